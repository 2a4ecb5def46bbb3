"""What the gateway does before the service is asked, and instead of it.

GW-01…06, API-COM-01, API-COM-02, API-COM-05, API-COM-06, API-ROUTE-01…05, AUTH-08, AUTH-09, AUTH-20, AUTH-21,
STAT-01…04.
"""

from pathlib import Path

import pytest
import requests

from support.sandbox import launcher
from support.waiting import until
from tests.contract.records import vaccination
from tests.sandbox_client import PATIENCE, SandboxClient

FIXED_ID = "a5abca2a-4eda-41da-b2cc-95d48c6b791d"
PROFILE = "https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome"
UNAUTHORISED = "The sender has not provided a token or it has expired or is otherwise invalid."
FORBIDDEN = (
    "The sender does not have permissions to access this resource. "
    "Please check your credentials and permissions."
)
SOME_ID = "11111111-2222-4333-8444-555555555555"


def gateway_outcome(code: str, error_code: str, diagnostics: str) -> dict[str, object]:
    coding = {"system": "https://fhir.nhs.uk/Codesystem/http-error-codes", "code": error_code}
    issue = {
        "severity": "error",
        "code": code,
        "details": {"coding": [coding]},
        "diagnostics": diagnostics,
    }
    return {
        "resourceType": "OperationOutcome",
        "id": FIXED_ID,
        "meta": {"profile": [PROFILE]},
        "issue": [issue],
    }


@pytest.mark.parametrize(
    "accept",
    [
        "*/*",
        "application/fhir+json",
        "application/fhir+json;",
        "application/fhir+json;version=1",
        "APPLICATION/FHIR+JSON;   VERSION=1",
    ],
)
def test_what_is_accepted_as_accept(sandbox: SandboxClient, accept: str) -> None:
    assert sandbox.send("GET", f"/Immunization/{SOME_ID}", headers={"Accept": accept}).status == 404


@pytest.mark.parametrize(
    "accept", ["application/json", "application/fhir+json, */*", "application/fhir+json; version=x", "text/*"]
)
@pytest.mark.parametrize("path", ["/_ping", "/_status", f"/Immunization/{SOME_ID}", "/nonsense"])
def test_any_other_accept_is_refused_before_everything_else(
    sandbox: SandboxClient, path: str, accept: str
) -> None:
    answer = sandbox.send("GET", path, headers={"Accept": accept}, supplier=None)
    text = (
        "Invalid accept header. It should be either application/fhir+json or application/fhir+json; version=1"
    )
    expected = gateway_outcome("invalid", "BAD_REQUEST", text)
    del expected["id"]
    assert (answer.status, answer.headers["content-type"]) == (400, "application/json")
    assert answer.body == expected


def test_another_version_is_not_implemented(sandbox: SandboxClient) -> None:
    answer = sandbox.send("GET", "/_ping", headers={"Accept": "application/fhir+json; version=2"})
    assert (answer.status, answer.text) == (501, "")


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer nonsense", "Basic abc", "nonsense"])
def test_without_a_known_token_nothing_is_answered(sandbox: SandboxClient, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    for method, path in (
        ("GET", f"/Immunization/{SOME_ID}"),
        ("GET", "/nonsense"),
        ("PATCH", "/Immunization"),
    ):
        answer = sandbox.send(method, path, headers=headers, supplier=None)
        assert (answer.status, answer.headers["content-type"]) == (401, "application/json")
        assert answer.body == gateway_outcome("expired", "SEND_UNAUTHORIZED", UNAUTHORISED)


def test_a_token_for_something_else_is_forbidden(sandbox: SandboxClient) -> None:
    token = sandbox.tokens.by_login("EMIS", scope="nhs-login")
    answer = sandbox.send("GET", f"/Immunization/{SOME_ID}", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status, answer.headers["content-type"]) == (403, "application/json")
    assert answer.body == gateway_outcome("forbidden", "SEND_UNAUTHORIZED", FORBIDDEN)


def test_a_login_opens_the_service_as_well(sandbox: SandboxClient) -> None:
    token = sandbox.tokens.by_login("EMIS")
    answer = sandbox.send("POST", "/Immunization", vaccination(), {"Authorization": f"Bearer {token}"})
    event = sandbox.tables.event(answer.record_id)
    assert event is not None
    assert event["SupplierSystem"] == "EMIS"


def test_nobody_becomes_another_supplier_by_saying_so(sandbox: SandboxClient) -> None:
    answer = sandbox.send("POST", "/Immunization", vaccination(), {"SupplierSystem": "TPP"}, "EMIS")
    event = sandbox.tables.event(answer.record_id)
    assert event is not None
    assert event["SupplierSystem"] == "EMIS"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("GET", "/"),
        ("GET", "/metadata"),
        ("GET", "/Patient"),
        ("GET", f"/immunization/{SOME_ID}"),
        ("GET", f"/Immunization/{SOME_ID}/_history"),
        ("POST", f"/Immunization/{SOME_ID}"),
        ("POST", "/Immunization/"),
        ("PUT", "/Immunization"),
        ("DELETE", "/Immunization"),
        ("POST", "/_ping"),
    ],
)
def test_an_unknown_route_is_not_found(sandbox: SandboxClient, method: str, path: str) -> None:
    answer = sandbox.send(method, path, "{}" if method in ("POST", "PUT") else None)
    assert (answer.status, answer.headers["content-type"]) == (404, "application/json")
    assert answer.body == gateway_outcome("not-found", "NOT_FOUND", "The requested resource was not found.")


