from pathlib import Path

import pytest

from support.evidence.report import gate
from support.evidence.report.results import read
from support.evidence.verdicts import NOT_RUN_REASON
from tests.unit.evidence.result_files import write_result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Results against which nothing stands: a known defect and a skipped scenario are among them."""
    write_result(tmp_path, "passes")
    write_result(
        tmp_path, "known", "failed", known=True, message="known defect API-BUG-01: expected 1, got 2"
    )
    write_result(tmp_path, "skipped", "skipped", message="not today")
    (tmp_path / "environment.properties").write_text("scenarios = 3")
    return tmp_path


def objections(folder: Path, due: int | None = None) -> list[str]:
    return gate.objections(read([folder]), due)


def test_nothing_stands_against_known_defects_and_skipped_scenarios(folder: Path) -> None:
    assert objections(folder) == []


@pytest.mark.parametrize(
    ("status", "message", "objection"),
    [
        ("failed", "expected 1, got 2", "1 failed"),
        ("broken", "KeyError", "1 broken"),
        ("skipped", NOT_RUN_REASON, "1 not run"),
    ],
)
def test_one_red_scenario_is_an_objection(folder: Path, status: str, message: str, objection: str) -> None:
    write_result(folder, "red", status, message=message)
    assert objections(folder) == [objection]


def test_an_error_outside_every_scenario_is_an_objection(folder: Path) -> None:
    (folder / "a-globals.json").write_text('{"errors": [{"message": "after_all: left"}]}')
    assert objections(folder) == ["outside every scenario: after_all: left"]


def test_a_corrupt_file_is_an_objection(folder: Path) -> None:
    (folder / "passes-result.json").write_text("{")
    corrupt, incomplete = objections(folder)
    assert corrupt.startswith("unreadable: ")
    assert incomplete.startswith("1 of 3 scenarios have no result")


def test_a_missing_result_is_an_objection(folder: Path) -> None:
    (folder / "passes-result.json").unlink()
    assert objections(folder) == ["1 of 3 scenarios have no result: the run did not come to its end"]


def test_a_missing_shard_is_an_objection_with_all_that_it_was_to_run(folder: Path) -> None:
    (folder / "environment.properties").write_text("shard = 1/2\nscenarios of all shards = 5\nscenarios = 3")
    assert objections(folder) == [
        "shard 2 of 2 left nothing",
        "2 of 5 scenarios have no result: the run did not come to its end",
    ]


def test_shards_that_were_due_and_are_not_there_are_an_objection(folder: Path) -> None:
    assert objections(folder, due=2) == ["2 shards are due, and the run was not divided"]


UNANNOUNCED = "the results do not say how many scenarios there were to be"


@pytest.mark.parametrize("facts", [None, "", "environment = int", "scenarios = many"])
def test_that_nobody_knows_how_many_scenarios_there_were_to_be_is_an_objection(
    folder: Path, facts: str | None
) -> None:
    (folder / "environment.properties").unlink()
    if facts is not None:
        (folder / "environment.properties").write_text(facts)
    assert objections(folder) == [UNANNOUNCED]


def test_that_one_shard_does_not_say_how_many_scenarios_it_had_is_an_objection(tmp_path: Path) -> None:
    for number in (1, 2):
        write_result(tmp_path / str(number), f"passes {number}")
        (tmp_path / str(number) / "environment.properties").write_text(
            f"shard = {number}/2\n" + ("scenarios = 1" if number == 1 else "")
        )
    results = read([tmp_path / "1", tmp_path / "2"])
    assert gate.objections(results) == [UNANNOUNCED]


def test_no_results_are_an_objection(tmp_path: Path) -> None:
    assert objections(tmp_path) == ["nothing was verified: there are no results", UNANNOUNCED]


def test_nothing_but_skipped_scenarios_is_an_objection(folder: Path) -> None:
    for name in ("passes", "known"):
        write_result(folder, name, "skipped", message="not today")
    assert objections(folder) == ["nothing was verified: every scenario was skipped"]
