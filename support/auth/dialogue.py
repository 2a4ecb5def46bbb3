"""The requests by which one supplier gets a token, and what can go wrong with each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from support.auth.errors import AuthError, AuthUnanswered
from support.auth.tokens import Token, lifetime_from
from support.settings import Credential, Secret

TIMEOUT = 10.0
"""Seconds for each answer (AUTH-13)."""

AWAY = (429, 502, 503, 504)
"""What is answered in the place of a server that is away or has too much to do."""

ERROR_CODE = re.compile(r"[A-Za-z_ ]{1,40}")
"""What the error codes of AUTH-17 look like: anything else is not repeated, as it might hold a secret."""


@dataclass(frozen=True)
class Dialogue:
    """A supplier's talk with the authorisation server, which may set cookies on the session."""

    supplier: str
    session: requests.Session
    remember_secret: Callable[[str], None]
    """Is told of each secret before it is sent, and of each that is received."""

    def reveal(self, credential: Credential) -> str:
        """Return the value of a credential.

        Raises:
            SettingsError: it is missing.
        """
        value = credential.reveal()
        if isinstance(credential, Secret):
            self.remember_secret(value)
        return value

    def get(self, url: str, query: Mapping[str, str] | None = None) -> requests.Response:
        """Send a GET, and follow no redirect."""
        return self._ask("GET", url, query=query)

    def post(self, url: str, form: Mapping[str, str]) -> requests.Response:
        """Post a form, and follow no redirect."""
        return self._ask("POST", url, form=form)

    def token(self, url: str, form: Mapping[str, str]) -> Token:
        """Ask the token end point for a token.

        Raises:
            AuthError: it cannot be reached, refuses, or answers anything but a token.
        """
        response = self.post(url, form)
        if response.status_code != requests.codes.ok:
            raise self.refused("the token request", response)
        answer = _json_object(response)
        value = answer.get("access_token")
        if not isinstance(value, str) or not value:
            raise self.failed(
                f"the token request, POST {bare(url)}, was answered 200 without an access_token"
            )
        self.remember_secret(value)
        return Token(value, lifetime_from(answer.get("expires_in")))

    def failed(self, reason: str) -> AuthError:
        """Make the error of this supplier."""
        return AuthError(self.supplier, reason)

    def refused(self, step: str, response: requests.Response) -> AuthError:
        """Make the error of a step that was answered with a status of failure."""
        request = f"{response.request.method} {bare(response.url)}"
        code = error_code(_json_object(response).get("error"))
        reason = f"{step}, {request}, was answered {response.status_code}{code}"
        return self.unanswered(reason) if response.status_code in AWAY else self.failed(reason)

    def unanswered(self, reason: str) -> AuthError:
        """Make the error of this supplier where the server may be there again a little later."""
        return AuthUnanswered(self.supplier, reason)

    def _ask(
        self,
        method: str,
        url: str,
        query: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> requests.Response:
        try:
            return self.session.request(
                method, url, params=query, data=form, timeout=TIMEOUT, allow_redirects=False
            )
        except requests.RequestException as error:
            # Its own text would show the query, which may hold a code.
            raise self.unanswered(f"{method} {bare(url)}: {_reason(error)}") from None


def bare(url: str) -> str:
    """Return a URL without what may hold a secret."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def error_code(error: object) -> str:
    """Return an error code to end a message with; nothing when it is none."""
    return f": {error}" if isinstance(error, str) and ERROR_CODE.fullmatch(error) else ""


def _json_object(response: requests.Response) -> dict[str, object]:
    try:
        body = response.json()
    except requests.JSONDecodeError:
        return {}
    return body if isinstance(body, dict) else {}


def _reason(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return f"no answer within {TIMEOUT:g} s"
    cause: BaseException = error
    while inner := cause.__cause__ or cause.__context__:
        cause = inner
    if isinstance(cause, OSError) and cause.strerror:
        return f"cannot be reached: {cause.strerror}"
    return f"cannot be asked: {type(cause).__name__}"
