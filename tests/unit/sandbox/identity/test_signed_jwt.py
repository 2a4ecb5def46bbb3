import base64
import json
from collections.abc import Callable
from typing import Any
from unittest.mock import Mock
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from werkzeug.test import Client, TestResponse

from support.sandbox.identity import AccessTokens, App, Grant, Scope

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
NOW = 1_700_000_000

AppOf = Callable[[str], App]


def claims_of(app: App, **changed: Any) -> dict[str, Any]:
    claims = {
        "iss": app.client_id,
        "sub": app.client_id,
        "aud": "http://localhost/oauth2/token",
        "iat": NOW,
        "exp": NOW + 300,
        "jti": str(uuid4()),
    } | changed
    return {name: value for name, value in claims.items() if value is not None}


def sign(app: App, claims: dict[str, Any], algorithm: str = "RS512", **header: Any) -> str:
    return jwt.encode(claims, app.private_key_file.read_bytes(), algorithm, {"kid": app.kid} | header)


def ask(client: Client, assertion: str, **changed: str | None) -> TestResponse:
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION_TYPE,
        "client_assertion": assertion,
    } | changed
    return client.post(
        "/oauth2/token", data={name: value for name, value in form.items() if value is not None}
    )


def error_of(response: TestResponse) -> tuple[int, str]:
    assert response.content_type == "application/json"
    body = response.get_json()
    assert set(body) == {"error", "error_description"}
    return response.status_code, body["error"]


def test_a_signed_jwt_buys_a_token(client: Client, app_of: AppOf, tokens: AccessTokens) -> None:
    app = app_of("EMIS")
    response = ask(client, sign(app, claims_of(app)))
    assert (response.status_code, response.content_type) == (200, "application/json")
    body = response.get_json()
    assert tokens.grant_of(body.pop("access_token")) == Grant("EMIS", Scope.APPLICATION)
    assert body == {"expires_in": "599", "token_type": "Bearer"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"iss": None}, (400, "invalid_request")),
        ({"sub": None}, (400, "invalid_request")),
        ({"sub": "somebody-else"}, (400, "invalid_request")),
        ({"iss": 1, "sub": 1}, (400, "invalid_request")),
        ({"iss": "nobody", "sub": "nobody"}, (401, "invalid_request")),
        ({"aud": None}, (401, "invalid_request")),
        ({"aud": "http://localhost/oauth2/token/"}, (401, "invalid_request")),
        ({"aud": "http://127.0.0.1/oauth2/token"}, (401, "invalid_request")),
        ({"aud": ["http://localhost/oauth2/token"]}, (401, "invalid_request")),
        ({"exp": None}, (400, "invalid_request")),
        ({"exp": True}, (400, "invalid_request")),
        ({"exp": "soon"}, (400, "invalid_request")),
        ({"exp": float("nan")}, (400, "invalid_request")),
        ({"exp": float("inf")}, (400, "invalid_request")),
        ({"exp": NOW}, (400, "invalid_request")),
        ({"exp": NOW + 331}, (400, "invalid_request")),
        ({"jti": None}, (400, "invalid_request")),
        ({"jti": ""}, (400, "invalid_request")),
        ({"jti": 7}, (400, "invalid_request")),
    ],
)
def test_a_wrong_claim_is_refused(
    client: Client, app_of: AppOf, changed: dict[str, Any], expected: tuple[int, str]
) -> None:
    app = app_of("EMIS")
    assertion = jwt.PyJWS().encode(
        json.dumps(claims_of(app, **changed)).encode(),
        app.private_key_file.read_bytes(),
        "RS512",
        {"kid": app.kid},
    )
    assert error_of(ask(client, assertion)) == expected


@pytest.mark.parametrize("exp", [NOW + 1, NOW + 0.5, NOW + 330])
def test_an_expiry_within_five_minutes_and_some_grace_is_accepted(
    client: Client, app_of: AppOf, exp: float
) -> None:
    app = app_of("EMIS")
    assert ask(client, sign(app, claims_of(app, exp=exp))).status_code == 200


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"grant_type": None}, (400, "invalid_request")),
        ({"grant_type": "authorization_code"}, (400, "unsupported_grant_type")),
        ({"client_assertion_type": None}, (400, "invalid_request")),
        ({"client_assertion_type": "jwt-bearer"}, (400, "invalid_request")),
        ({"client_assertion": None}, (400, "invalid_request")),
        ({"client_assertion": "not.a.jwt"}, (400, "invalid_request")),
        ({"client_assertion": "☃"}, (400, "invalid_request")),
    ],
)
def test_a_wrong_form_is_refused(
    client: Client, app_of: AppOf, changed: dict[str, str | None], expected: tuple[int, str]
) -> None:
    app = app_of("EMIS")
    assert error_of(ask(client, sign(app, claims_of(app)), **changed)) == expected


