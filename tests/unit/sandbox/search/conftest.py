from collections.abc import Callable, Collection, Mapping
from typing import Any

import pytest

from support.reference import NHS_NUMBER, SNOMED, VACCINE_TYPES
from support.sandbox.outcomes import Refused
from support.sandbox.permissions import Permissions
from support.sandbox.search import Found, search

BASE_URL = "https://sandbox.test/immunisation-fhir-api/FHIR/R4"
EVERYTHING = [f"{vaccine_type}.S" for vaccine_type in VACCINE_TYPES]


def stored_resource(vaccine_type: str, record_id: str) -> dict[str, Any]:
    """A minimal Immunization as the events table holds it, in the order of the FHIR model."""
    return {
        "resourceType": "Immunization",
        "id": record_id,
        "contained": [
            {"resourceType": "Practitioner", "id": "Pract1", "name": [{"family": "Hollin"}]},
            {
                "resourceType": "Patient",
                "id": "Pat1",
                "identifier": [{"use": "official", "system": NHS_NUMBER, "value": "9990000018"}],
                "name": [{"family": "Quill", "given": ["Oriel"]}],
                "birthDate": "1971-11-23",
            },
        ],
        "identifier": [{"system": "https://supplier.test/ids", "value": record_id}],
        "status": "completed",
        "vaccineCode": {"text": "a vaccine"},
        "patient": {"reference": "#Pat1"},
        "occurrenceDateTime": "2024-06-15T10:00:00+00:00",
        "recorded": "2024-06-15T10:00:00+00:00",
        "performer": [
            {"actor": {"reference": "#Pract1"}},
            {"actor": {"type": "Organization", "identifier": {"system": "s", "value": "B0C4P"}}},
        ],
        "protocolApplied": [
            {
                "targetDisease": [
                    {"coding": [{"system": SNOMED, "code": code}]} for code in VACCINE_TYPES[vaccine_type]
                ],
                "doseNumberPositiveInt": 1,
            }
        ],
    }


def contained_patient(resource: Mapping[str, Any]) -> dict[str, Any]:
    return next(each for each in resource["contained"] if each["resourceType"] == "Patient")


class Shelf:
    """Records in memory, found as `SearchableRecords` promises."""

    def __init__(self) -> None:
        self.live: list[Found] = []
        self.deleted: list[Found] = []
        self.asked: list[str] = []

    def by_identifier(self, system: str, value: str) -> Found | None:
        self.asked.append(f"{system} then {value}")
        wanted = (system, value)
        for each in self.live + self.deleted:
            identifier = each.resource["identifier"][0]
            if (identifier["system"], identifier["value"]) == wanted:
                return each
        return None

    def of_patient(self, nhs_number: str, vaccine_types: Collection[str]) -> list[Found]:
        self.asked.append(nhs_number)
        found = [
            each
            for each in self.live
            if each.vaccine_type in vaccine_types
            and contained_patient(each.resource)["identifier"][0].get("value") == nhs_number
        ]
        return sorted(found, key=lambda each: (each.vaccine_type, each.id))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def asked(shelf: Shelf) -> list[str]:
    """What the store was asked for."""
    return shelf.asked


@pytest.fixture
def keep(shelf: Shelf) -> Callable[..., Found]:
    """Put a record into the store: its type, its id, and the elements that are to be different."""

    def keep(vaccine_type: str, record_id: str, version: int = 1, **elements: Any) -> Found:
        resource = stored_resource(vaccine_type, record_id) | elements
        found = Found(record_id, vaccine_type, version, resource, read=lambda: resource)
        shelf.live.append(found)
        return found

    return keep


@pytest.fixture
def delete(shelf: Shelf) -> Callable[[Found], None]:
    """Mark a record as deleted."""

    def delete(found: Found) -> None:
        shelf.live.remove(found)
        shelf.deleted.append(found)

    return delete


@pytest.fixture
def ask(shelf: Shelf) -> Callable[..., dict[str, Any]]:
    """Search, as a supplier that may search everything unless permissions are given."""

    def ask(parameters: Mapping[str, str], permissions: Collection[str] = EVERYTHING) -> dict[str, Any]:
        return search(list(parameters.items()), Permissions.parse(permissions), shelf, BASE_URL)

    return ask


@pytest.fixture
def refusal(ask: Callable[..., dict[str, Any]]) -> Callable[..., tuple[int, str, str]]:
    """Search in vain: the status, the code and the diagnostics of the refusal."""

    def refusal(
        parameters: Mapping[str, str], permissions: Collection[str] = EVERYTHING
    ) -> tuple[int, str, str]:
        with pytest.raises(Refused) as caught:
            ask(parameters, permissions)
        return caught.value.status, caught.value.code, caught.value.diagnostics

    return refusal
