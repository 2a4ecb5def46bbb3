from dataclasses import dataclass, field
from unittest.mock import Mock

import pytest
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Request, Response

from support.sandbox import suppliers
from support.sandbox.gateway import Gateway, Quota
from support.sandbox.identity import AccessTokens, Grant, Scope
from support.sandbox.suppliers import Supplier

BASE = "/immunisation-fhir-api/FHIR/R4"
KEY = "the status key"
PREFLIGHT = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
UNAUTHORISED = (401, "expired")
FORBIDDEN = (403, "forbidden")


@dataclass
class Service:
    """A service that answers everything and remembers who asked for what."""

    health: Response = field(default_factory=lambda: Response("OK"))
    calls: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, request: Request, supplier: Supplier) -> Response:
        self.calls.append((supplier.name, f"{request.method} {request.path}"))
        return Response("served")

    def status(self) -> Response:
        return self.health


@pytest.fixture
def clock() -> Mock:
    return Mock(return_value=1_700_000_000.0)


@pytest.fixture
def tokens(clock: Mock) -> AccessTokens:
    return AccessTokens(lifetime=599, epoch_seconds=clock)


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def quota() -> Quota:
    return Quota(None, Mock(return_value=0.0))


@pytest.fixture
def client(tokens: AccessTokens, service: Service, quota: Quota) -> Client:
    gateway = Gateway(suppliers.read(), tokens, quota, KEY, service)
    nothing_else = Request.application(lambda _: Response(status=404))
    return Client(DispatcherMiddleware(nothing_else, {BASE: Request.application(gateway.answer)}))


def call(client: Client, token: str | None, path: str = "/Immunization", **headers: str) -> TestResponse:
    authorization = {} if token is None else {"Authorization": f"Bearer {token}"}
    return client.get(f"{BASE}{path}", headers=authorization | headers)


def outcome_of(response: TestResponse) -> tuple[int, str]:
    return response.status_code, response.get_json()["issue"][0]["code"]


@pytest.mark.parametrize("scope", [Scope.APPLICATION, Scope.CIS2_USER])
def test_a_token_opens_the_service_to_its_supplier(
    client: Client, tokens: AccessTokens, service: Service, scope: Scope
) -> None:
    response = call(client, tokens.issue(Grant("MAVIS", scope)), "/Immunization/abc")
    assert response.text == "served"
    assert service.calls == [("MAVIS", "GET /Immunization/abc")]


def test_the_supplier_comes_from_the_token_and_not_from_the_caller(
    client: Client, tokens: AccessTokens, service: Service
) -> None:
    call(client, tokens.issue(Grant("SONAR", Scope.APPLICATION)), SupplierSystem="EMIS")
    assert service.calls == [("SONAR", "GET /Immunization")]


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", "Bearer unknown", "Bearer a=b", "Basic ZTpt", "Token {token}", "{token}"],
)
def test_without_a_known_token_nothing_passes(
    client: Client, tokens: AccessTokens, service: Service, header: str | None
) -> None:
    token = tokens.issue(Grant("EMIS", Scope.APPLICATION))
    headers = {} if header is None else {"Authorization": header.format(token=token)}
    assert outcome_of(client.get(f"{BASE}/Immunization", headers=headers)) == UNAUTHORISED
    assert service.calls == []


def test_an_expired_token_is_answered_like_an_unknown_one(
    client: Client, tokens: AccessTokens, clock: Mock
) -> None:
    token = tokens.issue(Grant("EMIS", Scope.APPLICATION))
    clock.return_value += 598
    assert call(client, token).status_code == 200
    clock.return_value += 1
    assert outcome_of(call(client, token)) == UNAUTHORISED


def test_a_token_for_another_kind_of_user_is_forbidden(
    client: Client, tokens: AccessTokens, service: Service
) -> None:
    assert outcome_of(call(client, tokens.issue(Grant("EMIS", Scope.NHS_LOGIN_USER)))) == FORBIDDEN
    assert service.calls == []


@pytest.mark.parametrize("path", ["/Immunization", "/_ping", "/_status", "/metadata"])
@pytest.mark.parametrize(
    ("accept", "status"), [("application/json", 400), ("application/fhir+json; version=2", 501)]
)
def test_the_accept_header_is_looked_at_before_anything_else(
    client: Client, path: str, accept: str, status: int
) -> None:
    assert call(client, None, path, Accept=accept).status_code == status


