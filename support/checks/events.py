"""Checks of the events table: what the service stored."""

from support import expected
from support.checks.requiring import require, require_as_claimed
from support.matching import ABSENT
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
    require_item(session, record)


def require_item(session: Session, record: Record) -> None:
    """Compare the events item of a record with what the oracle expects."""
    item = session.services.tables.event(record.id)
    require(session, expected.events_item(record.history), ABSENT if item is None else item, "events item")


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
