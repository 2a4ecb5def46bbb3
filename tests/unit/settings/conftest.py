"""Profiles of a deployment nobody has seen, written for one test each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MINIMAL = """
base_url = "https://deployment.example/FHIR/R4"

[auth.client_credentials]
token_url = "https://deployment.example/oauth2/token"

[tables]
events = "our-events"
delta = "our-delta"

[suppliers]
EMIS = {}
Postman_Auth = {}
"""

WriteProfile = Callable[[str], str]


@pytest.fixture
def write_profile(tmp_path: Path) -> WriteProfile:
    def write(text: str) -> str:
        path = tmp_path / "deployment.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def deployment(write_profile: WriteProfile) -> str:
    """The path of the smallest profile of a deployment."""
    return write_profile(MINIMAL)


@pytest.fixture
def ready() -> dict[str, Any]:
    """What a sandbox says of itself."""
    return {
        "base_url": "http://127.0.0.1:9000/FHIR/R4",
        "token_url": "http://127.0.0.1:9000/oauth2/token",
        "oauth_authorize_url": "http://127.0.0.1:9000/oauth2-mock/authorize",
        "oauth_token_url": "http://127.0.0.1:9000/oauth2-mock/token",
        "oauth_username": "a-mock-user",
        "oauth_redirect_uri": "http://127.0.0.1:9000/callback",
        "dynamodb_url": "http://127.0.0.1:8000",
        "region": "eu-west-2",
        "events_table": "events-of-sandbox",
        "delta_table": "delta-of-sandbox",
        "status_api_key": "a-status-key",
        "suppliers": {
            name: {
                "client_id": f"{name}-id",
                "client_secret": f"{name}-hush",
                "kid": "key-1",
                "private_key_file": "/nowhere/key.pem",
            }
            for name in ("EMIS", "Postman_Auth", "AGEM-NIVS")
        },
    }


@pytest.fixture
def minimal() -> str:
    """The text of the smallest profile of a deployment."""
    return MINIMAL
