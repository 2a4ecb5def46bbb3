"""Checks of the delta table: what everybody downstream is told."""

from collections.abc import Sequence
from dataclasses import replace

from support import expected
from support.checks.requiring import fail, require, require_as_claimed
from support.checks.sentinel import await_sentinel, not_in_time, patience
from support.phrases import Which
from support.session import Record, Session
from support.tables import Item


def shows(session: Session, which: Which, operations: Sequence[str], within: float | None) -> None:
    """Require the complete delta rows of a record, waiting for as many as are expected (DLT-DLV-02).

    The wait is of so many seconds, or as long as the settings say.

    Raises:
        MismatchError: rows are wrong, missing or too many, or the scenario did other things than it says.
    """
    record = session.meant(which.name)
    rows = expected.delta_rows(record.history)
    require_as_claimed(session, _named(operations), _named([row["Operation"] for row in rows]))
    if len(rows) < len(record.changes):
        # A change that is not to be published shows as nothing: look once a later record's row is there.
        await_sentinel(session)
    require(session, rows, published_rows(session, record, within), "delta row")


def shows_nothing_more(session: Session, which: Which, operations: Sequence[str]) -> None:
    """Require the same once more when a later record's row is there; errors as for `shows`."""
    shows(session, which, operations, None)
    await_sentinel(session)
    shows(session, which, operations, None)


def published_rows(session: Session, record: Record, within: float | None = None) -> list[Item]:
    """Wait until as many delta rows of a record are there as are expected.

    Raises:
        MismatchError: there are fewer at the end of the wait.
    """
    rows = expected.delta_rows(record.history)
    longest = patience(session, record.changed_at)
    if within is not None:
        longest = replace(longest, timeout=within)
    waited = session.services.tables.delta_rows(record.id, len(rows), longest)
    if len(waited.value) < len(rows):
        wanted = _named([row["Operation"] for row in rows])
        fail(session, [not_in_time("delta rows", wanted, waited)])
    return waited.value


def _named(operations: Sequence[str]) -> str:
    return ", ".join(operations) or "nothing"
