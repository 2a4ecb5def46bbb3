"""`_ping` and `_status`: whether the gateway and the service behind it are well (STAT-01…04)."""

from typing import Any

from werkzeug.wrappers import Response

from support.sandbox.gateway.answers import json_response

RELEASE = {"version": "sandbox", "revision": "1", "releaseId": "sandbox", "commitId": "sandbox"}
"""What is deployed. All are strings."""


def ping() -> Response:
    """Say that the gateway is there, without asking the service."""
    return json_response(200, RELEASE)


def status(backend: Response, url: str) -> Response:
    """Report what the service answered to the health check; a failing one changes the body only (STAT-03).

    Args:
        backend: the answer of the service.
        url: where this report is served.
    """
    health = "pass" if 200 <= backend.status_code < 300 else "fail"
    check: dict[str, Any] = {
        "status": health,
        "timeout": "false",
        "responseCode": backend.status_code,
        "outcome": backend.get_data(as_text=True),
        "links": {"self": url},
    }
    return json_response(200, {"status": health, **RELEASE, "checks": {"healthcheck": check}})
