"""Workers ask one process for tokens and turns."""

import pickle
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from support.auth import AuthError, Token, Tokens
from support.evidence.redaction import redact
from support.running.services import Running
from support.running.sharing import Access, NewTokenFor, NextTurn, TokenFor, UnsharedTokenFor, answer, equip
from support.settings import SettingsError
from support.waiting import Turns


class Bank:
    """Gives out numbered tokens."""

    def __init__(self) -> None:
        self.fetched = 0

    def fetch(self, supplier: str) -> Token:
        if supplier == "EMISS":
            raise AuthError(supplier, "refused")
        self.fetched += 1
        return Token(f"token-of-{supplier}-{self.fetched}")


def running(tmp_path: Path, bank: Bank, per_minute: int | None = None) -> Running:
    settings = SimpleNamespace(seed=42, environment="nowhere")
    services: Any = SimpleNamespace(run_mark="imms-at-1", settings=settings)
    return Running(services, Tokens(bank.fetch), Turns(per_minute), None, tmp_path)


def asking(shared: Running) -> Callable[[Any], Any]:
    """As a worker asks, but over a shorter line."""
    return lambda question: answer(shared, question)


@pytest.fixture
def worker(tmp_path: Path) -> Any:
    """What scenarios of a worker see, against an environment with a quota that no worker can reach."""
    return SimpleNamespace(
        context=SimpleNamespace(),
        formatters=[],
        config=SimpleNamespace(userdata={"env": write_profile(tmp_path)}),
    )


def write_profile(tmp_path: Path) -> str:
    profile = tmp_path / "nowhere.toml"
    profile.write_text(
        """
        base_url = "http://127.0.0.1:9/FHIR/R4"
        auth.client_credentials.token_url = "http://127.0.0.1:9/token"
        http.rate_limit = 2
        tables = { events = "imms-nowhere-imms-events", delta = "imms-nowhere-delta" }
        suppliers.Postman_Auth = {}
        aws.endpoint_url = "http://127.0.0.1:9"
        """,
        encoding="utf-8",
    )
    return str(profile)


def test_all_who_ask_get_the_same_token(tmp_path: Path) -> None:
    shared = running(tmp_path, bank := Bank())
    assert {answer(shared, TokenFor("EMIS")) for _ in range(8)} == {"token-of-EMIS-1"}
    assert answer(shared, NewTokenFor("EMIS", "token-of-EMIS-1")) is True
    assert answer(shared, UnsharedTokenFor("EMIS")) == Token("token-of-EMIS-3")
    assert answer(shared, TokenFor("EMIS")) == "token-of-EMIS-2"
    assert bank.fetched == 3


@pytest.mark.usefixtures("slept_clock")
def test_all_who_ask_share_one_quota(tmp_path: Path) -> None:
    shared = running(tmp_path, Bank(), per_minute=2)
    turns = [cast(float, answer(shared, NextTurn())) for _ in range(4)]
    assert turns == [0, 0, 60, 60]


def test_that_there_is_no_token_can_be_told_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(AuthError("EMISS", "refused")))
    assert str(error) == "no token for EMISS: refused"


def test_what_a_worker_is_given_can_be_told_to_it_and_shows_no_secret(tmp_path: Path) -> None:
    access = Access("nowhere", "imms-at-1", 42, tmp_path, {"status_api_key": "hush"})
    assert pickle.loads(pickle.dumps(access)) == access
    assert "hush" not in repr(access)


def test_a_worker_has_the_seed_and_mark_of_the_run_and_a_ledger_of_its_own(
    worker: Any, tmp_path: Path
) -> None:
    with equip(worker, 3, asking(running(tmp_path, Bank()))):
        services = worker.context.services
        assert services.settings.seed == 42
        assert services.run_mark == "imms-at-1"
        assert services.ledger.path == tmp_path / "imms-at-1-worker-3.jsonl"


def test_a_worker_asks_for_tokens_and_never_shows_them(worker: Any, tmp_path: Path) -> None:
    shared = running(tmp_path, Bank())
    with equip(worker, 1, asking(shared)):
        tokens = worker.context.services.api.tokens
        assert tokens.token_for("EMIS") == "token-of-EMIS-1"
        assert tokens.renew("EMIS", "token-of-EMIS-1")
        assert tokens.token_for("EMIS") == "token-of-EMIS-2"
        assert tokens.fetch("EMIS").value == "token-of-EMIS-3"
    assert redact("token-of-EMIS-1 token-of-EMIS-2 token-of-EMIS-3") == "*** *** ***"


@pytest.mark.usefixtures("slept_clock")
def test_a_worker_asks_for_its_turn_before_each_request(worker: Any, tmp_path: Path) -> None:
    shared = running(tmp_path, Bank(), per_minute=2)
    with equip(worker, 1, asking(shared)):
        worker.context.services.api._quota.take_turn()
        worker.context.services.api._quota.take_turn()
    assert shared.turns.book() == 60


def test_a_worker_that_means_another_environment_cannot_begin(worker: Any, tmp_path: Path) -> None:
    elsewhere = Access("internal-dev", "imms-at-1", 42, tmp_path, None)
    with (
        pytest.raises(SettingsError, match="would run against nowhere, but the run is against internal-dev"),
        equip(worker, 1, lambda _: elsewhere),
    ):
        pass
