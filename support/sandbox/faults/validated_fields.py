"""Faults of the validation of a body field by field: what is let through, and what is refused."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from support.reference import VACCINE_TYPES
from support.sandbox import validation
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams
from support.sandbox.validation import (
    checks,
    dates,
    demands,
    elements,
    mandatory,
    names,
    postcodes,
    references,
    vaccine_type,
)
from support.sandbox.validation.checking import Body, Check, Part
from support.sandbox.validation.demands import (
    array,
    at_most,
    at_most_elements,
    every,
    must,
    no_longer_than,
    positive_integer,
    text,
    text_of_length,
    without_spaces,
)
from support.sandbox.validation.locations import PATIENT, PATIENT_NHS_NUMBER, SNOMED_CODING, find
from support.sandbox.validation.mandatory import there_is
from support.sandbox.validation.parts import at, in_name


@fault("API-VAL-13", "VAL-023", clue="is not an allowed element")
def first_unknown_element_named(seams: Seams) -> None:
    """Of several elements that the service does not take only the first is named."""

    def first_only(body: Body) -> None:
        try:
            elements.only_allowed_elements(body)
        except ValueError as error:
            raise ValueError(str(error).partition("; ")[0]) from error

    _replace_check(seams, 3, first_only)


@fault("VAL-025", "API-VAL-13", clue="identifier is not an allowed")
def practitioner_with_an_identifier_accepted(seams: Seams) -> None:
    """A practitioner may have an identifier, which is then stored."""
    allowed = elements._ALLOWED["Practitioner"]
    seams.entry(elements._ALLOWED, "Practitioner", allowed | {"identifier"})


@fault("VAL-027", clue="The reference")
def reference_to_another_patient_accepted(seams: Seams) -> None:
    """A record may be about another patient than the one that it contains."""
    right = references.patient_is_the_contained_one

    def is_internal(body: Body) -> None:
        try:
            right(body)
        except ValueError as error:
            if "does not match" not in str(error):
                raise

    _replace_check(seams, 4, is_internal)


@fault("VAL-031", clue="contained Practitioner resource")
def practitioner_may_perform_twice(seams: Seams) -> None:
    """A record may name its practitioner as performer more than once."""

    def must_be_there(internal: list[str], practitioner: str) -> None:
        right(list(dict.fromkeys(internal)), practitioner)

    right = references._must_be_the_only_one
    seams.replace(references, "_must_be_the_only_one", must_be_there)


@fault("VAL-042", clue="400")
def check_digit_of_the_nhs_number_ignored(seams: Seams) -> None:
    """Any ten digits are accepted as the patient's NHS number."""
    _replace_check(seams, 10, at(PATIENT_NHS_NUMBER, text_of_length(10), without_spaces))


@fault("API-VAL-11", clue="400")
def nhs_number_mandatory(seams: Seams) -> None:
    """A patient without an NHS number cannot be vaccinated."""
    wanted = Check(15, frozenset(), there_is(PATIENT_NHS_NUMBER))
    seams.replace(mandatory, "MANDATORY", (*mandatory.MANDATORY, wanted))


@fault("VAL-049", clue="400")
def six_given_names_accepted(seams: Seams) -> None:
    """A patient may have six given names."""
    limits = every(text, no_longer_than(180))
    _replace_check(seams, 12, in_name(PATIENT, "given", array, at_most_elements(6), limits))


@fault("VAL-052", clue="180 or fewer characters")
def given_name_of_180_characters_refused(seams: Seams) -> None:
    """A given name must be shorter than 180 characters."""
    limits = every(text, no_longer_than(179))
    _replace_check(seams, 12, in_name(PATIENT, "given", array, at_most_elements(5), limits))


@fault("VAL-055", clue="400")
def family_name_of_36_characters_accepted(seams: Seams) -> None:
    """A family name may have 36 characters."""
    _replace_check(seams, 13, in_name(PATIENT, "family", text, no_longer_than(36)))


@fault("VAL-054", "API-VAL-02", clue="name[")
def first_name_checked(seams: Seams) -> None:
    """Of several names of a patient the first is checked, and not the one that is in use."""
    seams.replace(names, "_index", lambda every, occurrence: 0)


@fault("VAL-058", clue="400")
def birth_tomorrow_accepted(seams: Seams) -> None:
    """A patient may be born tomorrow."""

    def not_after_tomorrow(value: str, location: str) -> None:
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        must(value <= f"{tomorrow:%Y-%m-%d}", location, "not be in the future")

    _replace_check(seams, 14, at(f"{PATIENT}.birthDate", dates.date, not_after_tomorrow))


