"""Records that nobody else has: each with an identifier and, for searches, a patient of its own."""

import itertools
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from stdnum.gb import nhs

from support.reference import NHS_NUMBER, SNOMED, VACCINE_TYPES
from tests.contract.validation_cases import edited, load

SYSTEM = "https://supplier.example/vaccination"
FULL = load()[0].base
UNREADABLE: dict[str, Any] = {"/vaccineCode": {}}
"""A change that is accepted and makes the record unreadable (API-BUG-09)."""
LATER_CODING_BAD = {"/site/coding/1": {"system": SNOMED, "code": ""}}
"""A change that only the parsing of the full body finds (VAL-208)."""
WRONG_STATUS = {"/status": "not-done"}
_unused_numbers = (str(each) for each in itertools.count(9991000000) if nhs.checksum(str(each)) == 0)


def vaccination(
    change: Mapping[str, Any] | None = None,
    remove: Iterable[str] = (),
    *,
    vaccine_type: str = "COVID",
    nhs_number: str = "9990000018",
) -> dict[str, Any]:
    """Make a complete record with a new identifier; elements are removed, then changed (JSON Pointers)."""
    own = {
        "/identifier/0": {"system": SYSTEM, "value": str(uuid4())},
        "/contained/0/identifier/0/value": nhs_number,
        "/protocolApplied/0/targetDisease": target_diseases(VACCINE_TYPES[vaccine_type]),
    }
    return edited(edited(FULL, (), own), remove, change or {})


def target_diseases(codes: Iterable[str]) -> list[dict[str, Any]]:
    """Code diseases as a record does."""
    return [{"coding": [{"system": SNOMED, "code": code}]} for code in codes]


def new_nhs_number() -> str:
    """Make up a synthetic NHS number that nobody in this process has had, nor any that is named in a test."""
    return next(_unused_numbers)


def identifier_of(record: Mapping[str, Any]) -> str:
    """The identifier as outcomes and the events table spell it: system, `#`, value."""
    identifier = record["identifier"][0]
    return f"{identifier['system']}#{identifier['value']}"


def patient_parameter(nhs_number: str) -> str:
    """The value of `patient.identifier` in a search."""
    return f"{NHS_NUMBER}|{nhs_number}"
