"""The fields that every record must have, whatever its vaccine type."""

from support.sandbox.validation.checking import Body, Check, Part, missing, refuse_if_any_complains, rules
from support.sandbox.validation.locations import ORGANIZATION_IDENTIFIER, PATIENT, PROCEDURE_CODING, find
from support.sandbox.validation.names import checked_name
from support.sandbox.validation.postcodes import POSTCODE, has_postcode


def check_mandatory_fields(body: Body) -> None:
    """Look for every mandatory field of a body that has passed the checks and the FHIR model.

    Raises:
        Refused: 400 naming all that are missing (VAL-186…199).
    """
    refuse_if_any_complains(MANDATORY, body)


def there_is(location: str) -> Part:
    """Demand that a location leads to something."""
    return lambda body: _must_be_there(body, location)


def there_is_in_name(person: str, member: str) -> Part:
    """Demand that the name of a person which is checked has a member."""
    return lambda body: _must_be_there(body, f"{checked_name(body, person)}.{member}")


def there_is_a_postcode(body: Body) -> None:
    """Demand a postcode in some address."""
    if not has_postcode(body):
        raise ValueError(missing(POSTCODE))


def _must_be_there(body: Body, location: str) -> None:
    try:
        find(body, location)
    except LookupError:
        raise ValueError(missing(location)) from None


MANDATORY = (
    Check(1, rules(186), there_is_in_name(PATIENT, "given")),
    Check(2, rules(187), there_is_in_name(PATIENT, "family")),
    Check(3, rules(188), there_is(f"{PATIENT}.birthDate")),
    Check(4, rules(189), there_is(f"{PATIENT}.gender")),
    Check(5, rules(190), there_is_a_postcode),
    Check(6, rules(191), there_is(f"{ORGANIZATION_IDENTIFIER}.value")),
    Check(7, rules(192), there_is(f"{ORGANIZATION_IDENTIFIER}.system")),
    Check(8, rules(193), there_is("identifier[0].value")),
    Check(9, rules(194), there_is("identifier[0].system")),
    Check(10, rules(195), there_is("recorded")),
    Check(11, rules(196), there_is("primarySource")),
    Check(12, rules(197), there_is(f"{PROCEDURE_CODING}.code")),
    Check(13, rules(198), there_is("location.identifier.value")),
    Check(14, rules(199), there_is("location.identifier.system")),
)
