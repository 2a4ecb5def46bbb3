"""Checks that a refused request has left no trace (EVT-36, DLT-ROW-16)."""

from datetime import timedelta

from support import expected
from support.actions.tracking import body_of, identifier_of, is_create
from support.checks.requiring import fail
from support.checks.sentinel import await_sentinel, patience
from support.matching import ABSENT, Mismatch, compare
from support.session import Record, Session
from support.tables import Item
from support.vaccinations import read_field


def nothing_is_stored(session: Session) -> None:
    """Require that both tables are as the accepted requests of this scenario left them.

    Raises:
        MismatchError: there is an item or a row that no accepted request accounts for, or one has changed.
    """
    last = session.last
    await_sentinel(session)
    found = [mismatch for record in session.records for mismatch in _changed(session, record)]
    if is_create(last.request):
        found += _strays(session)
    if found:
        fail(session, found)


def _changed(session: Session, record: Record) -> list[Mismatch]:
    """What differs from the state in which the accepted requests left a record."""
    tables = session.services.tables
    item = tables.event(record.id)
    rows = tables.delta_rows(record.id, 0, patience(session)).value
    return [
        *compare(expected.events_item(record.history), ABSENT if item is None else item, "events item"),
        *compare(expected.delta_rows(record.history), rows, "delta row"),
    ]


def _strays(session: Session) -> list[Mismatch]:
    """What is stored or published of a vaccination that was not accepted."""
    known = {record.id for record in session.records}
    stored = {item["PK"].partition("#")[2] for item in _items(session)} - known
    published = {row["ImmsID"] for row in _rows(session)} - known
    return [
        *(Mismatch("events table", ABSENT, each, "stored all the same") for each in sorted(stored)),
        *(Mismatch("delta table", ABSENT, each, "published all the same") for each in sorted(published)),
    ]


def _items(session: Session) -> list[Item]:
    """The live items that the refused vaccination would be found by: its identifier, its patient."""
    body, tables = body_of(session.last.request), session.services.tables
    identifier, number = identifier_of(body), read_field(body, "patient NHS number")
    of_patient = tables.events_of_patient(number) if isinstance(number, str) and number else []
    live = [item for item in of_patient if item["Operation"] != "DELETE"]
    return live + tables.events_with_identifier(identifier.system, identifier.value)


def _rows(session: Session) -> list[Item]:
    """The delta rows that tell of the refused vaccination."""
    value = identifier_of(body_of(session.last.request)).value
    tolerance = timedelta(seconds=session.services.settings.clock_tolerance)
    rows = session.services.tables.creations_since(session.last.since - tolerance)
    return [row for row in rows if row["Imms"].get("UNIQUE_ID") == value]