@fault("VAL-190", clue="201")
def postcode_of_the_first_address_needed(seams: Seams) -> None:
    """A patient whose first address has no postcode is refused, although another address has one."""

    def first_only(body: Body) -> list[Any]:
        return [each["postalCode"] for each in find(body, f"{PATIENT}.address")[:1] if "postalCode" in each]

    seams.replace(postcodes, "_postcodes", first_only)


@fault("VAL-067", "API-VAL-16", clue="occurrenceDateTime")
def vaccination_time_with_z_accepted(seams: Seams) -> None:
    """A vaccination time may end in Z."""
    seams.replace(dates, "_BRITISH_OFFSETS", (*dates._BRITISH_OFFSETS, "Z"))


@fault("VAL-067", "VAL-094", clue="occurrenceDateTime")
def server_clock_in_summer_time(seams: Seams) -> None:
    """A vaccination may be up to an hour in the future, for the server's clock is on summer time."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return super().now(tz) + timedelta(hours=1)

    seams.replace(dates, "datetime", Clock)


@fault("VAL-094", "API-VAL-16", clue="201")
def recorded_abroad_refused(seams: Seams) -> None:
    """The time of recording needs one of Britain's offsets, like the time of vaccination."""
    _replace_check(seams, 28, at("recorded", dates.past_date_or_british_time))


@fault("VAL-067", "VAL-094", clue="201")
def fractions_of_a_second_refused(seams: Seams) -> None:
    """A time with a fraction of a second is refused."""
    seams.replace(dates, "_DATE_TIMES", [form for form in dates._DATE_TIMES if "%f" not in form])


@fault("VAL-068", clue="exactly one performer")
def second_organisation_accepted(seams: Seams) -> None:
    """A vaccination may be performed by two organisations."""

    def some_organization(body: Body) -> None:
        actors = [each.get("actor", {}) for each in body.get("performer", [])]
        must(any(each.get("type") == "Organization" for each in actors), "There", "be an organisation")

    _replace_check(seams, 19, some_organization)


@fault("VAL-082", "API-VAL-14", clue="status must be")
def vaccination_not_done_accepted(seams: Seams) -> None:
    """A vaccination that was not done can be recorded."""
    _replace_check(seams, 24, at("status", text, demands.one_of("completed", "not-done")))


@fault("VAL-103", clue="201")
def ninth_dose_refused(seams: Seams) -> None:
    """A dose number must be less than nine."""
    _replace_check(seams, 33, at("protocolApplied[0].doseNumberPositiveInt", positive_integer, at_most(8)))


@fault("API-VAL-07", "VAL-117", clue="201")
def later_site_codings_checked(seams: Seams) -> None:
    """A second SNOMED coding of the site is refused."""
    seams.replace(validation, "without_later_snomed_codings", lambda body: body)


@fault("VAL-127", clue="doseQuantity.value")
def dose_amount_as_text_accepted(seams: Seams) -> None:
    """A dose amount may be a text."""
    _replace_check(seams, 47)


@fault("VAL-132", clue="doseQuantity.code")
def code_of_a_dose_unit_without_system_accepted(seams: Seams) -> None:
    """A dose unit may have a code of an unknown system."""
    _replace_check(seams, 50)


@fault("VAL-160", clue="vaccineCode")
def product_code_unchecked(seams: Seams) -> None:
    """The code of a product need not be a SNOMED CT one, although it says that it is."""
    _replace_check(seams, 61, at(f"vaccineCode.{SNOMED_CODING}.code", text))


@fault("VAL-185", "API-ID-04", clue="targetDisease")
def order_of_diseases_matters(seams: Seams) -> None:
    """A vaccine type is known only by its diseases in the order of the list."""
    types = {codes: name for name, codes in VACCINE_TYPES.items()}
    seams.replace(vaccine_type, "_type_of", lambda codes: types.get(tuple(codes)))


@fault("VAL-185", "API-ID-04", clue="targetDisease")
def repeated_disease_accepted(seams: Seams) -> None:
    """A vaccine type is still known when one of its diseases is named twice."""
    seams.wrap(vaccine_type, "_type_of", lambda right: lambda codes: right(set(codes)))


@fault("VAL-196", "API-VAL-06", clue="primarySource")
def primary_source_may_be_missing(seams: Seams) -> None:
    """A record need not say whether its source is primary."""
    kept = tuple(each for each in mandatory.MANDATORY if "VAL-196" not in each.rules)
    seams.replace(mandatory, "MANDATORY", kept)


def _replace_check(seams: Seams, number: int, *parts: Part) -> None:
    """Have other parts, or none, in the place of those of a check of the fields."""
    changed = [Check(number, each.rules, *parts) if each.number == number else each for each in checks.CHECKS]
    seams.replace(checks, "CHECKS", changed)
