"""Showing that nothing arrives: a record made later, whose row is there, has overtaken what never came."""

import time
from datetime import UTC, datetime

from support import api
from support.actions.tracking import identifier_of
from support.checks.requiring import fail
from support.matching import Mismatch
from support.session import Session
from support.tables import Item
from support.waiting import Patience, Waited, until

VACCINE_TYPE = "COVID"


def await_sentinel(session: Session) -> None:
    """Record one more vaccination and wait until its delta row is there; it is deleted with the others.

    Where it is refused, wait the settle time instead.

    Raises:
        MismatchError: its row does not arrive, so that nothing can be said of what else does not.
    """
    if record_id := _record(session):
        found = session.services.tables.delta_rows(record_id, 1, patience(session, time.monotonic()))
        if not found.value:
            fail(session, [not_in_time("delta rows of a record made later", "CREATE", found)])
    elif settle := session.services.settings.waiting.settle:
        until(lambda: None, lambda _: False, Patience(settle, settle, settle))


def await_overtaking(session: Session) -> None:
    """Wait for a sentinel that is younger than the last request, unless somebody has already."""
    watch = session.watch
    if watch.overtaken is None or watch.overtaken < session.last.until:
        started = datetime.now(UTC)
        await_sentinel(session)
        watch.overtaken = started


def patience(session: Session, changed_at: float) -> Patience:
    """How long to wait for the delta row of a change that was answered at some time, by `time.monotonic`."""
    chosen = session.services.settings.waiting
    return Patience(chosen.delta_timeout, chosen.first_step, chosen.longest_step, changed_at)


def not_in_time(where: str, wanted: str, found: Waited[list[Item]]) -> Mismatch:
    """Rows that were waited for in vain; by these words the report tells this kind of failure from others."""
    why = f"not published in {found.seconds:.1f} s, {found.looks} looks"
    seen = ", ".join(row["Operation"] for row in found.value) or "no row"
    return Mismatch(where, wanted, seen, why)


def _record(session: Session) -> str | None:
    """Record a vaccination that the scenario knows nothing of; gives its id, None if it was refused."""
    supplier = session.services.settings.default_supplier
    body = session.vaccinations.complete(VACCINE_TYPE)
    identifier = identifier_of(body)
    session.teardown.intend(identifier, supplier)
    response = session.services.api.send(api.create(supplier, body))
    record_id = response.headers.get("location", "").rpartition("/")[2]
    if response.status != 201 or not record_id:
        return None
    session.teardown.recorded(identifier, record_id)
    return record_id
