"""Checks of the events table: what the service stored."""

from support import expected
from support.actions.tracking import identifier_of
from support.checks.requiring import fail, require, require_as_claimed
from support.matching import ABSENT, Mismatch
from support.phrases import Which
from support.session import Record, Session

STATES = ("sent", "updated", "deleted", "reinstated")


def holds(session: Session, which: Which, state: str) -> None:
    """Require the complete events item of a record as what was done to it leaves it (EVT-10 to EVT-38).

    Raises:
        ValueError: there is no such state.
        MismatchError: the record is in another state, or its item is missing or wrong.
    """
    if state not in STATES:
        raise ValueError(f"a record is not stored as {state}: say as {', '.join(STATES)}")
    record = session.meant(which.name)
    require_as_claimed(session, state, state_of(record))
    item = session.services.tables.event(record.id)
    require(session, expected.events_item(record.history), ABSENT if item is None else item, "events item")
    _require_no_twin(session, record)


def _require_no_twin(session: Session, record: Record) -> None:
    """Require that no other item has the record's business identifier (API-ID-03)."""
    identifier = identifier_of(record.history.first_body)
    items = session.services.tables.events_with_identifier(identifier.system, identifier.value)
    why = "another item with the same identifier"
    if twins := [item["PK"] for item in items if item["PK"] != f"Immunization#{record.id}"]:
        fail(session, [Mismatch("events table", ABSENT, twin, why) for twin in twins])


def state_of(record: Record) -> str:
    """Say what was last done to a record, in one of the words of `STATES`."""
    match [change.operation for change in record.changes][-2:]:
        case [*_, "DELETE"]:
            return "deleted"
        case ["DELETE", "UPDATE"]:
            return "reinstated"
        case [*_, "UPDATE"]:
            return "updated"
    return "sent"