@pytest.mark.parametrize("method", ["PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["/Immunization", f"/Immunization/{SOME_ID}", "/nonsense"])
def test_an_unknown_method_is_not_allowed(sandbox: SandboxClient, method: str, path: str) -> None:
    answer = sandbox.send(method, path)
    assert (answer.status, answer.headers["content-type"]) == (405, "application/json")
    assert answer.headers["allow"] == "GET, POST, DELETE, PUT"
    assert answer.body == gateway_outcome("not-supported", "NOT_SUPPORTED", "Method Not Allowed")


def test_a_preflight_is_answered_without_a_token(sandbox: SandboxClient) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "PUT"}
    answer = sandbox.send("OPTIONS", "/Immunization", headers=asked, supplier=None)
    told = {name: value for name, value in answer.headers.items() if name.startswith("access-control-")}
    assert answer.status == 200
    assert told == {
        "access-control-allow-origin": "https://example.org",
        "access-control-allow-headers": "origin, x-requested-with, accept, content-type, nhsd-session-urid",
        "access-control-max-age": "3628800",
        "access-control-allow-methods": "GET, PUT, POST, DELETE",
    }


def test_an_ordinary_request_gets_neither_cors_headers_nor_its_ids_back(sandbox: SandboxClient) -> None:
    sent = {"Origin": "https://example.org", "X-Request-ID": "request-1", "X-Correlation-ID": "correlation-1"}
    for path in ("/_ping", f"/Immunization/{SOME_ID}", "/nonsense"):
        answer = sandbox.send("GET", path, headers=sent)
        assert not [name for name in answer.headers if name.startswith(("access-control-", "x-"))]
        assert "request-1" not in answer.text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_ping_needs_no_token(sandbox: SandboxClient, method: str) -> None:
    answer = sandbox.send(method, "/_ping", supplier=None)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    if method == "GET":
        assert answer.body.keys() == {"version", "revision", "releaseId", "commitId"}
        assert all(isinstance(value, str) for value in answer.body.values())
    assert not {"server", "x-powered-by"} & answer.headers.keys()


def test_status_reports_the_health_of_the_service(sandbox: SandboxClient) -> None:
    key = {"apikey": sandbox.ready["status_api_key"]}
    body = sandbox.send("GET", "/_status", headers=key, supplier=None).body
    assert body["status"] == "pass"
    assert body["checks"]["healthcheck"] == {
        "status": "pass",
        "timeout": "false",
        "responseCode": 200,
        "outcome": "OK",
        "links": {"self": f"{sandbox.base_url}/_status"},
    }


@pytest.mark.parametrize("headers", [{}, {"apikey": "wrong"}])
def test_status_needs_its_key(sandbox: SandboxClient, headers: dict[str, str]) -> None:
    answer = requests.get(f"{sandbox.base_url}/_status", headers={"Accept": "*/*", **headers}, timeout=10)
    assert (answer.status_code, answer.reason, answer.text) == (401, "Access Denied", "")
    assert answer.headers["content-type"].startswith("text/plain")


def test_what_is_over_the_limit_is_turned_away(tmp_path: Path) -> None:
    with launcher.running({"rate_limit": 3}, tmp_path / "log") as ready:
        limited = SandboxClient(ready)
        statuses = [limited.read(SOME_ID).status for _ in range(5)]
        assert statuses == [404, 404, 404, 429, 429]
        assert limited.send("GET", "/_ping").status == 200


def test_tokens_expire(tmp_path: Path) -> None:
    """By a limit of its own: on a slow machine the token might end before the quota is used up."""
    with launcher.running({"token_lifetime": 1}, tmp_path / "log") as ready:
        short = SandboxClient(ready)
        last = until(lambda: short.read(SOME_ID).status, lambda status: status == 401, PATIENCE)
        assert last.value == 401
