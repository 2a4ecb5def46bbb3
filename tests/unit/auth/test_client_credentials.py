import socket
import time
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import jwt
import pytest
import requests
import responses
from cryptography.hazmat.primitives.asymmetric import rsa

from support.auth import AuthError
from support.settings import SettingsError

TOKEN_URL = "https://auth.example/oauth2/token"
FLOW = "client-credentials"
GRANTED = {"access_token": "the-token", "expires_in": "599", "token_type": "Bearer"}


def form_of(request: Any) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(request.body).items()}


def test_a_signed_assertion_is_exchanged_for_a_token(
    open_tokens: Any, server: responses.RequestsMock, private_key: rsa.RSAPrivateKey
) -> None:
    server.post(TOKEN_URL, json=GRANTED)
    before = int(time.time())
    assert open_tokens(FLOW).token_for("EMIS") == "the-token"

    request = server.calls[0].request
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    form = form_of(request)
    assertion = form.pop("client_assertion")
    assert form == {
        "grant_type": "client_credentials",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    }
    assert jwt.get_unverified_header(assertion) == {"alg": "RS512", "kid": "key-1", "typ": "JWT"}
    claims = jwt.decode(assertion, private_key.public_key(), ["RS512"], audience=TOKEN_URL)
    assert set(claims) == {"iss", "sub", "aud", "iat", "exp", "jti"}
    assert claims["iss"] == claims["sub"] == "emis-id"
    assert claims["aud"] == TOKEN_URL
    assert before <= claims["iat"] <= time.time()
    assert claims["exp"] - claims["iat"] == 300
    assert UUID(claims["jti"]).version == 4


def test_each_assertion_has_an_id_of_its_own(open_tokens: Any, server: responses.RequestsMock) -> None:
    server.post(TOKEN_URL, json=GRANTED)
    tokens = open_tokens(FLOW)
    tokens.renew("EMIS", refused=tokens.token_for("EMIS"))
    ids = {
        jwt.decode(form_of(call.request)["client_assertion"], options={"verify_signature": False})["jti"]
        for call in server.calls
    }
    assert len(ids) == 2


def test_the_life_time_of_the_answer_counts(open_tokens: Any, server: responses.RequestsMock) -> None:
    server.post(TOKEN_URL, json={**GRANTED, "expires_in": "0.004"})
    tokens = open_tokens(FLOW)
    tokens.token_for("EMIS")
    time.sleep(0.004)
    tokens.token_for("EMIS")
    assert len(server.calls) == 2


def test_all_secrets_are_remembered_before_they_are_sent(
    open_tokens: Any, server: responses.RequestsMock, remembered: list[str], credentials: dict[str, str]
) -> None:
    known_when_sent: list[str] = []

    def answer(request: Any) -> tuple[int, dict[str, str], str]:
        known_when_sent.extend(remembered)
        return 200, {}, '{"access_token": "the-token"}'

    server.add_callback(responses.POST, TOKEN_URL, callback=answer)
    open_tokens(FLOW).token_for("EMIS")
    assertion = form_of(server.calls[0].request)["client_assertion"]
    assert known_when_sent == [credentials["EMIS_private_Key"].strip(), assertion]
    assert remembered[-1] == "the-token"
    assert "emis-id" not in remembered


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (401, '{"error": "invalid_request", "error_description": "emis-hush"}', "401: invalid_request"),
        (403, '{"error": "public_key error"}', "403: public_key error"),
        (400, '{"error": "emis-hush 8"}', "400"),
        (500, "<html>emis-hush</html>", "500"),
        (502, "[]", "502"),
        (302, "", "302"),
        (200, "{}", "200 without an access_token"),
        (200, '{"access_token": ""}', "200 without an access_token"),
        (200, "welcome", "200 without an access_token"),
    ],
)
def test_an_answer_without_token_is_told_in_one_line(
    open_tokens: Any, server: responses.RequestsMock, status: int, body: str, outcome: str
) -> None:
    server.post(TOKEN_URL, body=body, status=status, headers={"Location": "https://auth.example/else"})
    with pytest.raises(AuthError) as caught:
        open_tokens(FLOW).token_for("EMIS")
    assert str(caught.value) == (
        f"no token for EMIS: the token request, POST {TOKEN_URL}, was answered {outcome}"
    )


