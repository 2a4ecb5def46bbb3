"""What a supplier does with vaccinations: each action sends a request and keeps track of what it changed."""

import copy

from support import api
from support.api import Response
from support.cleanup.ledger import Identifier
from support.session import Record, Session

REFUSALS = range(400, 500)


class NotDone(Exception):
    """What a Given took for granted did not happen."""


def record(session: Session) -> None:
    """Record the prepared vaccination; in the ledger before it is sent, with its id once it has one."""
    body = copy.deepcopy(session.vaccination)
    identifier = _identifier_of(body)
    session.teardown.intend(identifier, session.supplier)
    response = session.send(api.create(session.supplier, body))
    record_id = _new_id(response)
    if record_id:
        session.teardown.recorded(identifier, record_id)
        session.records.append(Record(record_id, [session.change("CREATE", body)]))
    elif response.status in REFUSALS:
        session.teardown.refused(identifier)


def read(session: Session) -> None:
    """Read the record."""
    session.send(api.read(session.supplier, session.record.id))


def delete(session: Session) -> None:
    """Delete the record."""
    response = session.send(api.delete(session.supplier, session.record.id))
    if response.status == 204:
        session.record.changes.append(session.change("DELETE", None))
        session.teardown.deleted(session.record.id)


def require_done(session: Session) -> None:
    """Make sure that what a Given took for granted has happened.

    Raises:
        NotDone: the service refused it; the scenario cannot go on, and is not about that.
    """
    response = session.response
    if response.status not in range(200, 300):
        raise NotDone(f"what this step takes for granted was answered {response.status}: {response.text}")


def _identifier_of(body: dict[str, object]) -> Identifier:
    identifiers = body.get("identifier")
    first = identifiers[0] if isinstance(identifiers, list) and identifiers else {}
    return Identifier(str(first.get("system")), str(first.get("value")))


def _new_id(response: Response) -> str | None:
    """The id in the Location of a record that was made."""
    location = response.headers.get("location", "")
    return location.rpartition("/")[2] or None if response.status in range(200, 300) else None
