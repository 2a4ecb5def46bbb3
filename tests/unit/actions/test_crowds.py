"""A step is taken with each of many vaccinations, and where it fails the smallest that fails is told."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from behave.parser import parse_steps
from hypothesis import strategies as st

from support.actions import acting, crowds, preparing
from support.actions.crowds import NotTrueOfEach
from support.cleanup.ledger import read
from support.phrases import Actor, typical
from support.session import NothingYet, Session
from support.tables import Item
from support.vaccinations import read_field
from support.vaccinations.arbitrary import Given, valid
from support.vaccinations.arbitrary.given import row
from tests.unit.stage import Stage, answer, created, items, staged

CHOICES = {"generated.count": "15", "generated.tries": "40"}
RECORDS = "When the supplier records it"
CHECK = "Then all is well with <vaccine type>"


@pytest.fixture
def stage(tmp_path: Path) -> Any:
    with staged(tmp_path, CHOICES) as stage:
        ids = iter(range(10_000))
        stage.answers(lambda request: created(f"id-{next(ids)}") if request.method == "POST" else answer(204))
        yield stage


@dataclass
class Sayer:
    """Says the steps of these tests; a check fails with the vaccinations that a test does not like."""

    wrong: Callable[[Session], bool] = lambda _: False
    said: list[str] = field(default_factory=list)

    def __call__(self, session: Session, step: str) -> None:
        self.said.append(step.splitlines()[0])
        if step.startswith("Given"):
            [parsed] = parse_steps(step)
            edits = [tuple(cells) for cells in parsed.table] if parsed.table else []
            preparing.prepare(session, typical(parsed.name.removesuffix(" where")), edits)
        elif step == RECORDS:
            acting.record(session, Actor())
        elif self.wrong(session):
            raise AssertionError("not well")


def gathered(stage: Stage, sayer: Sayer) -> Session:
    crowds.gather(stage.session, valid(date(2026, 3, 1)), sayer)
    crowds.with_each(stage.session, RECORDS, None, sayer)
    return stage.session


def has_reasons(session: Session) -> bool:
    return "reasonCode" in session.vaccination


def test_each_step_is_taken_with_all_before_the_next(stage: Stage) -> None:
    sayer = Sayer()
    session = gathered(stage, sayer)
    crowds.with_each(session, CHECK, None, sayer)
    assert [step.partition(" ")[0] for step in sayer.said] == ["Given"] * 15 + ["When"] * 15 + ["Then"] * 15
    assert sayer.said[-15] == "Then all is well with COVID"


def test_the_seed_of_the_scenario_decides_which(tmp_path: Path) -> None:
    told = []
    for seed in ("1", "1", "2"):
        with staged(tmp_path, {**CHOICES, "seed": seed}) as stage:
            sayer = Sayer()
            crowds.gather(stage.session, valid(date(2026, 3, 1)), sayer)
            told.append([member.given for member in stage.session.crowd.members])
    assert told[0] == told[1] != told[2]


def test_a_step_can_be_about_those_only_that_have_a_field(stage: Stage) -> None:
    sayer = Sayer()
    session = gathered(stage, sayer)
    crowds.with_each(session, CHECK, "lot number", sayer)
    with_lot = [m for m in session.crowd.members if "lotNumber" in m.session.vaccination]
    assert 0 < len(with_lot) < 15
    assert sum(step.startswith("Then") for step in sayer.said) == len(with_lot)
    assert all((CHECK in m.story) == (m in with_lot) for m in session.crowd.members)


def test_a_step_about_none_is_a_mistake(stage: Stage) -> None:
    session = gathered(stage, Sayer())
    with pytest.raises(NothingYet, match=r"none of the vaccinations has a \$\.colour"):
        crowds.with_each(session, CHECK, "$.colour", Sayer())
    session._crowd = None
    with pytest.raises(NothingYet, match="begin with"):
        crowds.with_each(session, CHECK, None, Sayer())


def test_a_failure_is_told_by_the_smallest_scenario(stage: Stage) -> None:
    session = gathered(stage, Sayer())
    with pytest.raises(NotTrueOfEach) as error:
        crowds.with_each(session, CHECK, None, Sayer(has_reasons))
    message = str(error.value)
    assert "of 15. The smallest of which it is not, found in " in message
    assert message.endswith("\n\nnot well")
    scenario = message.split("\n\n")[1].splitlines()
    assert scenario[0].startswith("  Scenario: Drawn with seed 1: all is well with")
    assert [line.split()[0] for line in scenario[1:]] == ["Given", "|", "|", "When", "Then"]
    assert "reasons" in scenario[3]


def test_what_is_tried_is_deleted_at_once_and_in_the_ledger(stage: Stage) -> None:
    session = gathered(stage, Sayer())
    assert len(session.teardown.records) == 15
    with pytest.raises(NotTrueOfEach) as error:
        crowds.with_each(session, CHECK, None, Sayer(has_reasons))
    assert len(session.teardown.records) == 15
    tried = stage.ledger_events[30:]
    assert tried[:3] == ["intended", "recorded", "deleted"]
    assert 3 <= len(tried) / 3 <= 40 + 1
    [tries] = re.findall(r"found in (\d+) tries", str(error.value))
    assert tried.count("recorded") == int(tries) + 1, "the smallest once more, for the reports to show"
    session.teardown.run()
    assert stage.ledger_events.count("recorded") == stage.ledger_events.count("deleted")


def test_what_cannot_be_deleted_ends_the_search_and_is_left_to_the_scenario(stage: Stage) -> None:
    session = gathered(stage, Sayer())
    made = len(stage.api.requests)
    posted = iter(range(100))
    stage.answers(
        lambda request: created(f"more-{next(posted)}") if request.method == "POST" else answer(500)
    )
    with pytest.raises(NotTrueOfEach):
        crowds.with_each(session, CHECK, None, Sayer(has_reasons))
    assert [request.method for request in stage.api.requests[made:]] == ["POST", "DELETE"]
    assert "more-0" in session.teardown.records


def test_the_error_is_told_of_the_last_try_that_failed_when_nothing_more_may_be_made(stage: Stage) -> None:
    session = gathered(stage, Sayer())
    stage.answers(lambda request: created("more") if request.method == "POST" else answer(500))
    tries = iter(range(100))

    def fails(_: Session) -> bool:
        raise AssertionError(f"error {next(tries)}")

    with pytest.raises(NotTrueOfEach, match=r"(?s)found in 1 tries.*\n\nerror 1$") as told:
        crowds.with_each(session, CHECK, None, Sayer(fails))
    assert str(told.value.__cause__) == "error 0"


def test_all_that_a_try_may_have_left_is_left_to_the_scenario(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = gathered(stage, Sayer())
    stage.answers(answer(500))  # to the create, and to the delete of what it made all the same
    looks = iter([items("found"), items("found")])
    monkeypatch.setattr(stage.tables, "events_with_identifier", lambda *_: next(looks, []))
    with pytest.raises(NotTrueOfEach):
        crowds.with_each(session, CHECK, None, Sayer(lambda _: True))
    assert "found" in session.teardown.records


def test_a_create_of_a_try_that_nobody_answers_is_left_to_the_scenario_and_awaited_there_only(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = gathered(stage, Sayer())
    stage.answers(lambda request: answer(201) if request.method == "POST" else answer(204))
    looks: list[str] = []

    def look(_system: str, value: str) -> list[Item]:
        looks.append(value)
        return []

    monkeypatch.setattr(stage.tables, "events_with_identifier", look)
    with pytest.raises(NotTrueOfEach):
        crowds.with_each(session, CHECK, None, Sayer(lambda _: True))
    tried = [e.identifier for e in read(stage.ledger) if e.event == "intended"][15:]
    assert tried
    assert looks == [identifier.value for identifier in tried if identifier]
    assert set(session.teardown.left.unanswered) == set(tried)


def test_what_does_not_fail_again_is_told_as_it_happened(stage: Stage) -> None:
    session = gathered(stage, Sayer())
    once = iter([False, False, True])
    with pytest.raises(NotTrueOfEach, match=r"vaccination 3 of 15. It was not so when it was tried again"):
        crowds.with_each(session, CHECK, None, Sayer(lambda _: next(once, False)))


def test_an_error_that_is_no_verdict_is_raised_as_it_is(stage: Stage) -> None:
    session = gathered(stage, Sayer())

    def unreachable(_: Session) -> bool:
        raise ConnectionError("gone")

    with pytest.raises(ConnectionError, match="gone"):
        crowds.with_each(session, CHECK, None, Sayer(unreachable))


def test_a_try_that_makes_no_sense_is_no_failure(stage: Stage) -> None:
    def wrong(session: Session) -> bool:
        if not has_reasons(session):
            raise NothingYet("no reasons to speak of")
        return True

    session = gathered(stage, Sayer())
    with pytest.raises(NotTrueOfEach, match="reasons"):
        crowds.with_each(session, CHECK, "reasons", Sayer(wrong))


def test_checks_that_came_before_are_left_out_of_the_scenario(stage: Stage) -> None:
    session = gathered(stage, Sayer())
    crowds.with_each(session, CHECK, None, Sayer())
    crowds.with_each(session, RECORDS, None, Sayer())
    with pytest.raises(NotTrueOfEach) as error:
        crowds.with_each(session, "Then it is so", None, Sayer(lambda _: True))
    scenario = str(error.value).split("\n\n")[1].splitlines()
    assert [line.strip() for line in scenario[1:]] == [
        "Given a minimal COVID vaccination",
        RECORDS,
        "And the supplier records it",
        "Then it is so",
    ]


def test_a_forbidden_edit_is_never_left_out(stage: Stage) -> None:
    def is_wrong(session: Session) -> bool:
        return bool(read_field(session.vaccination, "status") != "completed")

    edits = st.sampled_from(["not-done", "x"]).map(lambda v: Given("COVID", point=(row("status", v),)))
    session = stage.session
    crowds.gather(session, edits, Sayer())
    with pytest.raises(NotTrueOfEach, match="not-done"):
        crowds.with_each(session, CHECK, None, Sayer(is_wrong))
