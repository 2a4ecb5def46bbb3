"""One WSGI application for both hosts: the identity service, and the API behind its gateway."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request

from support.sandbox.gateway import Gateway
from support.sandbox.identity import Identity

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

BASE_PATH = "/immunisation-fhir-api/FHIR/R4"


class Application:
    """Sends what is below the base path to the gateway, and all else to the identity service."""

    def __init__(self, identity: Identity, gateway: Gateway) -> None:
        self._identity = identity
        self._gateway = gateway

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"]
        if f"{path}/".startswith(f"{BASE_PATH}/"):
            environ["SCRIPT_NAME"] = BASE_PATH
            environ["PATH_INFO"] = path.removeprefix(BASE_PATH)
            answer = self._gateway.answer(Request(environ))
        else:
            answer = self._identity.answer(Request(environ))
        return answer(environ, start_response)
