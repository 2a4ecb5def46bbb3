"""A service that holds records, and whose deletes and looks can be told to go wrong."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from support.api import Api, Request, Response
from support.cleanup.ledger import Identifier
from support.cleanup.sweeping import Sweeper
from support.tables import Item, Tables

MARK = "imms-at-1"


class Service:
    """Holds records by id; the identifier of each is a mark and the id, or of a stranger's the id alone."""

    def __init__(self, *records: str, answers: Mapping[str, int | Exception] = {}) -> None:
        self.records = dict.fromkeys(records, True)
        """Whether each lives."""
        self.deletes: list[str] = []
        """The ids, in the order of the requests."""
        self.looks: list[str] = []
        """The ids whose identifiers were looked for."""
        self.failing_looks: dict[str, Exception] = {}
        """By id."""
        self.appears_at_look = 1
        self._answers = answers

    @property
    def sweeper(self) -> Sweeper:
        return Sweeper(cast(Api, self), cast(Tables, self), "Postman_Auth")

    @property
    def living(self) -> list[str]:
        return [record_id for record_id, lives in self.records.items() if lives]

    def send(self, request: Request) -> Response:
        record_id = request.path.rpartition("/")[2]
        self.deletes.append(record_id)
        answer = self._answers.get(record_id, 204 if self.records.get(record_id) else 404)
        if isinstance(answer, Exception):
            raise answer
        if answer == 204 and record_id not in self._answers:
            self.records[record_id] = False
        return Response(answer, {}, "", 0)

    def event(self, record_id: str) -> Item | None:
        if record_id not in self.records:
            return None
        return self._item(record_id)

    def events_with_identifier(self, _system: str, value: str) -> list[Item]:
        record_id = value.removeprefix(f"{MARK}-")
        self.looks.append(record_id)
        if record_id in self.failing_looks:
            raise self.failing_looks[record_id]
        seen = record_id in self.records and len(self.looks) >= self.appears_at_look
        return [self._item(record_id)] if seen else []

    def _item(self, record_id: str) -> dict[str, Any]:
        lives = self.records[record_id]
        return {"PK": f"Immunization#{record_id}"} | ({} if lives else {"DeletedAt": Decimal(1)})


def identified(record_ids: Iterable[str]) -> tuple[Identifier, ...]:
    """The identifiers of records of ours."""
    return tuple(Identifier("system", f"{MARK}-{record_id}") for record_id in record_ids)


def strangers(record_ids: Iterable[str]) -> tuple[Identifier, ...]:
    """Identifiers that do not say whose they are."""
    return tuple(Identifier("system", record_id) for record_id in record_ids)