def test_a_body_that_is_no_form_is_refused(client: Client) -> None:
    response = client.post("/oauth2/token", json={"grant_type": "client_credentials"})
    assert error_of(response) == (400, "invalid_request")


@pytest.mark.parametrize("algorithm", ["RS256", "PS512"])
def test_another_algorithm_is_refused(client: Client, app_of: AppOf, algorithm: str) -> None:
    app = app_of("EMIS")
    assert error_of(ask(client, sign(app, claims_of(app), algorithm))) == (400, "invalid_request")


def test_an_unsigned_jwt_is_refused(client: Client, app_of: AppOf) -> None:
    app = app_of("EMIS")
    assertion = jwt.encode(claims_of(app), "", "none", {"kid": app.kid})
    assert error_of(ask(client, assertion)) == (400, "invalid_request")


def test_a_jwt_that_only_claims_to_be_signed_is_refused(client: Client, app_of: AppOf) -> None:
    app = app_of("EMIS")
    parts = [{"alg": "RS512", "kid": app.kid}, claims_of(app), ""]
    encoded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    assert error_of(ask(client, ".".join(encoded))) == (401, "invalid_request")


def test_the_kid_is_required(client: Client, app_of: AppOf) -> None:
    app = app_of("EMIS")
    assertion = jwt.encode(claims_of(app), app.private_key_file.read_bytes(), "RS512")
    assert error_of(ask(client, assertion)) == (400, "invalid_request")


def test_the_kid_of_another_client_is_refused(client: Client, app_of: AppOf) -> None:
    app = app_of("EMIS")
    assertion = sign(app, claims_of(app), kid=app_of("TPP").kid)
    assert error_of(ask(client, assertion)) == (401, "invalid_request")


def test_the_signature_of_another_key_is_refused(client: Client, app_of: AppOf) -> None:
    app = app_of("EMIS")
    other_key = generate_private_key(public_exponent=65537, key_size=2048)
    assertion = jwt.encode(claims_of(app), other_key, "RS512", {"kid": app.kid})
    assert error_of(ask(client, assertion)) == (401, "invalid_request")


def test_changed_claims_are_refused(client: Client, app_of: AppOf) -> None:
    mine, theirs = app_of("EMIS"), app_of("TPP")
    header, _, signature = sign(mine, claims_of(mine)).split(".")
    _, payload, _ = sign(mine, claims_of(mine, exp=NOW + 299)).split(".")
    assert error_of(ask(client, f"{header}.{payload}.{signature}")) == (401, "invalid_request")
    assert error_of(ask(client, sign(mine, claims_of(theirs)))) == (401, "invalid_request")


def test_a_jwt_works_once(client: Client, app_of: AppOf) -> None:
    app = app_of("EMIS")
    claims = claims_of(app)
    assert ask(client, sign(app, claims)).status_code == 200
    assert error_of(ask(client, sign(app, claims))) == (400, "invalid_request")
    assert error_of(ask(client, sign(app, claims | {"exp": NOW + 200}))) == (400, "invalid_request")


def test_a_jwt_id_stays_used_for_as_long_as_its_jwt_is_valid(
    client: Client, app_of: AppOf, clock: Mock
) -> None:
    app = app_of("EMIS")
    claims = claims_of(app, exp=NOW + 330)
    assert ask(client, sign(app, claims)).status_code == 200
    clock.return_value += 329.9
    assert error_of(ask(client, sign(app, claims))) == (400, "invalid_request")


def test_a_refused_jwt_does_not_use_its_id_up(client: Client, app_of: AppOf) -> None:
    app = app_of("EMIS")
    claims = claims_of(app)
    assert ask(client, sign(app, claims, kid="unknown")).status_code == 401
    assert ask(client, sign(app, claims)).status_code == 200


def test_clients_do_not_share_jwt_ids(client: Client, app_of: AppOf) -> None:
    for app in (app_of("EMIS"), app_of("TPP")):
        assert ask(client, sign(app, claims_of(app, jti="1"))).status_code == 200


def test_a_token_expires(client: Client, app_of: AppOf, tokens: AccessTokens, clock: Mock) -> None:
    app = app_of("EMIS")
    token = ask(client, sign(app, claims_of(app))).get_json()["access_token"]
    clock.return_value += 598
    assert tokens.grant_of(token)
    clock.return_value += 1
    assert tokens.grant_of(token) is None


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/oauth2/token", 405), ("POST", "/token", 404)]
)
def test_other_methods_and_addresses_are_refused(client: Client, method: str, path: str, status: int) -> None:
    assert client.open(path, method=method).status_code == status
