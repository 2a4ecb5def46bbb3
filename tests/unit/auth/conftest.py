"""Suppliers with credentials, and a place where secrets are remembered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
import responses
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from support.auth import Tokens, tokens_for
from support.settings import load

PROFILE = """
base_url = "https://api.example/FHIR/R4"
default_supplier = "EMIS"

[auth.client_credentials]
token_url = "https://auth.example/oauth2/token"

[auth.authorization_code]
authorize_url = "https://auth.example/oauth2-mock/authorize"
token_url = "https://auth.example/oauth2-mock/token"
username = { env = "CIS2_USERNAME" }

[tables]
events = "events"
delta = "delta"

[suppliers]
EMIS = {}
TPP = {}
"""


def pem_of(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture(scope="session")
def private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def credentials(private_key: rsa.RSAPrivateKey) -> dict[str, str]:
    """Environment variables with all that EMIS has; nothing of TPP."""
    return {
        "CIS2_USERNAME": "656005750104",
        "EMIS_client_Id": "emis-id",
        "EMIS_client_Secret": "emis-hush",
        "EMIS_kid": "key-1",
        "EMIS_private_Key": pem_of(private_key),
    }


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a server that is away be asked again at once."""
    monkeypatch.setattr("support.auth.pause_before_retry", lambda _: None)


@pytest.fixture
def remembered() -> list[str]:
    return []


OpenTokens = Callable[..., Tokens]


@pytest.fixture
def exchanges() -> list[str]:
    """What the hook of the injected session saw."""
    return []


@pytest.fixture
def open_tokens(
    tmp_path: Path, credentials: dict[str, str], remembered: list[str], exchanges: list[str]
) -> OpenTokens:
    """Return a function that opens tokens with credentials changed and -D options given."""

    def open_session() -> requests.Session:
        session = requests.Session()
        session.hooks["response"].append(
            lambda answer, **_: exchanges.append(f"{answer.request.method} {answer.status_code}")
        )
        return session

    def tokens(flow: str, changed: dict[str, str] | None = None, **userdata: str) -> Tokens:
        path = tmp_path / "deployment.toml"
        path.write_text(PROFILE, encoding="utf-8")
        settings = load({"env": str(path), "auth.flow": flow, **userdata}, {**credentials, **(changed or {})})
        return tokens_for(settings, remembered.append, open_session)

    return tokens


@pytest.fixture
def server() -> Iterator[responses.RequestsMock]:
    """An authorisation server that answers what a test registers."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock
