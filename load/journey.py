"""The defining journey: record a vaccination, see it stored and published, and delete it."""

import time

from load.figures import Figures
from support.actions import acting
from support.checks import delta, events, responses
from support.phrases import Actor, Which
from support.session import Session

VACCINE_TYPE = "COVID"
STORED = "events item as sent"
PUBLISHED = "delta row published in time"


def run(session: Session, figures: Figures, *, verify: bool) -> bool:
    """Let the supplier of a fresh session make the journey once, and tell the figures of whatever goes wrong.

    Every answer is compared whole with what the oracle expects. With `verify` both tables are looked into as
    well, between recording and deleting. Gives whether the journey came to its end.
    """
    if not _record(session, figures):
        return False
    if verify:
        _verify(session, figures)
    return _delete(session, figures)


def _record(session: Session, figures: Figures) -> bool:
    session.vaccination = session.vaccinations.complete(VACCINE_TYPE)
    answered = figures.request("POST", "/Immunization", lambda: acting.record(session, Actor()))
    if not answered or not _succeeded(session):
        return False
    figures.check("answer to create", lambda: responses.names_record(session, 1))
    figures.totals.recorded += 1
    return bool(session.records)


def _verify(session: Session, figures: Figures) -> None:
    """Compare item and row whole; the response time of the row is how long after the answer it was seen."""
    answered = time.perf_counter()
    stored = figures.check(STORED, lambda: events.holds(session, Which(), "sent"))
    published = figures.check(PUBLISHED, lambda: delta.shows(session, Which(), ["CREATE"], None), answered)
    figures.totals.verified += stored and published


def _delete(session: Session, figures: Figures) -> bool:
    request = ("DELETE", "/Immunization/{id}")
    answered = figures.request(*request, lambda: acting.delete(session, Actor(), Which()))
    if not answered or not _succeeded(session):
        return False
    return figures.check("answer to delete", lambda: responses.confirms_deletion(session))


def _succeeded(session: Session) -> bool:
    """Whether the last answer is not one that counts as a failed request already."""
    return session.response.status < 400
