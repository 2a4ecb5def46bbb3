"""The observed validations: what the service answered to 479 requests (data/validation_cases.json).

A case is the base record with a few elements removed, then changed, sent as a create or an update, and the
answer. Elements are named by JSON Pointer (RFC 6901).
"""

import copy
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import simplejson

FILE = Path(__file__).parent / "data" / "validation_cases.json"

_IDENTIFIER = "contract-case-0001"


@dataclass(frozen=True)
class Expected:
    """What the service answers, and what it returns when the record is read by id afterwards."""

    status: int
    code: str | None = None
    """`issue[0].code` of the OperationOutcome; None when the request is accepted."""
    diagnostics: str | None = None
    """`issue[0].diagnostics`, with `{id}` for the id in the path; None when the request is accepted."""
    read_status: int = 200
    """HTTP status of a later read; means nothing when the request is refused."""
    returned: dict[str, Any] = field(default_factory=dict)
    """JSON Pointer -> value that a later read returns there."""
    not_returned: list[str] = field(default_factory=list)
    """JSON Pointers of elements that a later read does not return."""


@dataclass(frozen=True, kw_only=True)
class ValidationCase:
    """One request and its answer."""

    name: str
    operation: Literal["create", "update"]
    given: Literal["created", "created and updated once"] | None = None
    """What was done with the base record before, by the same supplier with every permission."""
    permissions: list[str] | None = None
    """All that the supplier has for the tested request, such as `FLU.CRUDS`; None is everything."""
    headers: dict[str, str]
    """`SupplierSystem`, which the gateway sets, and `E-Tag`, unless the case is about their absence."""
    path_id: str = "some-id"
    """The id in the path of an update; a given record's own id takes its place."""
    base: dict[str, Any]
    """The base record, with exact decimals and an identifier value that no other case has."""
    remove: list[str] = field(default_factory=list)
    """JSON Pointers of the elements that are removed from the base record, in turn."""
    change: dict[str, Any] = field(default_factory=dict)
    """JSON Pointer -> value that is set after that."""
    raw: str | None = None
    """A text that is sent instead of the record."""
    no_body: bool = False
    expected: Expected

    def base_body(self) -> str:
        """Write the base record, which a given create or update sends, its decimals digit for digit."""
        return simplejson.dumps(self.base, use_decimal=True)

    def body(self, path_id: str) -> str | None:
        """Write what is sent for this id in the path; None when nothing at all is sent."""
        if self.no_body:
            return None
        return self.raw if self.raw is not None else simplejson.dumps(self.record(path_id), use_decimal=True)

    def record(self, path_id: str) -> dict[str, Any]:
        """Build the record that is sent, with exact decimals."""
        record = {**self.base, "id": path_id} if self.operation == "update" else self.base
        return edited(record, self.remove, self.change)

    def diagnostics(self, path_id: str) -> str | None:
        """Say what the outcome tells for this id in the path."""
        expected = self.expected.diagnostics
        return expected.replace("{id}", path_id) if expected else expected

    def __str__(self) -> str:
        return self.name


def load() -> list[ValidationCase]:
    """Read all cases, with fresh identifier values each time, so that they can be replayed into one store."""
    text = FILE.read_text(encoding="utf-8")
    known = json.loads(text, parse_float=Decimal)
    return [_case(known["base"], each) for each in known["cases"]]


def edited(record: dict[str, Any], remove: Iterable[str], change: Mapping[str, Any]) -> dict[str, Any]:
    """Copy a record without some elements and with others changed; an index one past the end appends."""
    record = copy.deepcopy(record)
    for pointer in remove:
        parent, key = _located(record, pointer)
        del parent[key]
    for pointer, value in change.items():
        parent, key = _located(record, pointer)
        if isinstance(parent, list) and key == len(parent):
            parent.append(None)
        parent[key] = copy.deepcopy(value)
    return record


def value_at(document: Any, pointer: str) -> Any:
    """Look up the value that a pointer names.

    Raises:
        KeyError, IndexError: there is none.
    """
    parent, key = _located(document, pointer)
    return parent[key]


def _case(base: dict[str, Any], case: dict[str, Any]) -> ValidationCase:
    identifier = f"{_IDENTIFIER}-{uuid4()}"
    base = copy.deepcopy(base)
    base["identifier"][0]["value"] = identifier
    expected = case["expected"]
    if "diagnostics" in expected:
        expected["diagnostics"] = expected["diagnostics"].replace(_IDENTIFIER, identifier)
    told = {key: value for key, value in case.items() if key not in ("id", "title", "headers", "expected")}
    return ValidationCase(
        name=f"{case['id']} {case.get('title', '')}".rstrip(),
        headers=_headers(case),
        base=base,
        expected=Expected(**expected),
        **told,
    )


def _headers(case: dict[str, Any]) -> dict[str, str]:
    defaults = {"SupplierSystem": "TestSupplier"} | ({"E-Tag": "1"} if case["operation"] == "update" else {})
    headers = defaults | case.get("headers", {})
    return {name: value for name, value in headers.items() if value is not None}


def _located(document: Any, pointer: str) -> tuple[Any, Any]:
    """Find the object or list that holds an element, and the element's key in it."""
    *path, last = pointer.removeprefix("/").split("/")
    for step in path:
        document = document[_key(document, step)]
    return document, _key(document, last)


def _key(parent: Any, step: str) -> str | int:
    return int(step) if isinstance(parent, list) else step.replace("~1", "/").replace("~0", "~")