def test_a_key_that_is_none_is_named_and_not_shown(open_tokens: Any) -> None:
    with pytest.raises(AuthError) as caught:
        open_tokens(FLOW, {"EMIS_private_Key": "hush-not-a-key"}).token_for("EMIS")
    assert str(caught.value) == (
        "no token for EMIS: suppliers.EMIS.private_key, from environment variable EMIS_private_Key, "
        "is not an RSA private key in PEM without a passphrase"
    )


@pytest.mark.parametrize("name", ["client_Id", "kid", "private_Key"])
def test_a_missing_credential_is_named_with_its_place(open_tokens: Any, name: str) -> None:
    with pytest.raises(SettingsError, match=rf"environment variable EMIS_{name} is not set$"):
        open_tokens(FLOW, {f"EMIS_{name}": ""}).token_for("EMIS")


def test_an_unknown_supplier_is_named_with_the_nearest(open_tokens: Any) -> None:
    with pytest.raises(SettingsError, match=r"^EMSI is not a supplier .* Did you mean EMIS\?$"):
        open_tokens(FLOW).token_for("EMSI")


def test_a_server_that_does_not_run_is_named(open_tokens: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/token"
        tokens = open_tokens(FLOW, **{"auth.client_credentials.token_url": f"{url}?a=b"})
        with pytest.raises(AuthError) as caught:
            tokens.token_for("EMIS")
    assert str(caught.value) == f"no token for EMIS: POST {url}: cannot be reached: Connection refused"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (requests.ReadTimeout("hush"), "no answer within 10 s"),
        (requests.ConnectTimeout("hush"), "no answer within 10 s"),
        (requests.exceptions.SSLError("hush"), "cannot be asked: SSLError"),
    ],
)
def test_a_server_that_gives_no_answer_is_named(
    open_tokens: Any, server: responses.RequestsMock, error: Exception, reason: str
) -> None:
    server.post(TOKEN_URL, body=error)
    with pytest.raises(AuthError) as caught:
        open_tokens(FLOW).token_for("EMIS")
    assert str(caught.value) == f"no token for EMIS: POST {TOKEN_URL}: {reason}"
    assert caught.value.__suppress_context__


def test_an_answer_is_awaited_for_ten_seconds(open_tokens: Any, server: responses.RequestsMock) -> None:
    server.post(TOKEN_URL, json=GRANTED)
    open_tokens(FLOW).token_for("EMIS")
    assert server.calls[0].request.req_kwargs["timeout"] == 10  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_server_that_is_away_for_a_while_is_asked_again_from_the_start(
    status: int, open_tokens: Any, server: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[int] = []
    monkeypatch.setattr("support.auth.pause_before_retry", pauses.append)
    server.post(TOKEN_URL, body=requests.ConnectionError())
    server.post(TOKEN_URL, status=status)
    server.post(TOKEN_URL, json=GRANTED)
    assert open_tokens(FLOW).token_for("EMIS") == "the-token"
    assert pauses == [1, 2]
    assertions = {form_of(call.request)["client_assertion"] for call in server.calls}
    assert len(assertions) == 3, "each is good for one request"


def test_a_server_that_stays_away_is_named(open_tokens: Any, server: responses.RequestsMock) -> None:
    server.post(TOKEN_URL, status=503)
    with pytest.raises(AuthError, match=r"no token for EMIS: the token request, .* was answered 503"):
        open_tokens(FLOW).token_for("EMIS")
    assert len(server.calls) == 4


def test_a_refusal_is_not_asked_again(open_tokens: Any, server: responses.RequestsMock) -> None:
    server.post(TOKEN_URL, status=401, json={"error": "invalid_request"})
    with pytest.raises(AuthError, match="401"):
        open_tokens(FLOW).token_for("EMIS")
    assert len(server.calls) == 1
