"""Showing that nothing arrives: a record made later, whose row is there, has overtaken what never came."""

import time
from datetime import UTC, datetime

from support import api
from support.actions.tracking import identifier_of
from support.session import Session
from support.waiting import Patience, until

VACCINE_TYPE = "COVID"


def await_sentinel(session: Session) -> None:
    """Record one more vaccination and wait until its delta row is there; it is deleted with the others.

    Where it is refused, wait the settle time instead.
    """
    if record_id := _record(session):
        session.services.tables.delta_rows(record_id, 1, patience(session, time.monotonic()))
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
