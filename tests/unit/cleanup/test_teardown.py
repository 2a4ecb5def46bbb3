"""The teardown: whatever a scenario made is deleted, or said to be still there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from support.api import Api, Request, Response, Unreachable
from support.cleanup import ledger
from support.cleanup.ledger import Identifier, Ledger
from support.cleanup.leftovers import Leftovers, leftovers
from support.cleanup.sweeping import LeftBehind, Sweeper
from support.cleanup.teardown import Teardown, settling
from support.settings import load
from support.tables import Tables
from support.waiting import Patience

IDENTIFIER = Identifier("system", "imms-at-1-value")
OTHER = Identifier("system", "imms-at-1-other")
SOON = Patience(0.3, 0.01, 0.02)

pytestmark = pytest.mark.usefixtures("slept_clock")


class Service:
    """Answers deletes with the statuses given by path; knows records by identifier, from some look on."""

    def __init__(self, statuses: Mapping[str, int | Exception], by_identifier: Mapping[str, str]) -> None:
        self.deleted: list[str] = []
        self.looks = 0
        self.appears_at_look = 1
        self.look_fails: Exception | None = None
        self.deleted_before_look: dict[int, list[str]] = {}
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
        self.looks += 1
        self.deleted_before_look[self.looks] = list(self.deleted)
        if self.look_fails:
            raise self.look_fails
        record_id = self._by_identifier.get(value.removeprefix("imms-at-1-"))
        seen = record_id is not None and self.looks >= self.appears_at_look
        return [{"PK": f"Immunization#{record_id}"}] if seen else []


class Scene:
    def __init__(self, path: Path, service: Service, keep_data: bool = False) -> None:
        self.path, self.service = path, service
        kept = Ledger(path, "sandbox")
        sweeper = Sweeper(cast(Api, service), cast(Tables, service), "Postman_Auth")
        self.teardown = Teardown(kept, sweeper, keep_data)

    def intend(self, identifier: Identifier = IDENTIFIER, patience: Patience | None = SOON) -> None:
        self.teardown.intend(identifier, "EMIS", patience)

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


def test_what_the_service_may_still_be_busy_with_is_awaited_when_the_rest_is_deleted(path: Path) -> None:
    s = scene(path, found={"value": "7"})
    s.service.appears_at_look = 4
    record(s.teardown, OTHER, "1")
    s.intend()
    s.teardown.run()
    assert s.service.deleted == ["/Immunization/1", "/Immunization/7"]
    assert s.service.deleted_before_look[2] == ["/Immunization/1"]
    assert s.events[-2:] == [("recorded", "7"), ("deleted", "7")]


def test_what_is_known_is_awaited_by_nobody(path: Path) -> None:
    s = scene(path)
    s.intend()
    s.teardown.recorded(IDENTIFIER, "1")
    s.teardown.run()
    assert s.service.looks == 0


def test_what_never_comes_stays_in_the_ledger_for_the_next_clean_up(path: Path) -> None:
    s = scene(path)
    s.intend()
    s.teardown.run()
    assert s.service.looks > 3
    assert leftovers(ledger.read(path)).unanswered == (IDENTIFIER,)


def test_what_the_service_gave_up_is_awaited_too_and_then_not_made(path: Path) -> None:
    s = scene(path)
    s.intend()
    s.teardown.failed(IDENTIFIER)
    s.teardown.run()
    assert s.service.looks > 3
    assert s.events[-1] == ("not made", None)
    assert not s.teardown.left


def test_what_the_service_gave_up_may_be_there_all_the_same(path: Path) -> None:
    s = scene(path, found={"value": "7"})
    s.service.appears_at_look = 3
    s.intend()
    s.teardown.failed(IDENTIFIER)
    s.teardown.run()
    assert s.service.deleted == ["/Immunization/7"]


def test_what_was_asked_for_again_and_not_answered_is_not_given_up(path: Path) -> None:
    s = scene(path)
    s.intend()
    s.teardown.failed(IDENTIFIER)
    s.intend()
    s.teardown.run()
    assert "not made" not in [event for event, _ in s.events]
    assert s.teardown.left.unanswered


def test_what_was_given_up_once_and_deleted_is_no_excuse_the_next_time(path: Path) -> None:
    found = {"value": "7"}
    s = scene(path, found=found)
    s.intend()
    s.teardown.failed(IDENTIFIER)
    s.teardown.run()
    found.clear()
    s.intend()
    s.teardown.run()
    assert "not made" not in [event for event, _ in s.events]


def test_a_table_that_cannot_be_read_is_not_awaited(path: Path) -> None:
    s = scene(path)
    s.service.look_fails = ValueError("away")
    s.intend()
    with pytest.raises(LeftBehind, match=r"imms-at-1-value \(away\)"):
        s.teardown.run()
    assert s.service.looks == 1


def test_without_patience_or_time_it_is_looked_for_once(path: Path) -> None:
    s = scene(path)
    s.intend(patience=None)
    s.teardown.run()
    s.intend()
    s.teardown.failed(IDENTIFIER)
    s.teardown.run(at_once=True)
    assert s.service.looks == 3
    assert "not made" not in [event for event, _ in s.events]


def test_data_to_be_kept_is_awaited_too_and_what_may_be_somebody_elses_is_not_kept(path: Path) -> None:
    s = Scene(path, Service({}, {"value": "7", "theirs": "8"}), keep_data=True)
    s.service.appears_at_look = 5
    s.intend()
    s.intend(Identifier("system", "theirs"))
    with pytest.raises(LeftBehind, match="system#theirs"):
        s.teardown.run()
    assert [event for event in s.events if event[0] == "kept"] == [("kept", "7")]


def test_all_that_is_left_can_be_handed_over(path: Path) -> None:
    s = scene(path, {"/Immunization/1": 500, "/Immunization/7": 500}, found={"value": "7"})
    record(s.teardown, Identifier("system", "known"), "1")
    record(s.teardown, Identifier("system", "gone"), "2")
    s.intend()
    s.intend(OTHER)
    with pytest.raises(LeftBehind):
        s.teardown.run(at_once=True)
    assert s.teardown.left == Leftovers(("1", "7"), (OTHER,))
    other = scene(path.with_name("other.jsonl"), found={"other": "9"})
    other.service.appears_at_look = 3
    s.teardown.hand_over(other.teardown)
    assert not s.teardown.left
    other.teardown.run()
    assert other.service.deleted == ["/Immunization/1", "/Immunization/7", "/Immunization/9"]


def test_what_was_given_up_is_handed_over_as_such(path: Path) -> None:
    s, other = scene(path), scene(path.with_name("other.jsonl"))
    s.intend()
    s.teardown.failed(IDENTIFIER)
    s.teardown.run(at_once=True)
    s.teardown.hand_over(other.teardown)
    other.teardown.run()
    assert other.events[-1] == ("not made", None)


def test_it_says_after_whom_was_not_cleaned_up(path: Path) -> None:
    s = scene(path, {"/Immunization/1": 500})
    for who in ("the scenario", "worker 3"):
        teardown = Teardown(s.teardown.ledger, s.teardown.sweeper, who=who)
        teardown.take_over(Leftovers(records=("1",)))
        with pytest.raises(LeftBehind, match=f"not cleaned up after {who}: 1 "):
            teardown.run()


@pytest.mark.parametrize(("settle", "timeout"), [("3", 3.0), ("0", 0.5)])
def test_the_settings_say_how_long_is_waited(settle: str, timeout: float) -> None:
    choices = {"waiting.settle": settle, "waiting.first_step": "0.5", "waiting.longest_step": "2"}
    settings = load({"env": "sandbox", **choices}, {})
    assert settling(settings.waiting) == Patience(timeout, 0.5, 2.0)
