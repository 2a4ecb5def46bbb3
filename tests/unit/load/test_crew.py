"""The users of a process verify a share of their records, and leave nothing without saying so."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from load import journey
from load.crew import Crew
from load.figures import Totals
from load.run import FAILED, conclude
from support.cleanup.ledger import Identifier
from tests.unit.stage import Stage, answer, staged


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as stage:
        yield stage


@pytest.fixture
def crew(stage: Stage, told: Any) -> Crew:
    doors: Any = SimpleNamespace
    return Crew(3, stage.session.services, doors, told.figures)


def test_each_user_has_a_door_of_its_own(crew: Crew) -> None:
    first, second = crew.new_user(), crew.new_user()
    assert first.api is not second.api
    assert first.ledger is second.ledger


def test_the_first_and_every_so_many_are_verified(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journey, "run", lambda *_, verify: verify)
    verified = [crew.journey(crew.services, 3) for _ in range(7)]
    assert verified == [True, False, False, True, False, False, True]


def test_what_users_left_is_deleted(crew: Crew, stage: Stage, told: Any) -> None:
    stage.answers(answer(204))
    crew.services.ledger.recorded(Identifier("system", "value"), "left")
    crew.clean_up()
    assert stage.asked == ["DELETE /Immunization/left"]
    assert told.lines == []


def test_what_cannot_be_deleted_is_a_failure_and_named(
    crew: Crew, stage: Stage, told: Any, caplog: pytest.LogCaptureFixture
) -> None:
    stage.answers(answer(500))
    crew.services.ledger.recorded(Identifier("system", "value"), "left")
    crew.clean_up()
    assert told.lines[0].startswith("CHECK all records deleted: LeftBehind")
    assert "not cleaned up after process 3: left (the delete was answered 500)" in caplog.text


@pytest.mark.parametrize(
    ("totals", "exit_code"),
    [
        ([Totals(10, 1, 0)], None),
        ([Totals(10, 1, 0), Totals(0, 0, 0)], None),
        ([Totals(10, 1, 0), Totals(10, 1, 1)], FAILED),
        ([Totals(10, 0, 0)], FAILED),
        ([], FAILED),
    ],
    ids=["right", "an idle worker", "a failure", "nothing verified", "nothing at all"],
)
def test_the_exit_code_knows_what_statistics_forget(totals: list[Totals], exit_code: int | None) -> None:
    environment: Any = SimpleNamespace(process_exit_code=None)
    conclude(environment, totals)
    assert environment.process_exit_code == exit_code
