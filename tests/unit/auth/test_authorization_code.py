from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
import requests
import responses

from support.auth import AuthError
from support.settings import SettingsError

AUTHORIZE = "https://auth.example/oauth2-mock/authorize"
TOKEN_URL = "https://auth.example/oauth2-mock/token"
CALLBACK = "https://oauth.pstmn.io/v1/callback"
FLOW = "authorization-code"
PAGE = """<html><body>
<form action="{action}" method="post"><input type="hidden" name="session" value="s&amp;1">
<input name="username"><input type="submit" value="Log in"></form></body></html>"""


def query_of(url: str | None) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(url or "").query).items()}


def form_of(call: Any) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(call.request.body).items()}


def serve(
    server: responses.RequestsMock,
    *,
    action: str = "/login",
    callback: str = f"{CALLBACK}?state=x&code=the-code",
) -> None:
    server.get(AUTHORIZE, body=PAGE.format(action=action), headers={"Set-Cookie": "crumb=1; Path=/"})
    server.post("https://auth.example/login", status=302, headers={"Location": "/continue?code=not-this"})
    server.get("https://auth.example/continue", status=302, headers={"Location": callback})
    server.post(TOKEN_URL, json={"access_token": "the-token"})


def test_a_user_logs_in_and_the_code_buys_a_token(open_tokens: Any, server: responses.RequestsMock) -> None:
    serve(server)
    assert open_tokens(FLOW).token_for("EMIS") == "the-token"

    authorize, login, onward, token = server.calls
    asked = query_of(authorize.request.url)
    assert UUID(asked.pop("state")).version == 4
    assert asked == {
        "client_id": "emis-id",
        "redirect_uri": CALLBACK,
        "response_type": "code",
        "scope": "nhs-cis2",
    }
    assert login.request.method == "POST"
    assert form_of(login) == {"session": "s&1", "username": "656005750104"}
    assert login.request.headers["Cookie"] == "crumb=1"
    assert onward.request.headers["Cookie"] == "crumb=1"
    assert form_of(token) == {
        "grant_type": "authorization_code",
        "code": "the-code",
        "redirect_uri": CALLBACK,
        "client_id": "emis-id",
        "client_secret": "emis-hush",
    }


@pytest.mark.parametrize(
    "action",
    ["/login", "../login", "https://auth.example/login", "/login?a=1&amp;b=2"],
    ids=["from the root", "relative", "absolute", "with a query"],
)
def test_the_form_is_posted_where_it_says(
    open_tokens: Any, server: responses.RequestsMock, action: str
) -> None:
    serve(server, action=action)
    open_tokens(FLOW).token_for("EMIS")
    url = server.calls[1].request.url
    assert url is not None
    assert url.split("?")[0] == "https://auth.example/login"
    assert query_of(url) == ({"a": "1", "b": "2"} if "?" in action else {})


def test_a_form_without_action_is_posted_to_its_own_page(
    open_tokens: Any, server: responses.RequestsMock
) -> None:
    serve(server, action="")
    server.post(AUTHORIZE, status=302, headers={"Location": f"{CALLBACK}?code=c"})
    assert open_tokens(FLOW).token_for("EMIS") == "the-token"


def test_the_log_in_page_may_be_elsewhere(open_tokens: Any, server: responses.RequestsMock) -> None:
    serve(server)
    server.replace(
        responses.GET, AUTHORIZE, status=302, headers={"Location": "https://login.example/realm?x=1"}
    )
    server.get("https://login.example/realm", body=PAGE.format(action="https://auth.example/login"))
    assert open_tokens(FLOW).token_for("EMIS") == "the-token"


def test_a_user_who_is_logged_in_already_meets_no_form(
    open_tokens: Any, server: responses.RequestsMock
) -> None:
    serve(server)
    server.replace(responses.GET, AUTHORIZE, status=302, headers={"Location": f"{CALLBACK}?code=c"})
    assert open_tokens(FLOW).token_for("EMIS") == "the-token"
    assert len(server.calls) == 2


def test_the_code_is_that_of_the_last_redirect_even_if_it_leads_elsewhere(
    open_tokens: Any, server: responses.RequestsMock
) -> None:
    serve(server, callback="https://other.example/callback?code=last")
    server.get("https://other.example/callback", body="done")
    open_tokens(FLOW).token_for("EMIS")
    assert form_of(server.calls[-1])["code"] == "last"


