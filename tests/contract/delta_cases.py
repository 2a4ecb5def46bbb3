"""The observed delta rows: what the service published for 205 records, as data/delta_cases.json holds them.

A case is the base record with a few elements changed, then removed, and the flat fields that differ
from those of the base record in consequence. Elements are named by JSON Pointer (RFC 6901).
"""

import copy
import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import simplejson

FILE = Path(__file__).parent / "data" / "delta_cases.json"


@dataclass(frozen=True)
class DeltaCase:
    """One record and the flat map that was published for it."""

    rule: str
    title: str
    accepted: bool
    """Whether the API takes the record; one that it refuses can only be put into the events table."""
    operation: str
    """`CREATE`, `UPDATE` or `DELETE`: the operation that the flat map is for."""
    resource: dict[str, Any]
    """The request body, with exact decimals. Its identifier has a value that no other case has."""
    expected: dict[str, Any]
    """The complete flat map, with exact decimals and without the absent keys."""
    absent: frozenset[str]
    """The flat fields whose key must be missing."""

    @property
    def body(self) -> str:
        """The request body as JSON, its decimals digit for digit."""
        return simplejson.dumps(self.resource, use_decimal=True)

    def __str__(self) -> str:
        return f"{self.rule} {self.title}"


def load() -> list[DeltaCase]:
    """Read all cases, with fresh identifier values each time."""
    known = json.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal)
    return [_case(known["base"], each) for each in known["cases"]]


def _case(base: dict[str, Any], case: dict[str, Any]) -> DeltaCase:
    resource = copy.deepcopy(base["resource"])
    for pointer, value in case.get("change", {}).items():
        _change(resource, pointer, value)
    for pointer in case.get("remove", []):
        _remove(resource, pointer)
    absent = frozenset(case.get("absent", []))
    flat_map = base["flat_map"] | case.get("flat_map", {})
    return DeltaCase(
        rule=case["rule"],
        title=case["title"],
        accepted=case["accepted"],
        operation=case.get("operation", "CREATE"),
        resource=resource,
        expected={
            name: value
            for name, value in (flat_map | _freshly_identified(resource)).items()
            if name not in absent
        },
        absent=absent,
    )


def _freshly_identified(resource: dict[str, Any]) -> dict[str, str]:
    """Make the identifier unique, keeping what is odd about it, and return the flat field that follows."""
    identifiers = resource.get("identifier")
    if not identifiers:
        return {}
    identifiers[0]["value"] = f"{uuid4()}-{identifiers[0]['value']}"
    return {"UNIQUE_ID": identifiers[0]["value"]}


def _change(document: Any, pointer: str, value: Any) -> None:
    parent, key = _located(document, pointer)
    parent[key] = copy.deepcopy(value)


def _remove(document: Any, pointer: str) -> None:
    parent, key = _located(document, pointer)
    del parent[key]


def _located(document: Any, pointer: str) -> tuple[Any, str | int]:
    """Find the object or list that holds an element, and the element's key in it."""
    *path, last = pointer.removeprefix("/").split("/")
    for step in path:
        document = document[_key(document, step)]
    return document, _key(document, last)


def _key(parent: Any, step: str) -> str | int:
    return int(step) if isinstance(parent, list) else step.replace("~1", "/").replace("~0", "~")
