import re
from collections.abc import Callable
from unittest.mock import Mock
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from werkzeug.test import Client, TestResponse

from support.sandbox.identity import AccessTokens, App, Grant, Identity, Scope

AppOf = Callable[[str], App]
Fields = dict[str, str | None]


def authorize(client: Client, identity: Identity, app: App, **changed: str | None) -> TestResponse:
    query: Fields = {
        "client_id": app.client_id,
        "redirect_uri": identity.urls.oauth_redirect,
        "response_type": "code",
        "scope": "nhs-cis2",
        "state": "a state & more",
    }
    return client.get("/oauth2-mock/authorize", query_string=_present(query | changed))


def log_in(client: Client, page: TestResponse, username: str) -> TestResponse:
    """Do as AUTH-03 says: submit the first form of the page, follow all redirects."""
    form = re.search(r'<form[^>]* action="([^"]+)"', page.text)
    assert form is not None
    action = urljoin(page.request.url, form[1])
    return client.post(action, data={"username": username}, follow_redirects=True)


def last_redirect(response: TestResponse) -> dict[str, str]:
    """The query of the `Location` of the last redirect (AUTH-04)."""
    query = parse_qs(urlsplit(response.history[-1].headers["Location"]).query)
    return {name: value for name, (value,) in query.items()}


def code_for(client: Client, identity: Identity, app: App, **changed: str | None) -> str:
    page = authorize(client, identity, app, **changed)
    return last_redirect(log_in(client, page, identity.username))["code"]


def exchange(
    client: Client, identity: Identity, app: App, issued: str, **changed: str | None
) -> TestResponse:
    form: Fields = {
        "grant_type": "authorization_code",
        "code": issued,
        "redirect_uri": identity.urls.oauth_redirect,
        "client_id": app.client_id,
        "client_secret": app.client_secret,
    }
    return client.post("/oauth2-mock/token", data=_present(form | changed))


def error_of(response: TestResponse) -> tuple[int, str]:
    assert response.content_type == "application/json"
    return response.status_code, response.get_json()["error"]


def _present(fields: Fields) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value is not None}


def test_a_login_ends_on_a_page_of_the_sandbox_after_two_redirects(
    client: Client, identity: Identity, app_of: AppOf
) -> None:
    page = authorize(client, identity, app_of("EMIS"))
    assert (page.status_code, page.mimetype) == (200, "text/html")
    landed = log_in(client, page, identity.username)
    assert landed.status_code == 200
    assert [each.status_code for each in landed.history] == [302, 302]
    assert landed.history[-1].headers["Location"].startswith(f"{identity.urls.oauth_redirect}?")
    assert last_redirect(landed)["state"] == "a state & more"


def test_the_code_buys_a_token_for_the_supplier_of_the_app(
    client: Client, identity: Identity, app_of: AppOf, tokens: AccessTokens
) -> None:
    app = app_of("TPP")
    response = exchange(client, identity, app, code_for(client, identity, app))
    assert response.status_code == 200
    body = response.get_json()
    assert tokens.grant_of(body.pop("access_token")) == Grant("TPP", Scope.CIS2_USER)
    assert body == {"expires_in": "599", "token_type": "Bearer"}


def test_the_token_of_another_kind_of_login_carries_another_scope(
    client: Client, identity: Identity, app_of: AppOf, tokens: AccessTokens
) -> None:
    app = app_of("EMIS")
    code = code_for(client, identity, app, scope="nhs-login")
    token = exchange(client, identity, app, code).get_json()["access_token"]
    assert tokens.grant_of(token) == Grant("EMIS", Scope.NHS_LOGIN_USER)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"client_id": None}, (400, "invalid_request")),
        ({"client_id": "nobody"}, (401, "invalid_request")),
        ({"redirect_uri": None}, (400, "invalid_request")),
        ({"redirect_uri": "https://example.org/callback"}, (400, "invalid_request")),
        ({"response_type": None}, (400, "invalid_request")),
        ({"response_type": "token"}, (400, "unsupported_response_type")),
        ({"scope": None}, (400, "invalid_request")),
        ({"scope": "everything"}, (400, "invalid_scope")),
        ({"state": None}, (400, "invalid_request")),
    ],
)
def test_a_wrong_question_gets_no_login_page(
    client: Client, identity: Identity, app_of: AppOf, changed: Fields, expected: tuple[int, str]
) -> None:
    response = authorize(client, identity, app_of("EMIS"), **changed)
    assert error_of(response) == expected
    assert "Set-Cookie" not in response.headers


