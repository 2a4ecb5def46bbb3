"""What the searches need from the store of records."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol


@dataclass(frozen=True)
class Found:
    """A stored record that a search came upon."""

    id: str
    vaccine_type: str
    version: int
    stored: dict[str, Any]
    """The Immunization just as it is stored."""
    read: Callable[[], dict[str, Any]]
    """Reads the Immunization; refuses when it became unreadable (API-BUG-09)."""

    @cached_property
    def resource(self) -> dict[str, Any]:
        """The Immunization in the order of the FHIR model, decimals as JSON numbers; read when needed."""
        return self.read()


class SearchableRecords(Protocol):
    """A store in which records can be found."""

    def by_identifier(self, system: str, value: str) -> Found | None:
        """Find the record with that identifier, deleted ones included (API-BUG-01)."""

    def of_patient(self, nhs_number: str, vaccine_types: Collection[str]) -> list[Found]:
        """Find the live records of a patient, by vaccine type, then id, both as text (API-BND-04)."""
