"""What must be true afterwards: each check compares a whole thing with what the oracle expects of it."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, NoReturn

from support import expected
from support.api import Response
from support.evidence.attachments import attach_mismatches
from support.matching import ABSENT, Marker, Mismatch, MismatchError, compare
from support.session import Session
from support.tables import Item
from support.waiting import Patience, Waited


def response_is(session: Session, status: int, phrase: str) -> None:
    """Require the status of the last answer; the phrase is for readers and must be the standard one.

    Raises:
        ValueError: the phrase is not that of the status.
        MismatchError: the answer has another status; what the service said about it is shown.
    """
    standard = HTTPStatus(status).phrase
    if phrase != standard:
        raise ValueError(f"{status} is '{standard}', not '{phrase}'")
    answer = session.response
    if answer.status != status:
        said = f"{answer.status} {_diagnostics(answer) or answer.text}".strip()
        _fail([Mismatch("response.status", f"{status} {phrase}", said, "another status")])


def response_names_record(session: Session, version: int) -> None:
    """Require the whole answer to a create: 201, Location, E-Tag, no body (API-CREATE-05)."""
    history = session.record.history
    if history.version != version:
        raise ValueError(f"after what this scenario did, the record is at version {history.version}")
    answer = expected.created(session.services.settings.links_base_url, history)
    _require(answer, _seen(session.response), "response")


def request_is_refused(session: Session, status: int, code: str, diagnostics: str | Marker) -> None:
    """Require a refusal: the status and the whole OperationOutcome (API-COM-12, API-COM-13)."""
    _require(expected.refusal(status, code, diagnostics), _seen(session.response), "response")


def events_table_holds(session: Session, operation: str) -> None:
    """Require the complete events item of the record as what was done to it leaves it (EVT-10…38).

    Raises:
        ValueError: the last that the scenario did is not the operation it names.
        MismatchError: the item is missing or wrong.
    """
    history = session.record.history
    if history.last.operation != operation:
        raise ValueError(f"the last that this scenario did to the record is {history.last.operation}")
    item = session.services.tables.event(session.record.id)
    _require(expected.events_item(history), ABSENT if item is None else item, "events item")


def delta_table_shows(session: Session, operations: Sequence[str]) -> None:
    """Require the complete delta rows of the record, waiting for as many as are expected (DLT-DLV-02).

    Raises:
        ValueError: the scenario did other things than those it names.
        MismatchError: rows are wrong, missing or too many.
    """
    rows = expected.delta_rows(session.record.history)
    published = [row["Operation"] for row in rows]
    if list(operations) != published:
        raise ValueError(f"what this scenario did is published as {', '.join(published) or 'nothing'}")
    waiting = session.services.settings.waiting
    patience = Patience(waiting.delta_timeout, waiting.first_step, waiting.longest_step)
    found = session.services.tables.delta_rows(session.record.id, len(rows), patience)
    if len(found.value) < len(rows):
        _fail([_not_in_time(rows, found)])
    _require(rows, found.value, "delta row")


def _not_in_time(rows: Sequence[Any], found: Waited[list[Item]]) -> Mismatch:
    seen = ", ".join(row["Operation"] for row in found.value) or "no row"
    why = f"not published in {found.seconds:.1f} s, {found.looks} looks"
    return Mismatch("delta rows", ", ".join(row["Operation"] for row in rows), seen, why)


def _require(wanted: Any, actual: Any, where: str) -> None:
    if mismatches := compare(wanted, actual, where):
        _fail(mismatches)


def _fail(mismatches: Sequence[Mismatch]) -> NoReturn:
    attach_mismatches(mismatches)
    raise MismatchError(mismatches)


def _seen(response: Response) -> dict[str, Any]:
    return {"status": response.status, "headers": dict(response.headers), "body": response.body}


def _diagnostics(response: Response) -> str | None:
    match response.body:
        case {"issue": [{"diagnostics": str(diagnostics)}, *_]}:
            return diagnostics
    return None
