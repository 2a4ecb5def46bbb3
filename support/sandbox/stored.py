"""One item of the events table, read (EVT-10…21)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from support.sandbox import fhir_model
from support.sandbox.outcomes import damaged, unexpected
from support.sandbox.validation import vaccine_type_of

Item = Mapping[str, Any]
"""An item as DynamoDB spells it: attribute name -> {type letter: value}."""

PREFIX = "Immunization#"


@dataclass(frozen=True)
class Stored:
    """A record as it was when it was read."""

    record_id: str
    version: int
    identifier: str
    """`IdentifierPK`: system, `#`, value (EVT-15)."""
    patient: str
    """`PatientPK`: `Patient#` and the NHS number (EVT-11, EVT-12)."""
    indexed_type: str
    """The vaccine type in `PatientSK`, by which a patient's records are searched (EVT-14)."""
    deleted_at: dict[str, str] | None
    """The attribute as DynamoDB spells it: a number, the word `reinstated`, or None (EVT-21)."""
    text: str
    """The resource as JSON."""

    @classmethod
    def of(cls, item: Item) -> "Stored":
        """Read an item.

        Raises:
            Refused: 500, it has no identifier (API-COM-16).
        """
        if "IdentifierPK" not in item:
            raise damaged("identifier")
        return cls(
            record_id=item["PK"]["S"].removeprefix(PREFIX),
            version=int(item["Version"]["N"]),
            identifier=item["IdentifierPK"]["S"],
            patient=_text(item, "PatientPK"),
            indexed_type=_text(item, "PatientSK").partition("#")[0],
            deleted_at=item.get("DeletedAt"),
            text=item["Resource"]["S"],
        )

    @property
    def deleted(self) -> bool:
        """Whether the record is deleted now."""
        return self.deleted_at is not None and "N" in self.deleted_at

    @cached_property
    def content(self) -> dict[str, Any]:
        """The resource just as it is stored; even one that became unreadable has its content."""
        content: dict[str, Any] = json.loads(self.text, parse_float=Decimal)
        return content

    @property
    def vaccine_type(self) -> str:
        """The type that the stored disease codes stand for.

        Raises:
            Refused: 500 when they stand for none any more (API-COM-15).
        """
        vaccine_type = vaccine_type_of(self.content)
        if vaccine_type is None:
            raise unexpected()
        return vaccine_type

    def resource(self) -> dict[str, Any]:
        """Build the resource as a read returns it.

        Raises:
            Refused: 500, the record became unreadable (API-BUG-09).
        """
        try:
            return fhir_model.to_returned(self.text)
        except fhir_model.Unacceptable as error:
            raise unexpected() from error


def _text(item: Item, attribute: str) -> str:
    """Give the text of an attribute, empty if there is none."""
    text: str = item.get(attribute, {"S": ""})["S"]
    return text
