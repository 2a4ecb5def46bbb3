"""Sending a request for somebody, in the ledger before it is sent and kept track of afterwards."""

from collections.abc import Mapping
from dataclasses import replace
from secrets import token_urlsafe

from support.actions import tracking
from support.api import Request, Response
from support.phrases import Actor
from support.session import NothingYet, Session


class NotDone(Exception):
    """What a Given took for granted did not happen."""


def send(session: Session, actor: Actor, request: Request) -> Response:
    """Send a request for somebody, with the headers that the scenario wants for it.

    Raises:
        SettingsError: the environment has no such supplier; the nearest are named.
    """
    prepared = _with_own_headers(session, _signed(session, actor, request))
    tracking.before(session, prepared)
    session.send(prepared)
    tracking.after(session)
    return session.response


def require_done(session: Session) -> None:
    """Make sure that what a Given took for granted has happened.

    Raises:
        NotDone: the service refused it; the scenario cannot go on, and is not about that.
    """
    response = session.response
    if response.status not in range(200, 300):
        raise NotDone(f"what this step takes for granted was answered {response.status}: {response.text}")


def _signed(session: Session, actor: Actor, request: Request) -> Request:
    """Say whose token is sent: that of a supplier, or of somebody who has no good one."""
    if actor.token is None:
        supplier = actor.supplier or session.supplier
        session.services.settings.supplier(supplier)
        return replace(request, supplier=supplier)
    if actor.token == "no":
        return replace(request, supplier=None)
    token = token_urlsafe() if actor.token == "unknown" else _expired(session)
    return replace(request, supplier=None, headers={**request.headers, "Authorization": f"Bearer {token}"})


def _expired(session: Session) -> str:
    if session.expired_token is None:
        raise NothingYet("no token has expired yet: begin with 'Given a token that has expired'")
    return session.expired_token


def _with_own_headers(session: Session, request: Request) -> Request:
    own = session.next_headers
    session.next_headers = {}
    return replace(request, headers=_merged(request.headers, own))


def _merged(headers: Mapping[str, str | None], own: Mapping[str, str | None]) -> dict[str, str | None]:
    """Let the second win; names compare without regard to case."""
    replaced = {name.lower() for name in own}
    return {name: value for name, value in headers.items() if name.lower() not in replaced} | dict(own)
