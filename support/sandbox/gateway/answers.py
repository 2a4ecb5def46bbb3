"""What the gateway answers itself: outcomes of its own, as `application/json`, or no body (GW-01…06)."""

import json
from typing import Any

from werkzeug.wrappers import Response

from support.sandbox.outcomes import outcome

FIXED_ID = "a5abca2a-4eda-41da-b2cc-95d48c6b791d"
"""The gateway's outcomes come from templates: the id is always the same."""

ROUTABLE_METHODS = ("GET", "POST", "DELETE", "PUT")


class TurnedAway(Exception):
    """The gateway answers a request itself instead of passing it on."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status)
        self.response = response


def json_response(status: int, body: dict[str, Any]) -> Response:
    """Any body of the gateway."""
    return Response(json.dumps(body), status, content_type="application/json")


def invalid_accept() -> Response:
    """400: nothing that the service could answer with is accepted (GW-01)."""
    body = _outcome(
        "invalid",
        "BAD_REQUEST",
        "Invalid accept header. "
        "It should be either application/fhir+json or application/fhir+json; version=1",
    )
    del body["id"]
    return json_response(400, body)


def not_implemented() -> Response:
    """501: another version of the API is asked for (GW-05)."""
    return _bare("501 Not Implemented")


def unauthorised() -> Response:
    """401: no token, or one that the gateway does not know (GW-02)."""
    text = "The sender has not provided a token or it has expired or is otherwise invalid."
    return json_response(401, _outcome("expired", "SEND_UNAUTHORIZED", text))


def forbidden() -> Response:
    """403: a token, but not for this API (GW-03)."""
    text = (
        "The sender does not have permissions to access this resource. "
        "Please check your credentials and permissions."
    )
    return json_response(403, _outcome("forbidden", "SEND_UNAUTHORIZED", text))


def too_many_requests() -> Response:
    """429: the quota is used up (GW-04)."""
    return _bare("429 Too Many Requests")


def access_denied() -> Response:
    """401 without body for a wrong status key (GW-06)."""
    return Response(status="401 Access Denied", content_type="text/plain")


def unknown_route(method: str) -> Response:
    """What answers every path and method that is no operation of the service (API-ROUTE-01…04)."""
    if method in ROUTABLE_METHODS:
        return json_response(404, _outcome("not-found", "NOT_FOUND", "The requested resource was not found."))
    response = json_response(405, _outcome("not-supported", "NOT_SUPPORTED", "Method Not Allowed"))
    response.headers["Allow"] = ", ".join(ROUTABLE_METHODS)
    return response


def _outcome(code: str, error_code: str, diagnostics: str) -> dict[str, Any]:
    body = outcome("error", code, diagnostics) | {"id": FIXED_ID}
    body["issue"][0]["details"]["coding"][0]["code"] = error_code
    return body


def _bare(status: str) -> Response:
    response = Response(status=status)
    del response.headers["Content-Type"]
    return response
