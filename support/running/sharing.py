"""How worker processes share the services of one run: its sandbox, tokens, quota and settings.

The process that the run was started in keeps the tokens and books the requests; workers ask it. What they
are given travels from process to process in memory: no secret is on a disk or a command line.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from behave.runner import Runner

from support.auth import Token
from support.calls import Tally
from support.cleanup.runs import ledger_of_worker
from support.evidence import recording
from support.evidence.redaction import remember_secret
from support.running.doors import api_of, ledger_in, tables_of
from support.running.retrying import try_again
from support.running.services import Running
from support.session import Services
from support.settings import Settings, SettingsError, load, with_sandbox
from support.waiting import Turns

Ask = Callable[[Any], Any]
"""Puts a question to the process that the run was started in, and returns the answer or raises it."""


@dataclass(frozen=True)
class Access:
    """All that a worker needs to know of the services that run already."""

    environment: str
    run_mark: str
    seed: int
    ledgers: Path
    sandbox: Mapping[str, Any] | None = field(repr=False)


@dataclass(frozen=True)
class HowToConnect:
    """The question for access to the services."""


@dataclass(frozen=True)
class TokenFor:
    """The question for a supplier's token."""

    supplier: str


@dataclass(frozen=True)
class NewTokenFor:
    """The question for a token in place of one that was refused, and if the request may be sent again."""

    supplier: str
    refused: str = field(repr=False)


@dataclass(frozen=True)
class UnsharedTokenFor:
    """The question for a token that nobody else uses."""

    supplier: str


@dataclass(frozen=True)
class NextTurn:
    """The question in how many seconds the next request may be sent."""


Question = HowToConnect | TokenFor | NewTokenFor | UnsharedTokenFor | NextTurn


def answer(running: Running, question: Question) -> Access | str | bool | Token | float:
    """Answer a worker.

    Raises:
        AuthError, SettingsError: there is no such token.
    """
    match question:
        case HowToConnect():
            services, settings = running.services, running.services.settings
            return Access(
                settings.environment, services.run_mark, settings.seed, running.ledgers, running.sandbox
            )
        case TokenFor(supplier):
            return running.tokens.token_for(supplier)
        case NewTokenFor(supplier, refused):
            return running.tokens.renew(supplier, refused)
        case UnsharedTokenFor(supplier):
            return running.tokens.fetch(supplier)
        case NextTurn():
            return running.turns.book()


@contextmanager
def equip(runner: Runner, worker: int, ask: Ask) -> Iterator[None]:
    """Give the scenarios of a worker's runner all that they expect of it.

    Raises:
        SettingsError: the settings that made sense to the other process make none here.
    """
    access: Access = ask(HowToConnect())
    settings = settings_for(runner.config.userdata, access)
    if settings.status_api_key:
        remember_secret(settings.status_api_key.reveal())
    recording.name_environment(runner, settings.target)
    limited = settings.http.rate_limit is not None
    book = (lambda: float(ask(NextTurn()))) if limited else Turns(None).book
    tally = Tally()
    door, tables = api_of(settings, _SharedTokens(ask), book, tally), tables_of(settings, tally)
    path = ledger_of_worker(worker, access.run_mark, access.ledgers)
    with closing(ledger_in(path, settings)) as ledger:
        try_again(runner, settings.flaky.retries)
        runner.context.services = Services(settings, door, tables, ledger, access.run_mark, tally)
        yield


def settings_for(userdata: Mapping[str, str], access: Access) -> Settings:
    """Load the settings of a worker.

    Raises:
        SettingsError: what made sense to the other process makes none here, or means another environment.
    """
    settings = load({**userdata, "seed": str(access.seed)})
    if settings.environment != access.environment:
        raise SettingsError(
            f"this worker would run against {settings.environment}, but the run is against "
            f"{access.environment}: choose the same environment for both"
        )
    return settings if access.sandbox is None else with_sandbox(settings, access.sandbox)


class _SharedTokens:
    """The tokens that another process keeps."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: set[str] = set()

    def token_for(self, supplier: str) -> str:
        """Return a token that is still good for a while."""
        return self._secret(self._ask(TokenFor(supplier)))

    def renew(self, supplier: str, refused: str) -> bool:
        """Replace a token that was refused; tells if the request may be repeated."""
        return bool(self._ask(NewTokenFor(supplier, refused)))

    def fetch(self, supplier: str) -> Token:
        """Get a token that nobody shares."""
        token: Token = self._ask(UnsharedTokenFor(supplier))
        self._secret(token.value)
        return token

    def _secret(self, token: str) -> str:
        if token not in self._known:
            remember_secret(token)
            self._known.add(token)
        return token
