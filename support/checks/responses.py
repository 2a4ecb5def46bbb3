"""Checks of the answer to the last request."""

from http import HTTPStatus
from typing import Any

from support import expected
from support.api import Response
from support.checks.requiring import fail, require, require_as_claimed
from support.expected import gateway
from support.matching import Marker, Mismatch
from support.phrases import Which
from support.session import Session

PHRASES = {422: ["Unprocessable Content", "Unprocessable Entity"]}
"""Where the standard has changed its words; Python follows it from version to version."""


def has_status(session: Session, status: int, phrase: str) -> None:
    """Require the status of the last answer; the phrase is for readers and must be the standard one.

    Raises:
        ValueError: the phrase is not that of the status.
        MismatchError: the answer has another status; what the service said about it is shown.
    """
    if phrase not in (standard := PHRASES.get(status) or [HTTPStatus(status).phrase]):
        raise ValueError(f"{status} is '{standard[0]}', not '{phrase}'")
    _require_status(session, status, f"{status} {phrase}")


def names_record(session: Session, version: int) -> None:
    """Require the whole answer to a create or a reinstatement by POST (API-CREATE-05, API-CREATE-06)."""
    has_status(session, 201, "Created")
    history = session.record.history
    require_as_claimed(session, f"version {version}", f"version {history.version}")
    require_answer(session, expected.created(session.services.settings.links_base_url, history))


def confirms_update(session: Session, version: int) -> None:
    """Require the whole answer to an update or a reinstatement by PUT (API-UPDATE-02, API-UPDATE-04)."""
    has_status(session, 200, "OK")
    history = session.record.history
    require_as_claimed(session, f"version {version}", f"version {history.version}")
    require_answer(session, expected.updated(history))


def confirms_deletion(session: Session) -> None:
    """Require the whole answer to a delete (API-DELETE-02)."""
    require_answer(session, expected.deleted())


def holds_record(session: Session, which: Which, version: int) -> None:
    """Require the whole answer to a read: the record as it was sent last (API-READ-02, API-MAP-01…10)."""
    _require_status(session, 200, "200")
    history = session.meant(which.name).history
    require_as_claimed(session, f"version {version}", f"version {history.version}")
    require_answer(session, expected.read(history))


def is_refused(session: Session, status: int, code: str, diagnostics: str | Marker) -> None:
    """Require a refusal: the status and the whole OperationOutcome (API-COM-12, API-COM-13).

    Of an answer with another status is told what it should have said.
    """
    wanted = expected.refusal(status, code, diagnostics)
    _require_status(session, status, f"{status} {diagnostics}")
    require_answer(session, wanted)


def is_answered_by_gateway(session: Session, answer: str) -> None:
    """Require one of the gateway's own answers whole, by its sentence.

    Raises:
        LookupError: the gateway has no such answer; the nearest are named.
    """
    require_answer(session, gateway.answer(answer))


def body_is(session: Session, wanted: Any) -> None:
    """Require the whole body."""
    require(session, wanted, session.response.body, "response.body")


def came_within(session: Session, seconds: float) -> None:
    """Require that the answer came soon enough."""
    took = session.response.seconds
    if took > seconds:
        fail(session, [Mismatch("response time", f"at most {seconds:g} s", f"{took:.1f} s", "too slow")])


def require_answer(session: Session, wanted: Any) -> None:
    """Compare the whole last answer with what is expected of it.

    Of an answer with another status only that is reported: all the rest is bound to differ.
    """
    if isinstance(wanted, dict):
        _require_status(session, wanted["status"], str(wanted["status"]))
    require(session, wanted, seen(session.response), "response")


def seen(response: Response) -> dict[str, Any]:
    """The answer in the form that the oracle speaks of."""
    return {"status": response.status, "headers": dict(response.headers), "body": response.body}


def _require_status(session: Session, status: int, shown: str) -> None:
    answer = session.response
    if answer.status != status:
        said = f"{answer.status} {answer.said}".strip()
        fail(session, [Mismatch("response.status", shown, said, "another status")])
