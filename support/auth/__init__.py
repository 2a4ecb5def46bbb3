"""How a supplier gets a token, by whichever flow the settings choose."""

from collections.abc import Callable

import requests

from support.auth import authorization_code, client_credentials
from support.auth.dialogue import Dialogue
from support.auth.errors import AuthError, AuthUnanswered
from support.auth.tokens import Token, Tokens
from support.settings import Settings
from support.waiting import pause_before_retry

__all__ = ["AuthError", "Token", "Tokens", "tokens_for"]


def tokens_for(
    settings: Settings,
    remember_secret: Callable[[str], None],
    open_session: Callable[[], requests.Session] = requests.Session,
) -> Tokens:
    """Return the tokens of an environment; nothing is fetched before it is asked for.

    Args:
        settings: complete, that is with the sandbox's connection where it is embedded.
        remember_secret: is told of each secret before it is sent, and of each that is received.
        open_session: opens the session in which one token is fetched; a place for hooks.
    """

    def fetch(name: str) -> Token:
        # Each attempt from the start: an assertion and a code are good for one request only (AUTH-16).
        for attempt in range(1, settings.http.retries + 1):
            try:
                return fetch_once(name)
            except AuthUnanswered:
                pause_before_retry(attempt)
        return fetch_once(name)

    def fetch_once(name: str) -> Token:
        supplier = settings.supplier(name)
        with open_session() as session:
            dialogue = Dialogue(name, session, remember_secret)
            if settings.auth.flow == "client-credentials":
                return client_credentials.fetch(
                    settings.auth.client_credentials.token_url, supplier, dialogue
                )
            return authorization_code.fetch(settings.auth.authorization_code, supplier, dialogue)

    return Tokens(fetch)
