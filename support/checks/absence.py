"""Checks that a refused request has left no trace (EVT-36, DLT-ROW-16)."""

from datetime import timedelta

from support import expected
from support.actions.tracking import body_of, identifier_of
from support.checks.requiring import fail
from support.checks.sentinel import await_overtaking, patience
from support.matching import ABSENT, Mismatch, compare
from support.session import Body, NothingYet, Record, Session
from support.tables import Item
from support.vaccinations import read_field


def nothing_is_stored(session: Session) -> None:
    """Require that both tables are as the accepted requests of this scenario left them.

    Raises:
        NothingYet: there is nothing to look for.
        MismatchError: there is an item or a row that no accepted request accounts for, or one has changed.
    """
    refused = body_of(session.last.request)
    if not refused and not session.records:
        raise NothingYet("the refused request carried no vaccination, so there is nothing to look for")
    await_overtaking(session)
    found = [mismatch for record in session.records for mismatch in _changed(session, record)]
    if refused:
        found += _strays(session, refused)
    if found:
        fail(session, found)


def _changed(session: Session, record: Record) -> list[Mismatch]:
    """What differs from the state in which the accepted requests left a record."""
    tables = session.services.tables
    item = tables.event(record.id)
    wanted = expected.delta_rows(record.history)
    rows = tables.delta_rows(record.id, len(wanted), patience(session, record.changed_at)).value
    return [
        *compare(expected.events_item(record.history), ABSENT if item is None else item, "events item"),
        *compare(wanted, rows, "delta row"),
    ]


def _strays(session: Session, refused: Body) -> list[Mismatch]:
    """What is stored or published of a vaccination that was not accepted."""
    known = {record.id for record in session.records}
    stored = {item["PK"].partition("#")[2] for item in _items(session, refused)} - known
    published = {row["ImmsID"] for row in _rows(session, refused)} - known
    return [
        *(Mismatch("events table", ABSENT, each, "stored all the same") for each in sorted(stored)),
        *(Mismatch("delta table", ABSENT, each, "published all the same") for each in sorted(published)),
    ]


def _items(session: Session, refused: Body) -> list[Item]:
    """The items of the refused identifier, and the live ones of the refused patient."""
    tables = session.services.tables
    identifier, number = identifier_of(refused), read_field(refused, "patient NHS number")
    of_patient = tables.events_of_patient(number) if isinstance(number, str) and number else []
    live = [item for item in of_patient if item["Operation"] != "DELETE"]
    return live + tables.events_with_identifier(identifier.system, identifier.value)


def _rows(session: Session, refused: Body) -> list[Item]:
    """The delta rows that tell of the refused vaccination."""
    value = identifier_of(refused).value
    tolerance = timedelta(seconds=session.services.settings.clock_tolerance)
    return session.services.tables.creations_of(value, session.watch.began - tolerance)
