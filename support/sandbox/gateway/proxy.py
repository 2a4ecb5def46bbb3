"""The order in which the gateway looks at a request (AUTH-21)."""

import secrets
from typing import Protocol

from werkzeug.wrappers import Request, Response

from support.sandbox.gateway import accept, answers, cors, health
from support.sandbox.gateway.answers import TurnedAway
from support.sandbox.gateway.quota import Quota
from support.sandbox.identity.tokens import AccessTokens, Grant, Scope
from support.sandbox.suppliers import Supplier, Suppliers

OPENING_SCOPES = frozenset({Scope.APPLICATION, Scope.CIS2_USER})
"""A token must carry one of these (AUTH-20)."""


class Backend(Protocol):
    """The service behind the gateway."""

    def answer(self, request: Request, supplier: Supplier) -> Response:
        """Answer a request that was let through; its path is the one below the base URL."""

    def status(self) -> Response:
        """Answer the health check: 200 with the text `OK` when all is well."""


class Gateway:
    """Stands between the callers and the service."""

    def __init__(
        self, suppliers: Suppliers, tokens: AccessTokens, quota: Quota, status_api_key: str, backend: Backend
    ) -> None:
        self._suppliers = suppliers
        self._tokens = tokens
        self._quota = quota
        self._status_api_key = status_api_key
        self._backend = backend

    def answer(self, request: Request) -> Response:
        """Answer any request below the base URL, which must be the root of the request."""
        try:
            return self._routed(request)
        except TurnedAway as refusal:
            return refusal.response

    def _routed(self, request: Request) -> Response:
        accept.check(request.headers.get("Accept"))
        if cors.is_preflight(request):
            return cors.preflight(request)
        match request.method, request.path:
            case (("GET" | "HEAD"), "/_ping"):
                return health.ping()
            case (("GET" | "HEAD"), "/_status"):
                return self._status(request)
            case _:
                return self._backend.answer(request, self._admitted(request))

    def _admitted(self, request: Request) -> Supplier:
        """Find out which supplier is calling: from its token alone, whatever `SupplierSystem` it sends."""
        grant = self._grant(request)
        if grant.scope not in OPENING_SCOPES:
            raise TurnedAway(answers.forbidden())
        if not self._quota.admits():
            raise TurnedAway(answers.too_many_requests())
        return self._suppliers[grant.supplier]

    def _grant(self, request: Request) -> Grant:
        """Look the token up.

        An expired token is answered like an unknown one, 401: that answer says so itself (its code is
        `expired`, its text "or it has expired"), and a client that renews its token on a 401 then recovers.
        Whether the real gateway words the cause so that it answers 403 instead is not established (GW-03).
        """
        authorization = request.authorization
        if authorization and authorization.type == "bearer" and authorization.token:
            grant = self._tokens.grant_of(authorization.token)
            if grant is not None:
                return grant
        raise TurnedAway(answers.unauthorised())

    def _status(self, request: Request) -> Response:
        given = request.headers.get("apikey", "")
        if not secrets.compare_digest(given.encode(), self._status_api_key.encode()):
            return answers.access_denied()
        return health.status(self._backend.status(), request.base_url)
