"""The teardown: whatever a scenario made is deleted, or said to be still there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from support.api import Api, Request, Response, Unreachable
from support.cleanup import ledger
from support.cleanup.ledger import Identifier, Ledger
from support.cleanup.leftovers import Leftovers
from support.cleanup.sweeping import LeftBehind, Sweeper
from support.cleanup.teardown import Teardown
from support.tables import Tables

IDENTIFIER = Identifier("system", "value")
OTHER = Identifier("system", "other")


class Service:
    """Answers deletes with the statuses given by path; knows records by identifier."""

    def __init__(self, statuses: Mapping[str, int | Exception], by_identifier: Mapping[str, str]) -> None:
        self.deleted: list[str] = []
        self._statuses = statuses
        self._by_identifier = by_identifier

    def send(self, request: Request) -> Response:
        self.deleted.append(request.path)
        status = self._statuses.get(request.path, 204)
        if isinstance(status, Exception):
            raise status
        return Response(status, {}, "", 0)

    def event(self, _record_id: str) -> None:
        """What was deleted is not there."""

    def events_with_identifier(self, _system: str, value: str) -> list[dict[str, Any]]:
        record_id = self._by_identifier.get(value)
        return [{"PK": f"Immunization#{record_id}"}] if record_id else []


class Scene:
    def __init__(self, path: Path, service: Service, keep_data: bool = False) -> None:
        self.path, self.service = path, service
        kept = Ledger(path, "sandbox")
        sweeper = Sweeper(cast(Api, service), cast(Tables, service), "Postman_Auth")
        self.teardown = Teardown(kept, sweeper, keep_data)

    @property
    def events(self) -> list[tuple[str, str | None]]:
        return [(entry.event, entry.record_id) for entry in ledger.read(self.path)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.jsonl"


def scene(path: Path, statuses: Mapping[str, int | Exception] = {}, found: Mapping[str, str] = {}) -> Scene:
    return Scene(path, Service(statuses, found))


def record(teardown: Teardown, identifier: Identifier, record_id: str) -> None:
    teardown.intend(identifier, "EMIS")
    teardown.recorded(identifier, record_id)


def test_a_record_is_in_the_ledger_before_it_is_made_and_deleted_afterwards(path: Path) -> None:
    s = scene(path)
    s.teardown.intend(IDENTIFIER, "EMIS")
    assert s.events[-1] == ("intended", None)
    s.teardown.recorded(IDENTIFIER, "1")
    s.teardown.run()
    assert s.service.deleted == ["/Immunization/1"]
    assert s.events[1:] == [("intended", None), ("recorded", "1"), ("deleted", "1")]


def test_a_refused_record_is_not_looked_for(path: Path) -> None:
    s = scene(path, found={"value": "1"})
    s.teardown.intend(IDENTIFIER, "EMIS")
    s.teardown.refused(IDENTIFIER)
    s.teardown.run()
    assert s.service.deleted == []


def test_a_record_whose_answer_never_came_is_found_by_its_identifier(path: Path) -> None:
    s = scene(path, found={"value": "7"})
    s.teardown.intend(IDENTIFIER, "EMIS")
    s.teardown.run()
    assert s.service.deleted == ["/Immunization/7"]
    assert s.events[-1] == ("deleted", "7")


def test_what_the_scenario_deleted_itself_is_left_alone(path: Path) -> None:
    s = scene(path)
    record(s.teardown, IDENTIFIER, "1")
    s.teardown.deleted("1")
    s.teardown.run()
    assert s.service.deleted == []


def test_a_record_that_is_gone_already_is_gone(path: Path) -> None:
    s = scene(path, {"/Immunization/1": 404})
    record(s.teardown, IDENTIFIER, "1")
    s.teardown.run()
    assert s.events[-1] == ("deleted", "1")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(500, "the delete was answered 500"), (Unreachable("DELETE x: no answer in time"), "no answer in time")],
)
def test_a_record_that_cannot_be_deleted_is_named_and_the_others_are_deleted(
    answer: int | Exception, reason: str, path: Path
) -> None:
    s = scene(path, {"/Immunization/1": answer})
    record(s.teardown, IDENTIFIER, "1")
    record(s.teardown, OTHER, "2")
    with pytest.raises(LeftBehind, match=f"1 .*{reason}"):
        s.teardown.run()
    assert s.service.deleted == ["/Immunization/1", "/Immunization/2"]
    assert s.events[-2:] == [("left behind", "1"), ("deleted", "2")]


def test_data_that_is_to_be_kept_is_listed_and_left(path: Path) -> None:
    s = Scene(path, Service({}, {}), keep_data=True)
    record(s.teardown, IDENTIFIER, "1")
    s.teardown.run()
    assert s.service.deleted == []
    assert s.events[-1] == ("kept", "1")


def test_what_somebody_else_left_is_deleted_too(path: Path) -> None:
    s = scene(path, found={"other": "2"})
    s.teardown.take_over(Leftovers(records=("1",), unanswered=(IDENTIFIER, OTHER)))
    s.teardown.run()
    assert s.service.deleted == ["/Immunization/1", "/Immunization/2"]
    assert s.events[1:] == [("recorded", "2"), ("deleted", "1"), ("deleted", "2")]
