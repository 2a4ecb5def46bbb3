"""What a scenario knows: what is missing is said, and what was seen can be written again."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import api
from support.actions import acting
from support.phrases import Actor
from support.session import ClockJumped, NothingYet
from tests.unit.stage import Stage, answer, created, staged

ONE, TWO = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as stage:
        yield stage


def record(stage: Stage, record_id: str, name: str | None = None) -> None:
    stage.session.vaccination = stage.session.vaccinations.complete("COVID")
    stage.answers(created(record_id))
    acting.record(stage.session, Actor())
    acting.name_record(stage.session, name)


def test_what_has_not_been_made_is_asked_for(stage: Stage) -> None:
    with pytest.raises(NothingYet, match="no vaccination has been prepared"):
        _ = stage.session.vaccination
    with pytest.raises(NothingYet, match="no request has been sent"):
        _ = stage.session.response
    with pytest.raises(NothingYet, match="no vaccination has been recorded"):
        _ = stage.session.record


def test_the_record_is_the_last_one_made_until_the_scenario_goes_back(stage: Stage) -> None:
    record(stage, ONE, "first")
    first = stage.session.vaccination
    record(stage, TWO)
    assert stage.session.record.id == TWO
    stage.session.record = stage.session.meant("first")
    assert stage.session.record.id == ONE
    assert stage.session.vaccination == first


def test_much_is_noted_without_being_asked_for(stage: Stage) -> None:
    assert stage.session.sources.notes == {"run mark": "imms-at-test", "status key": "a-key"}
    record(stage, ONE, "first")
    identifier = stage.session.vaccination["identifier"][0]
    notes = stage.session.sources.notes
    assert (notes["record id"], notes["version"]) == (ONE, 1)
    assert (notes["identifier system"], notes["identifier value"]) == (
        identifier["system"],
        identifier["value"],
    )
    assert notes["first patient NHS number"] == notes["patient NHS number"]
    record(stage, TWO)
    assert stage.session.sources.notes["record id"] == TWO
    assert stage.session.sources.notes["first record id"] == ONE


def test_what_the_scenario_noted_wins(stage: Stage) -> None:
    record(stage, ONE)
    stage.session.notes["version"] = "mine"
    assert stage.session.sources.notes["version"] == "mine"


def test_one_scenario_gets_the_same_values_in_each_run_and_another_gets_others(tmp_path: Path) -> None:
    numbers = []
    for folder, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        with staged(tmp_path / folder, {"seed": seed}) as stage:
            stage.session.vaccination = stage.session.vaccinations.complete("COVID")
            numbers.append(stage.session.sources.notes["patient NHS number"])
    assert numbers[0] == numbers[1] != numbers[2]


def test_an_environment_without_a_status_key_notes_none(tmp_path: Path) -> None:
    with staged(tmp_path, {"env": "int"}) as stage:
        assert "status key" not in stage.session.sources.notes


def test_a_change_cannot_be_dated_when_the_clock_jumped(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.session.vaccination = stage.session.vaccinations.complete("COVID")
    stage.answers(created("1"))
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() - 3600)
    with pytest.raises(ClockJumped, match=r"put by -3600 s during the scenario, more than clock_tolerance"):
        acting.record(stage.session, Actor())
    assert stage.session.teardown.records == ["1"], "it is deleted all the same"


def test_what_a_scenario_is_about_is_its_answer(stage: Stage) -> None:
    stage.answers(answer(429))
    stage.session.final = frozenset({429})
    assert stage.session.send(api.read("EMIS", "1")).status == 429
    assert stage.api.requests[0].final == {429}


def test_the_head_of_a_report_says_who_recorded_what_where(stage: Stage) -> None:
    assert set(stage.session.facts) == {"supplier", "calls", "environment", "seed"}
    record(stage, ONE)
    stage.session.vaccination = stage.session.vaccinations.complete("RSV")
    facts = stage.session.facts
    assert (facts["vaccine"], facts["records"], facts["environment"]) == ("RSV, COVID", ONE, "ref")
    assert facts["last request"] == "what was asked"
    assert facts["seed"] == str(stage.session.services.settings.seed)


@pytest.mark.parametrize("diseases", [None, "x", [], [{"coding": "x"}], [None]])
def test_a_vaccination_that_is_wrong_on_purpose_is_of_no_type(stage: Stage, diseases: object) -> None:
    body = stage.session.vaccinations.complete("COVID")
    body["protocolApplied"][0]["targetDisease"] = diseases
    stage.session.vaccination = body
    assert "vaccine" not in stage.session.facts


def test_now_is_the_same_in_each_step_and_for_each_of_many(stage: Stage) -> None:
    session = stage.session
    at_first = session.sources.clock()
    assert session.sources.clock() == session.another(session.teardown).sources.clock() == at_first
