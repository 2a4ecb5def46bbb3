"""What a supplier does with vaccinations and records."""

from collections.abc import Sequence

from support import api
from support.actions.preparing import changed
from support.actions.sending import send
from support.gherkin import Row
from support.notation import make
from support.phrases import Actor, Version, Which
from support.session import Session

FIRST_VERSION = "1"


def record(session: Session, actor: Actor) -> None:
    """Record the prepared vaccination."""
    send(session, actor, api.create(session.supplier, session.vaccination))


def name_record(session: Session, name: str | None) -> None:
    """Let the scenario speak of its record by a name; None gives it none."""
    if name is not None:
        session.names[name] = session.record


def read(session: Session, actor: Actor, which: Which) -> None:
    """Read a record."""
    send(session, actor, api.read(session.supplier, _go_to(session, which)))


def update(
    session: Session, actor: Actor, which: Which, version: Version | None, edits: Sequence[Row]
) -> None:
    """Send the prepared vaccination, or what a named record holds, as the new content of a record.

    The edits are made last, so that they reach the `id` too. Without a version it is the present one.
    """
    record_id = _go_to(session, which)
    body = changed(session, {**session.vaccination, "id": record_id}, edits)
    request = api.update(session.supplier, record_id, _version(session, which, version), body)
    send(session, actor, request)


def delete(session: Session, actor: Actor, which: Which) -> None:
    """Delete a record."""
    send(session, actor, api.delete(session.supplier, _go_to(session, which)))


def _go_to(session: Session, which: Which) -> str:
    """The id of the record that is meant; one that is named becomes the scenario's record."""
    if which.id is not None:
        return str(make(which.id, session.sources))
    record = session.meant(which.name)
    session.go_to(record)
    return record.id


def _version(session: Session, which: Which, version: Version | None) -> str | None:
    if version is not None:
        return version.written
    return FIRST_VERSION if which.id is not None else str(session.record.history.version)
