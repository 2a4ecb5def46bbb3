"""What the searches need from the store of records."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Found:
    """A stored record that a search came upon."""

    id: str
    vaccine_type: str
    """The type that its stored diseases stand for."""
    version: int
    resource: dict[str, Any]
    """The stored Immunization in the order of the FHIR model, decimals as JSON numbers."""


class SearchableRecords(Protocol):
    """A store in which records can be found."""

    def by_identifier(self, system: str, value: str) -> Found | None:
        """Find the record with that identifier, deleted ones included (API-BUG-01)."""

    def of_patient(self, nhs_number: str, vaccine_types: Collection[str]) -> list[Found]:
        """Find the live records of a patient, by vaccine type, then id, both as text (API-BND-04)."""