def test_correlation_headers_are_not_echoed(client: Client, tokens: AccessTokens) -> None:
    names = {"X-Request-ID": "1", "X-Correlation-ID": "2"}
    response = call(client, tokens.issue(Grant("EMIS", Scope.APPLICATION)), **names)
    assert not set(names) & set(response.headers.keys())


class TestQuota:
    @pytest.fixture
    def quota(self, clock: Mock) -> Quota:
        return Quota(2, clock)

    def test_all_callers_share_the_quota_of_a_minute(
        self, client: Client, tokens: AccessTokens, clock: Mock
    ) -> None:
        one, other = (tokens.issue(Grant(name, Scope.APPLICATION)) for name in ("EMIS", "TPP"))
        assert [call(client, token).status_code for token in (one, other, one, other)] == [200, 200, 429, 429]
        clock.return_value += 60
        assert call(client, one).status_code == 200

    def test_calls_without_a_valid_token_and_health_checks_do_not_count(
        self, client: Client, tokens: AccessTokens
    ) -> None:
        for _ in range(5):
            assert call(client, "unknown").status_code == 401
            assert call(client, None, "/_ping").status_code == 200
        assert call(client, tokens.issue(Grant("EMIS", Scope.APPLICATION))).status_code == 200


class TestHealth:
    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_ping_needs_no_token(self, client: Client, method: str) -> None:
        response = client.open(f"{BASE}/_ping", method=method)
        assert (response.status_code, response.content_type) == (200, "application/json")

    def test_ping_tells_the_release_in_strings(self, client: Client) -> None:
        release = call(client, None, "/_ping").get_json()
        assert list(release) == ["version", "revision", "releaseId", "commitId"]
        assert all(isinstance(value, str) for value in release.values())

    def test_status_tells_what_the_service_says(self, client: Client) -> None:
        response = call(client, None, "/_status", apikey=KEY)
        assert (response.status_code, response.content_type) == (200, "application/json")
        status = response.get_json()
        assert list(status) == ["status", "version", "revision", "releaseId", "commitId", "checks"]
        assert status["status"] == "pass"
        assert status["checks"]["healthcheck"] == {
            "status": "pass",
            "timeout": "false",
            "responseCode": 200,
            "outcome": "OK",
            "links": {"self": f"http://localhost{BASE}/_status"},
        }

    def test_a_failing_service_changes_the_body_only(self, client: Client, service: Service) -> None:
        service.health = Response("out of order", 503)
        response = call(client, None, "/_status", apikey=KEY)
        assert response.status_code == 200
        status = response.get_json()
        check = status["checks"]["healthcheck"]
        assert (status["status"], check["status"], check["responseCode"]) == ("fail", "fail", 503)
        assert check["outcome"] == "out of order"

    @pytest.mark.parametrize("headers", [{}, {"apikey": "wrong"}, {"apikey": ""}, {"apikey": "é"}])
    def test_status_needs_its_key(self, client: Client, headers: dict[str, str]) -> None:
        response = call(client, None, "/_status", **headers)
        assert (response.status, response.content_type, response.data) == (
            "401 Access Denied",
            "text/plain",
            b"",
        )

    @pytest.mark.parametrize("path", ["/_ping", "/_status"])
    def test_other_methods_are_left_to_the_service(self, client: Client, path: str) -> None:
        assert client.post(f"{BASE}{path}", headers={"apikey": KEY}).status_code == 401


class TestCors:
    def test_a_preflight_needs_no_token(self, client: Client, service: Service) -> None:
        response = client.options(f"{BASE}/Immunization", headers=PREFLIGHT)
        assert (response.status_code, response.data) == (200, b"")
        prefix = "Access-Control-"
        assert {name.removeprefix(prefix): value for name, value in response.headers if prefix in name} == {
            "Allow-Origin": "https://example.org",
            "Allow-Headers": "origin, x-requested-with, accept, content-type, nhsd-session-urid",
            "Max-Age": "3628800",
            "Allow-Methods": "GET, PUT, POST, DELETE",
        }
        assert service.calls == []

    @pytest.mark.parametrize("missing", list(PREFLIGHT))
    def test_other_options_need_a_token(self, client: Client, missing: str) -> None:
        headers = {name: value for name, value in PREFLIGHT.items() if name != missing}
        assert outcome_of(client.options(f"{BASE}/Immunization", headers=headers)) == UNAUTHORISED

    def test_ordinary_answers_have_no_such_headers(self, client: Client, tokens: AccessTokens) -> None:
        response = call(client, tokens.issue(Grant("EMIS", Scope.APPLICATION)), **PREFLIGHT)
        assert not [name for name, _ in response.headers if name.startswith("Access-Control-")]