def test_another_user_is_refused_and_the_right_one_may_try_again(
    client: Client, identity: Identity, app_of: AppOf
) -> None:
    page = authorize(client, identity, app_of("EMIS"))
    refused = log_in(client, page, "somebody")
    assert (refused.status_code, refused.history) == (401, ())
    assert log_in(client, refused, identity.username).status_code == 200


def test_a_login_without_the_cookie_is_refused(client: Client, identity: Identity, app_of: AppOf) -> None:
    page = authorize(client, identity, app_of("EMIS"))
    client.delete_cookie("oauth2-mock-session", path="/oauth2-mock")
    assert error_of(log_in(client, page, identity.username)) == (400, "invalid_request")


def test_a_login_cannot_be_repeated(client: Client, identity: Identity, app_of: AppOf) -> None:
    page = authorize(client, identity, app_of("EMIS"))
    assert log_in(client, page, identity.username).status_code == 200
    assert error_of(log_in(client, page, identity.username)) == (400, "invalid_request")


def test_a_login_takes_five_minutes_at_most(
    client: Client, identity: Identity, app_of: AppOf, clock: Mock
) -> None:
    page = authorize(client, identity, app_of("EMIS"))
    clock.return_value += 300
    assert error_of(log_in(client, page, identity.username)) == (400, "invalid_request")


def test_the_code_of_an_earlier_redirect_buys_nothing(
    client: Client, identity: Identity, app_of: AppOf
) -> None:
    landed = log_in(client, authorize(client, identity, app_of("EMIS")), identity.username)
    (code,) = parse_qs(urlsplit(landed.history[0].headers["Location"]).query)["code"]
    assert error_of(exchange(client, identity, app_of("EMIS"), code)) == (400, "invalid_grant")
    assert error_of(client.get("/oauth2-mock/callback", query_string={"code": code})) == (
        400,
        "invalid_request",
    )


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"grant_type": None}, (400, "invalid_request")),
        ({"grant_type": "client_credentials"}, (400, "unsupported_grant_type")),
        ({"client_id": None}, (400, "invalid_request")),
        ({"client_id": "nobody"}, (401, "invalid_client")),
        ({"client_secret": None}, (400, "invalid_request")),
        ({"client_secret": "wrong ☃"}, (401, "invalid_client")),
        ({"code": None}, (400, "invalid_request")),
        ({"code": "wrong"}, (400, "invalid_grant")),
        ({"redirect_uri": None}, (400, "invalid_request")),
        ({"redirect_uri": "https://example.org/callback"}, (400, "invalid_grant")),
    ],
)
def test_a_wrong_exchange_is_refused(
    client: Client, identity: Identity, app_of: AppOf, changed: Fields, expected: tuple[int, str]
) -> None:
    app = app_of("EMIS")
    code = code_for(client, identity, app)
    assert error_of(exchange(client, identity, app, code, **changed)) == expected


def test_a_code_works_once(client: Client, identity: Identity, app_of: AppOf) -> None:
    app = app_of("EMIS")
    code = code_for(client, identity, app)
    assert exchange(client, identity, app, code).status_code == 200
    assert error_of(exchange(client, identity, app, code)) == (400, "invalid_grant")


def test_a_code_expires_after_a_minute(
    client: Client, identity: Identity, app_of: AppOf, clock: Mock
) -> None:
    app = app_of("EMIS")
    code = code_for(client, identity, app)
    clock.return_value += 60
    assert error_of(exchange(client, identity, app, code)) == (400, "invalid_grant")


def test_a_code_is_of_no_use_to_another_client(client: Client, identity: Identity, app_of: AppOf) -> None:
    code = code_for(client, identity, app_of("EMIS"))
    assert error_of(exchange(client, identity, app_of("TPP"), code)) == (400, "invalid_grant")


def test_a_wrong_secret_does_not_use_the_code_up(client: Client, identity: Identity, app_of: AppOf) -> None:
    app = app_of("EMIS")
    code = code_for(client, identity, app)
    assert exchange(client, identity, app, code, client_secret="wrong").status_code == 401
    assert exchange(client, identity, app, code).status_code == 200
