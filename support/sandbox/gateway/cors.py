"""Preflight requests of browsers, answered without token or service (API-ROUTE-05)."""

from werkzeug.wrappers import Request, Response

ALLOWED_HEADERS = "origin, x-requested-with, accept, content-type, nhsd-session-urid"


def is_preflight(request: Request) -> bool:
    """Tell a preflight request from any other `OPTIONS`."""
    asked = "Origin" in request.headers and "Access-Control-Request-Method" in request.headers
    return request.method == "OPTIONS" and asked


def preflight(request: Request) -> Response:
    """Allow the origin that asks."""
    response = Response(
        headers={
            "Access-Control-Allow-Origin": request.headers["Origin"],
            "Access-Control-Allow-Headers": ALLOWED_HEADERS,
            "Access-Control-Max-Age": "3628800",
            "Access-Control-Allow-Methods": "GET, PUT, POST, DELETE",
        }
    )
    del response.headers["Content-Type"]
    return response
