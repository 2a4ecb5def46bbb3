"""Reading one field of what a scenario has sent or seen: for checks of single fields, and for notes.

What begins with `$` is a JSONPath into the whole; other names are those that each view knows.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from support.checks.delta import published_rows
from support.expected import FLAT_FIELDS
from support.matching import ABSENT
from support.notation import Kind
from support.phrases import Which
from support.session import NotRecorded, Session
from support.suggestions import did_you_mean
from support.tables import Item
from support.vaccinations import FIELDS, UnknownField, find_field, read_field


@dataclass(frozen=True)
class Value:
    """What a field holds, `ABSENT` if it is not there, and how a cell about it is read."""

    held: Any
    kind: Kind = "text"


View = Callable[[str], Value]
"""Looks up a field; UnknownField, with the nearest names, if there is none of that name."""

BUNDLE_AND_OUTCOME: dict[str, tuple[str, Kind]] = {
    "total": ("$.total", "number"),
    "self link": ("$.link[0].url", "text"),
    "outcome id": ("$.id", "text"),
    "severity": ("$.issue[0].severity", "text"),
    "issue code": ("$.issue[0].code", "text"),
    "details code": ("$.issue[0].details.coding[0].code", "text"),
    "diagnostics": ("$.issue[0].diagnostics", "text"),
}
"""What testers call places in a Bundle and in an OperationOutcome."""

HEADER = "header "

ITEM_ATTRIBUTES: dict[str, Kind] = {
    "PK": "text",
    "PatientPK": "text",
    "PatientSK": "text",
    "IdentifierPK": "text",
    "Operation": "text",
    "Version": "number",
    "SupplierSystem": "text",
    "UpdatedAt": "number",
    "DeletedAt": "text",
    "Resource": "text",
}
ROW_ATTRIBUTES: dict[str, Kind] = {
    "PK": "text",
    "ImmsID": "text",
    "Operation": "text",
    "VaccineType": "text",
    "SupplierSystem": "text",
    "DateTimeStamp": "text",
    "SequenceNumber": "text",
    "Source": "text",
    "ExpiresAt": "number",
}
FLAT_KINDS: dict[str, Kind] = {"DOSE_AMOUNT": "number", "CONVERSION_ERRORS": "json"}


def vaccination(session: Session) -> View:
    """The prepared vaccination, by the words for its fields."""
    return lambda name: _of_resource(session.vaccination, name)


def response(session: Session) -> View:
    """The last answer: `header E-Tag`, `body`, places in a Bundle or outcome, or fields of a vaccination."""
    answer = session.response

    def look(name: str) -> Value:
        if name.lower().startswith(HEADER):
            return Value(answer.headers.get(name[len(HEADER) :].lower(), ABSENT))
        if name == "body":
            return Value(ABSENT if answer.body is None else answer.body, "json")
        if name in BUNDLE_AND_OUTCOME:
            path, kind = BUNDLE_AND_OUTCOME[name]
            return Value(read_field(answer.body, path), kind)
        return _of_resource(answer.body, name, also=("body", f"{HEADER}E-Tag", *BUNDLE_AND_OUTCOME))

    return look


def events_item(session: Session, which: Which) -> View:
    """The events item of a record: its attributes, or fields of the vaccination in its `Resource`."""
    record_id = session.meant(which.name).id
    item = session.services.tables.event(record_id)
    if item is None:
        raise NotRecorded(f"the events table has no item for {record_id}")

    def look(name: str) -> Value:
        if name in ITEM_ATTRIBUTES:
            return Value(item.get(name, ABSENT), ITEM_ATTRIBUTES[name])
        resource = json.loads(item["Resource"], parse_float=Decimal)
        return _of_resource(resource, name, also=ITEM_ATTRIBUTES)

    return look


def delta_row(session: Session, which: Which, operation: str | None) -> View:
    """A delta row of a record, the last or the last of an operation: its attributes and its flat fields."""
    row = _last_row(session, which, operation)

    def look(name: str) -> Value:
        flat = name.upper().replace(" ", "_")
        if name.startswith("$"):
            return _of_resource(row, name)
        if name in ROW_ATTRIBUTES:
            return Value(row.get(name, ABSENT), ROW_ATTRIBUTES[name])
        if flat in FLAT_FIELDS:
            return Value(row["Imms"].get(flat, ABSENT), FLAT_KINDS.get(flat, "text"))
        raise UnknownField(f"unknown field '{name}'. {did_you_mean(name, (*ROW_ATTRIBUTES, *FLAT_FIELDS))}")

    return look


def of_place(session: Session, place: str) -> View:
    """The view of a place in the present scenario, by the words of the step about notes."""
    views: dict[str, Callable[[], View]] = {
        "vaccination": lambda: vaccination(session),
        "response": lambda: response(session),
        "events table item": lambda: events_item(session, Which()),
        "delta row": lambda: delta_row(session, Which(), None),
    }
    return views[place]()


def _last_row(session: Session, which: Which, operation: str | None) -> Item:
    record = session.meant(which.name)
    rows = published_rows(session, record)
    wanted = [row for row in rows if operation in (None, row["Operation"])]
    if not wanted:
        raise NotRecorded(f"the delta table has no row{f' for {operation}' if operation else ''}")
    return wanted[-1]


def _of_resource(resource: Any, name: str, also: Iterable[str] = ()) -> Value:
    try:
        field = find_field(name)
    except UnknownField:
        raise UnknownField(f"unknown field '{name}'. {did_you_mean(name, (*also, *FIELDS))}") from None
    return Value(read_field(resource, name), field.kind)
