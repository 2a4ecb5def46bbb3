"""Getting hold of a token that has expired, which takes as long as a token lives."""

from support.session import Session
from support.waiting import Patience, until

LONGEST_WAIT = 30.0
"""Seconds; nobody waits longer for one scenario."""

MARGIN = 1.0


class LivesTooLong(Exception):
    """The tokens of the environment live too long to see one expire."""


def expire_token(session: Session) -> None:
    """Fetch a token and wait until it has expired; it stays with the session.

    Raises:
        LivesTooLong: nobody can wait for that; the message says how long a token lives.
        AuthError: there is no token to be had.
    """
    token = session.services.api.tokens.fetch(session.supplier)
    if token.lifetime > LONGEST_WAIT:
        raise LivesTooLong(
            f"a token lives {token.lifetime:g} s here, and no scenario waits longer than {LONGEST_WAIT:g} s"
        )
    life = token.lifetime + MARGIN
    until(lambda: None, lambda _: False, Patience(life, life, life))
    session.expired_token = token.value
