"""A stage for sessions: an API and tables that answer what a test tells them to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from support import session as sessions
from support.api import Api, Request, Response
from support.auth.tokens import Token
from support.calls import Tally
from support.cleanup.ledger import Ledger, read
from support.session import Services, Session
from support.settings import load
from support.tables import Item, Tables
from support.waiting import Patience, Waited

ENVIRON = {"CIS2_USERNAME": "a-user", "STATUS_API_KEY": "a-key"}
CHOICES = {
    "env": "ref",
    "waiting.delta_timeout": "0.01",
    "waiting.events_timeout": "0.05",
    "waiting.first_step": "0.01",
    "waiting.longest_step": "0.01",
    "waiting.settle": "0",
    "seed": "1",
}

Answer = Response | Callable[[Request], Response]


def answer(status: int, body: str = "", **headers: str) -> Response:
    """An answer of the API; header names in lower case."""
    return Response(status, headers, body, 0.1, "what was asked")


def created(record_id: str, version: int = 1) -> Response:
    """The answer to a create."""
    return answer(201, location=f"https://host/Immunization/{record_id}", **{"e-tag": str(version)})


@dataclass
class FakeApi:
    """Gives the answers in turn, the last one again and again."""

    answers: list[Answer] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    token: Token = field(default_factory=lambda: Token("a-token", 600))

    @property
    def tokens(self) -> "FakeApi":
        return self

    def fetch(self, _supplier: str) -> Token:
        return self.token

    def send(self, request: Request) -> Response:
        self.requests.append(request)
        given = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return given if isinstance(given, Response) else given(request)


@dataclass
class FakeTables:
    """Holds items and rows by the id of their record."""

    items: dict[str, Item] = field(default_factory=dict)
    rows: dict[str, list[Item]] = field(default_factory=dict)
    by_identifier: dict[tuple[str, str], list[Item]] = field(default_factory=dict)
    by_patient: dict[str, list[Item]] = field(default_factory=dict)
    creations: list[Item] = field(default_factory=list)
    waits: list[tuple[str, int, float]] = field(default_factory=list)

    def event(self, record_id: str) -> Item | None:
        return self.items.get(record_id)

    def events_with_identifier(self, system: str, value: str) -> list[Item]:
        return self.by_identifier.get((system, value), [])

    def events_of_patient(self, number: str) -> list[Item]:
        return self.by_patient.get(number, [])

    def creations_of(self, identifier: str, _since: datetime) -> list[Item]:
        return [row for row in self.creations if row["Imms"]["UNIQUE_ID"] == identifier]

    def delta_rows(self, record_id: str, count: int, patience: Patience) -> Waited[list[Item]]:
        self.waits.append((record_id, count, patience.timeout))
        return Waited(self.rows.get(record_id, []), 3, 0.5)


@dataclass
class Stage:
    """A session on its fakes."""

    session: Session
    api: FakeApi
    tables: FakeTables
    ledger: Path

    def answers(self, *answers: Answer) -> None:
        self.api.answers = list(answers)

    @property
    def asked(self) -> list[str]:
        return [f"{request.method} {request.target}" for request in self.api.requests]

    @property
    def ledger_events(self) -> list[str]:
        return [entry.event for entry in read(self.ledger) if entry.event != "run"]


@contextmanager
def staged(folder: Path, choices: Mapping[str, str] = {}) -> Iterator[Stage]:
    """Set up a session with fakes around it."""
    api, tables, path = FakeApi([answer(500)]), FakeTables(), folder / "ledger.jsonl"
    ledger = Ledger(path, "ref")
    settings = load({**CHOICES, **choices}, ENVIRON)
    services = Services(settings, cast(Api, api), cast(Tables, tables), ledger, "imms-at-test", Tally())
    yield Stage(sessions.start(services, "a scenario"), api, tables, path)
    ledger.close()


def items(*record_ids: str, operation: str = "CREATE") -> Sequence[dict[str, Any]]:
    """Items as an index gives them."""
    return [{"PK": f"Immunization#{each}", "Operation": operation} for each in record_ids]
