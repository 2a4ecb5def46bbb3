from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request

from support.sandbox.identity import AccessTokens, App, Apps, Identity, register

ORIGIN = "http://localhost"  # where werkzeug's test client says it is


@pytest.fixture
def clock() -> Mock:
    """The time in epoch seconds, in `return_value`."""
    return Mock(return_value=1_700_000_000.0)


@pytest.fixture(scope="session")
def apps(tmp_path_factory: pytest.TempPathFactory) -> Apps:
    return register(["EMIS", "TPP"], Path(tmp_path_factory.mktemp("keys")))


@pytest.fixture
def app_of(apps: Apps) -> Callable[[str], App]:
    by_supplier = {app.supplier: app for app in apps.values()}
    return by_supplier.__getitem__


@pytest.fixture
def tokens(clock: Mock) -> AccessTokens:
    return AccessTokens(lifetime=599, epoch_seconds=clock)


@pytest.fixture
def identity(apps: Apps, tokens: AccessTokens, clock: Mock) -> Identity:
    return Identity(ORIGIN, apps, tokens, clock)


@pytest.fixture
def client(identity: Identity) -> Client:
    return Client(Request.application(identity.answer))