def test_every_exchange_can_be_witnessed(
    open_tokens: Any, server: responses.RequestsMock, exchanges: list[str]
) -> None:
    serve(server)
    open_tokens(FLOW).token_for("EMIS")
    assert exchanges == ["GET 200", "POST 302", "GET 302", "POST 200"]


def test_secrets_are_remembered(
    open_tokens: Any, server: responses.RequestsMock, remembered: list[str]
) -> None:
    serve(server)
    open_tokens(FLOW).token_for("EMIS")
    assert remembered == ["emis-hush", "656005750104", "the-code", "the-token"]


def test_each_token_begins_with_a_fresh_session(open_tokens: Any, server: responses.RequestsMock) -> None:
    serve(server)
    tokens = open_tokens(FLOW)
    tokens.renew("EMIS", refused=tokens.token_for("EMIS"))
    again = server.calls[4].request
    assert again.url is not None
    assert again.url.startswith(AUTHORIZE)
    assert "Cookie" not in again.headers


def failure(open_tokens: Any) -> str:
    with pytest.raises(AuthError) as caught:
        open_tokens(FLOW).token_for("EMIS")
    message = str(caught.value)
    assert message.startswith("no token for EMIS: ")
    assert not any(secret in message for secret in ("emis-hush", "656005750104", "the-code", "state"))
    return message.removeprefix("no token for EMIS: ")


def test_a_refused_authorisation_is_told(open_tokens: Any, server: responses.RequestsMock) -> None:
    server.get(AUTHORIZE, json={"error": "invalid_client"}, status=401)
    assert failure(open_tokens) == f"the log-in page, GET {AUTHORIZE}, was answered 401: invalid_client"


def test_an_authorisation_refused_by_redirect_is_told(
    open_tokens: Any, server: responses.RequestsMock
) -> None:
    server.get(AUTHORIZE, status=302, headers={"Location": f"{CALLBACK}?error=access_denied"})
    assert failure(open_tokens) == f"the log-in ended at {CALLBACK} without a code: access_denied"


def test_a_page_without_form_is_told(open_tokens: Any, server: responses.RequestsMock) -> None:
    server.get(AUTHORIZE, body="<html>Down for maintenance</html>")
    assert failure(open_tokens) == f"the log-in page, GET {AUTHORIZE}, has no form"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (200, "the log-in ended at https://auth.example/login without a code"),
        (403, "the log-in, POST https://auth.example/login, was answered 403"),
    ],
    ids=["shown the form again", "refused"],
)
def test_a_log_in_that_leads_nowhere_is_told(
    open_tokens: Any, server: responses.RequestsMock, status: int, told: str
) -> None:
    serve(server)
    server.replace(responses.POST, "https://auth.example/login", status=status, body="who?")
    assert failure(open_tokens) == told


def test_redirects_in_a_circle_end(open_tokens: Any, server: responses.RequestsMock) -> None:
    serve(server, callback="/continue")
    assert failure(open_tokens) == "the log-in ended at https://auth.example/continue without a code"
    assert len(server.calls) < 15


def test_a_refused_secret_is_told(open_tokens: Any, server: responses.RequestsMock) -> None:
    serve(server)
    server.replace(responses.POST, TOKEN_URL, status=401, json={"error": "invalid_client"})
    assert failure(open_tokens) == f"the token request, POST {TOKEN_URL}, was answered 401: invalid_client"


def test_a_redirect_to_where_nobody_is_is_told_without_its_query(
    open_tokens: Any, server: responses.RequestsMock
) -> None:
    serve(server)
    server.replace(
        responses.GET, "https://auth.example/continue", body=requests.ConnectionError("to ?code=the-code")
    )
    assert failure(open_tokens) == "GET https://auth.example/continue: cannot be asked: ConnectionError"


@pytest.mark.parametrize("name", ["client_Id", "client_Secret"])
def test_a_missing_credential_is_named_with_its_place(open_tokens: Any, name: str) -> None:
    with pytest.raises(SettingsError, match=rf"environment variable EMIS_{name} is not set$"):
        open_tokens(FLOW, {f"EMIS_{name}": ""}).token_for("EMIS")
