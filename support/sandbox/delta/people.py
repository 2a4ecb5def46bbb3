"""The flat fields about the patient and the practitioner, from the contained resources."""

from datetime import datetime
from typing import Any, NamedTuple

from support.reference import NHS_NUMBER
from support.sandbox.delta.dates import instant
from support.sandbox.delta.periods import is_current

_UNKNOWN_POSTCODE = "ZZ99 3CZ"
_GENDER_CODES = {"MALE": "1", "FEMALE": "2", "OTHER": "9", "UNKNOWN": "0"}


class FullName(NamedTuple):
    """Both parts of a name, blank if need be."""

    forename: str
    surname: str


_NAMELESS = FullName("", "")


def nhs_number(resource: dict[str, Any]) -> Any:
    """The value of the first identifier of the NHS system (DLT-NHS_NUMBER-1…5)."""
    identifiers = (_contained(resource, "Patient") or {}).get("identifier", [])
    first: dict[str, Any] = next((each for each in identifiers if each.get("system") == NHS_NUMBER), {})
    return first.get("value", "")


def patient_name(resource: dict[str, Any]) -> FullName:
    """The selected name of the patient, or nothing of it.

    DLT-PERSON_FORENAME-1…9, DLT-PERSON_SURNAME-1…9.
    """
    at = _occurrence(resource)
    names = _contained(resource, "Patient").get("name", [])
    name = _selected([each for each in names if "given" in each and "family" in each], at)
    return name if all(name) else _NAMELESS


def practitioner_name(resource: dict[str, Any]) -> FullName:
    """The selected name of the practitioner, complete or not.

    DLT-PERFORMING_PROFESSIONAL_FORENAME-1…5, DLT-PERFORMING_PROFESSIONAL_SURNAME-1…5.
    """
    at = _occurrence(resource)
    names = (_contained(resource, "Practitioner") or {}).get("name", [])
    return _selected([each for each in names if "given" in each or "family" in each], at)


def birth_date(resource: dict[str, Any]) -> Any:
    """The patient's date of birth as stored."""
    return (_contained(resource, "Patient") or {}).get("birthDate")


def gender_code(resource: dict[str, Any]) -> str:
    """The patient's gender as a digit (DLT-PERSON_GENDER_CODE-1…4)."""
    gender = (_contained(resource, "Patient") or {}).get("gender", "")
    return _GENDER_CODES.get(gender.upper(), "")


def postcode(resource: dict[str, Any]) -> str:
    """The postcode of the selected address (DLT-PERSON_POSTCODE-1…10)."""
    at = _occurrence(resource)
    addresses = _contained(resource, "Patient").get("address") or []
    if len(addresses) == 1:
        return addresses[0].get("postalCode") or _UNKNOWN_POSTCODE
    candidates = [each for each in addresses if each.get("postalCode") and is_current(each, at)]
    return min(candidates, key=_address_rank)["postalCode"] if candidates else _UNKNOWN_POSTCODE


def _contained(resource: dict[str, Any], resource_type: str) -> Any:
    """Find the first contained resource of a type.

    A missing one is the empty text, as what is missing is everywhere in the flat map: fields that take
    it for an object all the same fail (section 2.7, no contained Patient).
    """
    every = resource.get("contained", [])
    return next((each for each in every if each.get("resourceType") == resource_type), "")


def _occurrence(resource: dict[str, Any]) -> datetime:
    """The instant that periods are compared with; whoever needs one fails without (DLT-DATE_AND_TIME-6)."""
    return instant(resource.get("occurrenceDateTime", ""))


def _selected(names: list[dict[str, Any]], at: datetime) -> FullName:
    """Select among the eligible names: current and official, current and not old, or else the first.

    The second look reads the period of every name, old ones too: one that cannot be read breaks the
    selection unless the first look was successful, which ends at what it finds (DLT-PERSON_FORENAME-9).
    """
    official = (each for each in names if each.get("use") == "official" and is_current(each, at))
    chosen = next(official, None) or _not_old(names, at) or next(iter(names), None)
    return FullName(" ".join(chosen.get("given", [])), chosen.get("family", "")) if chosen else _NAMELESS


def _not_old(names: list[dict[str, Any]], at: datetime) -> dict[str, Any] | None:
    current = [each for each in names if is_current(each, at)]
    return next((each for each in current if each.get("use") != "old"), None)


def _address_rank(address: dict[str, Any]) -> int:
    """Where an address stands in the order of preference (DLT-PERSON_POSTCODE-3…6, -9)."""
    use = (address.get("use") or "").lower()
    if use == "old":
        return 3
    if (address.get("type") or "").lower() == "postal":
        return 2
    return 0 if use == "home" else 1
