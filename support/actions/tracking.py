"""Keeping track of what requests change, whoever sends them and however they are worded.

Before a request that may bring a record to life its identifier is in the ledger; afterwards the answer tells
what became of the record. A refused request changes nothing. Where the service gave up or never answered,
the clean-up looks for the record.
"""

from typing import Any
from urllib.parse import unquote

import simplejson

from support.api import RECORDS_PATH, Request
from support.cleanup.ledger import Identifier
from support.cleanup.teardown import settling
from support.session import Body, Record, Session

REFUSALS = range(400, 500)
SUCCESS = range(200, 300)
FAILURES = range(500, 600)


class Unmarked(Exception):
    """The identifier of a record would not tell whose it is: the scenario is wrong, not the service."""


def before(session: Session, request: Request) -> None:
    """Write into the ledger what the request may bring to life.

    Raises:
        Unmarked: it could be taken for the record of somebody else.
    """
    if _may_bring_to_life(session, request):
        body = body_of(request)
        _require_mark(session.services.run_mark, body)
        patience = settling(session.services.settings.waiting)
        session.teardown.intend(identifier_of(body), request.supplier or session.supplier, patience)


def after(session: Session) -> None:
    """Note what the last request did to which record, going by its answer."""
    request, status = session.last.request, session.response.status
    if status in SUCCESS:
        _note_change(session)
    elif _may_bring_to_life(session, request):
        if status in REFUSALS:
            session.teardown.refused(identifier_of(body_of(request)))
        elif status in FAILURES:
            session.teardown.failed(identifier_of(body_of(request)))


def body_of(request: Request) -> Body:
    """The vaccination that a request carries; empty when it carries none."""
    try:
        body = simplejson.loads(request.body or "", use_decimal=True)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def identifier_of(body: Body) -> Identifier:
    """The business identifier under which the service would store a vaccination, if it did."""
    identifiers = body.get("identifier")
    first: Any = identifiers[0] if isinstance(identifiers, list) and identifiers else {}
    members = first if isinstance(first, dict) else {}
    return Identifier(str(members.get("system")), str(members.get("value")))


def _require_mark(mark: str, body: Body) -> None:
    """An identifier that the service can store carries the mark: a single one, of two texts (API-ID-03).

    Any other may be sent, for scenarios are about them: for such an identifier nothing is deleted, whatever
    is stored under it, see `Sweeper.find`.
    """
    match body.get("identifier"):
        case [{"system": str(system), "value": str(value)}] if system.strip() and value.strip():
            if mark not in value:
                raise Unmarked(
                    f"the identifier value {value!r} does not say which run it belongs to, "
                    "so that nobody could tell whose record it is: let it contain {note run mark}"
                )


def is_create(request: Request) -> bool:
    """Whether a request asks for a new record."""
    return (request.method, _path(request)) == ("POST", RECORDS_PATH)


def _may_bring_to_life(session: Session, request: Request) -> bool:
    """Whether a record that does not live now may live afterwards: by a create or by a reinstatement."""
    if request.method == "PUT" and (record_id := _record_id(request)):
        record = _find(session, record_id)
        return record is None or record.history.is_deleted
    return is_create(request)


def _note_change(session: Session) -> None:
    request = session.last.request
    if is_create(request):
        _note_created(session)
    elif record_id := _record_id(request):
        match request.method:
            case "PUT":
                _note_updated(session, record_id)
            case "DELETE":
                _note_deleted(session, record_id)


def _note_created(session: Session) -> None:
    record_id = session.response.headers.get("location", "").rpartition("/")[2]
    if not record_id:
        return
    body = body_of(session.last.request)
    session.teardown.recorded(identifier_of(body), record_id)
    if record := _deleted_twin(session, body):
        record.add(session.change("UPDATE", body))
    else:
        record = Record(record_id, [session.change("CREATE", body)])
        session.records.append(record)
    session.record = record


def _note_updated(session: Session, record_id: str) -> None:
    body = body_of(session.last.request)
    if _may_bring_to_life(session, session.last.request):
        session.teardown.recorded(identifier_of(body), record_id)
    if record := _find(session, record_id):
        record.add(session.change("UPDATE", body))
        session.record = record


def _note_deleted(session: Session, record_id: str) -> None:
    record = _find(session, record_id)
    if record and not record.history.is_deleted:
        record.add(session.change("DELETE", None))
        session.teardown.deleted(record_id)


def _deleted_twin(session: Session, body: Body) -> Record | None:
    """The deleted record of the same identifier, which a create brings back (API-CREATE-06)."""
    twins = (
        record
        for record in session.records
        if record.history.is_deleted and identifier_of(record.history.first_body) == identifier_of(body)
    )
    return next(twins, None)


def _find(session: Session, record_id: str) -> Record | None:
    return next((record for record in session.records if record.id == record_id), None)


def _record_id(request: Request) -> str | None:
    base, _, last = _path(request).rpartition("/")
    return unquote(last) if base == RECORDS_PATH and last else None


def _path(request: Request) -> str:
    return request.target.partition("?")[0]
