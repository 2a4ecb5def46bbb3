"""How the identity service answers: a token, or an error in JSON (AUTH-14, AUTH-17)."""

import json
from collections.abc import Mapping

from werkzeug.wrappers import Response


class Denied(Exception):
    """An end point answers with an error instead of what was asked for."""

    def __init__(self, status: int, error: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.error = error
        self.description = description

    def response(self) -> Response:
        """The error as the platform words it."""
        return _json(self.status, {"error": self.error, "error_description": self.description})


def invalid_request(description: str) -> Denied:
    """400: something is missing or malformed."""
    return Denied(400, "invalid_request", description)


def unauthorised(description: str) -> Denied:
    """401: well formed, but not by a client that is known here."""
    return Denied(401, "invalid_request", description)


def access_token(token: str, lifetime: int) -> Response:
    """200 with a token; the platform writes the number of seconds as a string."""
    return _json(200, {"access_token": token, "expires_in": str(lifetime), "token_type": "Bearer"})


def required(fields: Mapping[str, str], name: str) -> str:
    """The value of a field.

    Raises:
        Denied: it is missing or empty.
    """
    value = fields.get(name)
    if not value:
        raise invalid_request(f"{name} is missing")
    return value


def check_grant_type(fields: Mapping[str, str], supported: str) -> None:
    """Refuse any other grant type than the supported one."""
    if required(fields, "grant_type") != supported:
        raise Denied(400, "unsupported_grant_type", f"grant_type is not supported here: use {supported}")


def _json(status: int, body: Mapping[str, str]) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(json.dumps(body), status, headers, content_type="application/json")
