"""Flat fields about the patient and the practitioner, and how one of several names or addresses is chosen."""

from datetime import datetime
from typing import Any

from support.expected.flat.periods import is_current, occurrence
from support.expected.flat.reading import (
    ConversionFailure,
    compact_date,
    contained,
    first_with_system,
    member,
    members,
    text,
)
from support.reference import NHS_NUMBER

_NO_POSTCODE = "ZZ99 3CZ"
_GENDER_CODES = {"male": "1", "female": "2", "other": "9", "unknown": "0"}
_MISSING = object()
_Name = dict[str, Any]


def nhs_number(resource: Any) -> Any:
    """DLT-NHS_NUMBER: value of the first identifier that has the NHS number system."""
    patient = contained(resource, "Patient")
    if patient is None:
        return ""
    identifier = first_with_system(members(patient, "identifier"), NHS_NUMBER)
    return "" if identifier is None else member(identifier, "value")


def patient_forename(resource: Any) -> str:
    """DLT-PERSON_FORENAME: all given names of the chosen name."""
    return _patient_names(resource)[0]


def patient_surname(resource: Any) -> str:
    """DLT-PERSON_SURNAME: family name of the chosen name."""
    return _patient_names(resource)[1]


def birth_date(resource: Any) -> str:
    """DLT-PERSON_DOB."""
    patient = contained(resource, "Patient")
    return "" if patient is None else compact_date(patient, "birthDate")


def gender_code(resource: Any) -> str:
    """DLT-PERSON_GENDER_CODE."""
    patient = contained(resource, "Patient")
    return "" if patient is None else _GENDER_CODES.get(text(patient, "gender").lower(), "")


def postcode(resource: Any) -> str:
    """DLT-PERSON_POSTCODE: a single address counts as it is, of several one is chosen."""
    when, patient = occurrence(resource), _patient(resource)
    addresses = member(patient, "address", []) or []
    if len(addresses) < 2:
        held = [member(address, "postalCode") for address in addresses]
    else:
        held = [_chosen_postcode(addresses, when)]
    return next(filter(None, held), _NO_POSTCODE)


def practitioner_forename(resource: Any) -> str:
    """DLT-PERFORMING_PROFESSIONAL_FORENAME."""
    return _practitioner_names(resource)[0]


def practitioner_surname(resource: Any) -> str:
    """DLT-PERFORMING_PROFESSIONAL_SURNAME."""
    return _practitioner_names(resource)[1]


def _patient(resource: Any) -> Any:
    patient = contained(resource, "Patient")
    if patient is None:
        raise ConversionFailure("no Patient is contained")
    return patient


def _patient_names(resource: Any) -> tuple[str, str]:
    """Give both names, or neither: half a name counts for nothing (rules 5 to 7)."""
    when = occurrence(resource)
    names = members(_patient(resource), "name")
    eligible = [name for name in names if _has(name, "given") and _has(name, "family")]
    forename, surname = _spelt(_chosen_name(eligible, when))
    return (forename, surname) if forename and surname else ("", "")


def _practitioner_names(resource: Any) -> tuple[str, str]:
    """Give whatever the chosen name has, even if it is only half a name (rule 3)."""
    when = occurrence(resource)
    practitioner = contained(resource, "Practitioner")
    names = [] if practitioner is None else members(practitioner, "name")
    eligible = [name for name in names if _has(name, "given") or _has(name, "family")]
    return _spelt(_chosen_name(eligible, when))


def _has(name: Any, part: str) -> bool:
    return member(name, part, _MISSING) is not _MISSING


def _chosen_name(eligible: list[_Name], when: datetime) -> _Name:
    """Apply steps 2, 3 and 4 of the name selection; no name at all is an empty one."""
    official = (name for name in eligible if name.get("use") == "official")
    if current_official := next((name for name in official if is_current(name, when)), None):
        return current_official
    # Every period is examined here, so a bad one on a later or old name fails the field (rule 9).
    current = [name for name in eligible if is_current(name, when)]
    in_use = [name for name in current if name.get("use") != "old"]
    return next(iter(in_use or eligible), {})


def _spelt(name: _Name) -> tuple[str, str]:
    given = members(name, "given")
    if not all(isinstance(part, str) for part in given):
        raise ConversionFailure("a given name is no text")
    return " ".join(given), text(name, "family")


def _chosen_postcode(addresses: list[Any], when: datetime) -> str:
    """Give the postcode of the best candidate (rules 3 to 10); blank if there is none."""
    candidates = [one for one in addresses if member(one, "postalCode") and is_current(one, when)]
    not_old = [one for one in candidates if _word(one, "use") != "old"]
    lived_at = [one for one in not_old if _word(one, "type") != "postal"]
    home = [one for one in lived_at if _word(one, "use") == "home"]
    return text(next(iter(home or lived_at or not_old or candidates), {}), "postalCode")


def _word(address: Any, name: str) -> str:
    return text(address, name).lower()
