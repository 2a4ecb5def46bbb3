"""The application-restricted flow: an app proves itself with a JWT that it signed (AUTH-10…17)."""

import math
from collections.abc import Callable
from typing import Any

import jwt
from werkzeug.wrappers import Request, Response

from support.sandbox.identity import answers
from support.sandbox.identity.answers import invalid_request, unauthorised
from support.sandbox.identity.apps import App, Apps
from support.sandbox.identity.expiring import Expiring
from support.sandbox.identity.tokens import AccessTokens, Grant, Scope

ALGORITHM = "RS512"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LONGEST_LIFE = 300 + 30
"""How far ahead `exp` may lie, in seconds: five minutes, and some grace for clocks that differ (AUTH-16)."""


class SignedJwtFlow:
    """Exchanges a signed JWT for an access token."""

    def __init__(
        self, token_url: str, apps: Apps, tokens: AccessTokens, epoch_seconds: Callable[[], float]
    ) -> None:
        self._token_url = token_url
        self._apps = apps
        self._tokens = tokens
        self._epoch_seconds = epoch_seconds
        # An accepted JWT expires within its longest life, after which its id need not be known any more.
        self._used_ids = Expiring[None](LONGEST_LIFE, epoch_seconds)

    def token(self, request: Request) -> Response:
        """`POST {token_url}` with `grant_type=client_credentials`."""
        answers.check_grant_type(request.form, "client_credentials")
        if answers.required(request.form, "client_assertion_type") != ASSERTION_TYPE:
            raise invalid_request(f"client_assertion_type must be {ASSERTION_TYPE}")
        app = self._proven_app(answers.required(request.form, "client_assertion"))
        token = self._tokens.issue(Grant(app.supplier, Scope.APPLICATION))
        return answers.access_token(token, self._tokens.lifetime)

    def _proven_app(self, assertion: str) -> App:
        header, claims = _decode(assertion)
        kid = _check_header(header)
        client_id = _check_issuer(claims)
        jwt_id = _check_jwt_id(claims)
        self._check_expiry(claims.get("exp"))
        app = self._apps.get(client_id)
        if app is None:
            raise unauthorised("iss and sub of the client_assertion are not the id of a known client")
        if claims.get("aud") != self._token_url:
            raise unauthorised(f"aud of the client_assertion must be {self._token_url}")
        if kid != app.kid:
            raise unauthorised("kid of the client_assertion has no matching public key")
        _check_signature(assertion, app)
        # Last, so that nobody but the client itself can use its ids up.
        if not self._used_ids.add((client_id, jwt_id), None):
            raise invalid_request("jti of the client_assertion was used before")
        return app

    def _check_expiry(self, expiry: object) -> None:
        if not isinstance(expiry, int | float) or math.isnan(expiry):
            raise invalid_request("exp of the client_assertion is missing or not a number")
        ahead = expiry - self._epoch_seconds()
        if ahead <= 0:
            raise invalid_request("exp of the client_assertion is past")
        if ahead > LONGEST_LIFE:
            raise invalid_request("exp of the client_assertion is more than 5 minutes ahead")


def _decode(assertion: str) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        decoded = jwt.decode_complete(assertion, options={"verify_signature": False})
    except jwt.InvalidTokenError as error:
        raise invalid_request("client_assertion is not a well-formed JWT") from error
    return decoded["header"], decoded["payload"]


def _check_header(header: dict[str, Any]) -> object:
    if header.get("alg") != ALGORITHM:
        raise invalid_request(f"alg of the client_assertion must be {ALGORITHM}")
    if not header.get("kid"):
        raise invalid_request("kid of the client_assertion is missing")
    return header["kid"]


def _check_issuer(claims: dict[str, Any]) -> str:
    issuer = claims.get("iss")
    if not isinstance(issuer, str) or not issuer or claims.get("sub") != issuer:
        raise invalid_request("iss and sub of the client_assertion are missing or differ")
    return issuer


def _check_jwt_id(claims: dict[str, Any]) -> str:
    jwt_id = claims.get("jti")
    if not isinstance(jwt_id, str) or not jwt_id:
        raise invalid_request("jti of the client_assertion is missing or not a string")
    return jwt_id


def _check_signature(assertion: str, app: App) -> None:
    try:
        jwt.PyJWS().decode(assertion, app.public_key, algorithms=[ALGORITHM])
    except jwt.InvalidTokenError as error:
        raise unauthorised("the client_assertion was not signed with the key of its kid") from error
