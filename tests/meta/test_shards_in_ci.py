"""Several machines make one report with one verdict: the scripts of the workflow, on a folder each."""

import base64
import json
import re
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from support.evidence.report.results import Outcome, read
from tests.meta.html_report import NEEDS_NODE, statistics
from tests.meta.workflow import Done, carry_out, keep, make_workspace

FEATURES = {
    "recording.feature": """
Feature: Recording
  Scenario: red
    Given a complete COVID vaccination
    When the supplier records it
    Then the response is 200 OK
  Scenario Outline: green
    Given a complete COVID vaccination
    When the supplier records it
    Then the response is 201 Created
    Examples:
      | row |
      | one |
      | one |
""",
    "more.feature": """
Feature: More
  Scenario: first
    Given a complete RSV vaccination
    When the supplier records it
    Then the response is 201 Created
  @alone
  Scenario: second
    Given a complete RSV vaccination
    When the supplier records it
    Then the response is 201 Created
""",
}
SCENARIOS = 5
SHARDS = 3
VALUES = {
    "inputs.environment": "sandbox",
    "inputs.shards": str(SHARDS),
    "inputs.jobs": "2",
    "github.run_id": "20260131",
}
NO_TIMES = "{}"
TIMES = json.dumps({f"features/recording.feature: green -- @1.{row} ": row * 10.0 for row in (1, 2)})


class Shard(NamedTuple):
    """A machine that has run its share."""

    run: Done
    artefact: Path


def run_shard(
    folder: Path, number: int, values: Mapping[str, str] = VALUES, timings: str = NO_TIMES
) -> Shard:
    workspace = make_workspace(folder / f"machine-{number}", FEATURES)
    (workspace / "reports/timings.json").write_text(timings, encoding="utf-8")
    run = carry_out("run", "Run the features", workspace, {**values, "matrix.shard": str(number)})
    artefact = folder / f"results-{number}"
    keep("run", "Keep the results, red or not", workspace, artefact)
    return Shard(run, artefact)


def run_shards(folder: Path, values: Mapping[str, str] = VALUES) -> list[Shard]:
    numbers = range(1, int(values["inputs.shards"]) + 1)
    with ThreadPoolExecutor() as machines:
        return list(machines.map(lambda number: run_shard(folder, number, values), numbers))


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> list[Shard]:
    """The shards of one run: not to be changed by a test."""
    return run_shards(tmp_path_factory.mktemp("run"))


class Reporter:
    """The machine that makes the report."""

    def __init__(self, folder: Path) -> None:
        self.folder = make_workspace(folder / "report", {})

    def take(self, *shards: Shard) -> None:
        for shard in shards:
            shutil.copytree(shard.artefact, self.folder / "shards" / shard.artefact.name)

    def does(self, step: str, due: int = SHARDS, **inputs: str) -> Done:
        given = {f"inputs.{name}": value for name, value in inputs.items()}
        return carry_out("report", step, self.folder, VALUES | {"inputs.shards": str(due)} | given)

    def objections(self, due: int = SHARDS) -> list[str]:
        done = self.does("Judge the results", due)
        assert done.returncode == (1 if done.stderr else 0)
        return done.stderr.splitlines()

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def reporter(tmp_path: Path) -> Reporter:
    return Reporter(tmp_path)


@pytest.mark.parametrize(("count", "numbers"), [("1", "[1]"), ("3", "[1,2,3]"), ("12", None), ("99", None)])
def test_there_is_a_machine_for_each_shard(tmp_path: Path, count: str, numbers: str | None) -> None:
    done = carry_out("plan", "Number the shards", tmp_path, {"inputs.shards": count})
    assert done.returncode == 0, done.stderr
    name, _, value = (tmp_path / "output").read_text().strip().partition("=")
    assert name == "shards"
    assert json.loads(value) == list(range(1, int(count) + 1))
    assert numbers in (None, value)


@pytest.mark.parametrize("count", ["0", "100", "-1", "2.5", "two", "", "1]; echo"])
def test_what_is_no_number_of_shards_is_refused(tmp_path: Path, count: str) -> None:
    done = carry_out("plan", "Number the shards", tmp_path, {"inputs.shards": count})
    assert done.returncode == 1
    assert done.stdout == f"::error::shards is '{count}': should be a whole number from 1 to 99\n"
    assert not (tmp_path / "output").exists()


def test_the_timings_that_all_shards_have_are_those_of_earlier_runs_or_none(tmp_path: Path) -> None:
    timings = tmp_path / "reports/timings.json"
    carry_out("plan", "Begin without timings where there are none", tmp_path, {})
    assert json.loads(timings.read_text()) == {}
    timings.write_text(TIMES)
    carry_out("plan", "Begin without timings where there are none", tmp_path, {})
    assert timings.read_text() == TIMES


def test_every_scenario_is_run_by_one_shard(shards: list[Shard]) -> None:
    assert sorted(shard.run.returncode for shard in shards) == [0, 0, 1], "one is red"
    names = [outcome.name for shard in shards for outcome in results(shard)]
    assert sorted(names) == ["first", "green (one)", "green (one)", "red", "second"]
    assert all(len(list((shard.artefact / "reports/ledgers").iterdir())) for shard in shards)


def test_the_gate_says_what_is_red_and_nothing_else(reporter: Reporter, shards: list[Shard]) -> None:
    reporter.take(*shards)
    assert reporter.objections() == ["1 failed"]


def test_the_summary_is_that_of_one_run(reporter: Reporter, shards: list[Shard]) -> None:
    reporter.take(*shards)
    assert reporter.does("Sum the run up").returncode == 0
    lines = reporter.read("summary").splitlines()
    assert lines[0] == f"## ❌ Not passed: {SCENARIOS} scenarios"
    assert "| 4 | 0 | 1 | 0 | 0 | 0 | 0 |" in lines
    assert [line for line in lines if line.startswith("* ")] == [
        "* environment: sandbox",
        "* seed: 20260131",
        "* shard: 1/3, 2/3, 3/3",
        "* 1 failed",
    ]
    assert [line for line in lines if line.startswith("| Recording | red | ")]


def test_what_was_red_on_any_shard_can_be_run_again(reporter: Reporter, shards: list[Shard]) -> None:
    reporter.take(*shards)
    assert reporter.does("Put together what was red").returncode == 0
    places = [line for line in reporter.read("rerun.txt").splitlines() if line and not line.startswith("#")]
    assert places == ["features/recording.feature:3"]
    assert '`make rerun ARGS="-D env=sandbox -D seed=20260131"`' in reporter.read("summary")


def test_what_was_red_of_a_pull_request_is_run_again_against_it(
    reporter: Reporter, shards: list[Shard]
) -> None:
    reporter.take(*shards)
    assert reporter.does("Put together what was red", environment="pr", pull_request="1164").returncode == 0
    assert '`make rerun ARGS="-D env=pr -D pr=1164 -D seed=20260131"`' in reporter.read("summary")


def test_where_nothing_was_red_there_is_nothing_to_run_again(reporter: Reporter, shards: list[Shard]) -> None:
    reporter.take(*(shard for shard in shards if shard.run.returncode == 0))
    assert reporter.does("Put together what was red").returncode == 0
    assert not (reporter.folder / "rerun.txt").exists()
    assert not (reporter.folder / "summary").exists()


def test_what_the_shards_learnt_is_known_to_the_next_run(reporter: Reporter, shards: list[Shard]) -> None:
    reporter.take(*shards)
    (reporter.folder / "reports/timings.json").write_text(NO_TIMES)
    assert reporter.does("Put together what the shards learnt").returncode == 0
    assert len(json.loads(reporter.read("reports/timings.json"))) == SCENARIOS


@NEEDS_NODE
def test_there_is_one_report_with_every_scenario(reporter: Reporter, shards: list[Shard]) -> None:
    reporter.take(*shards)
    done = reporter.does("Make the report")
    assert (done.returncode, done.stderr) == (0, "")
    for look in ("allure2", "awesome"):
        found = statistics(reporter.folder, look)
        assert {name: found[name] for name in ("total", "passed", "failed")} == {
            "total": SCENARIOS,
            "passed": SCENARIOS - 1,
            "failed": 1,
        }
    described = {each["name"]: each["values"] for each in widget(reporter.folder, "environment.json")}
    assert described == {
        "environment": ["sandbox"],
        "seed": ["20260131"],
        "shard": ["1/3; 2/3; 3/3"],
        "scenarios": [str(SCENARIOS)],
    }
    assert widget(reporter.folder, "globals.json")["errors"] == []


@NEEDS_NODE
def test_the_report_says_that_a_shard_is_missing(reporter: Reporter, shards: list[Shard]) -> None:
    reporter.take(*shards[1:])
    done = reporter.does("Make the report")
    assert done.returncode == 1
    assert done.stderr == "shard 1 of 3 left nothing\n"
    errors = widget(reporter.folder, "globals.json")["errors"]
    assert errors == [{"message": "shard 1 of 3 left nothing"}]


@pytest.mark.parametrize("missing", range(SHARDS))
def test_a_missing_shard_is_named(reporter: Reporter, shards: list[Shard], missing: int) -> None:
    reporter.take(*(shard for index, shard in enumerate(shards) if index != missing))
    lost = results(shards[missing])
    red = ["1 failed"] if shards[missing].run.returncode == 0 else []
    assert reporter.objections() == [
        f"shard {missing + 1} of 3 left nothing",
        f"{len(lost)} of {SCENARIOS} scenarios have no result: the run did not come to its end",
        *red,
    ]


def test_a_shard_that_is_there_twice_is_named(reporter: Reporter, shards: list[Shard]) -> None:
    reporter.take(*shards)
    shutil.copytree(shards[0].artefact, reporter.folder / "shards/results-1-again")
    assert reporter.objections()[0] == (
        "shard 1 of 3 is there 2 times: "
        "shards/results-1-again/reports/allure-results, shards/results-1/reports/allure-results"
    )


def test_shards_of_another_number_than_was_asked_for_are_noticed(
    reporter: Reporter, shards: list[Shard]
) -> None:
    reporter.take(*shards)
    assert reporter.objections(due=4) == ["4 shards are due, and the run was divided into 3", "1 failed"]


def test_a_shard_that_had_other_timings_is_noticed(
    reporter: Reporter, shards: list[Shard], tmp_path: Path
) -> None:
    other = run_shard(tmp_path, 1, timings=TIMES)
    reporter.take(other, *shards[1:])
    found = reporter.objections()
    assert found[0].startswith("the shards were not given the same features, choices and timings")
    here = [outcome.identity for shard in (other, *shards[1:]) for outcome in results(shard)]
    assert any("run more than once" in each for each in found) is (len(here) > len(set(here)))


def test_a_shard_of_an_earlier_run_is_noticed(
    reporter: Reporter, shards: list[Shard], tmp_path: Path
) -> None:
    earlier = run_shard(tmp_path, 1, {**VALUES, "github.run_id": "7"})
    reporter.take(earlier, *shards[1:])
    assert reporter.objections()[0].startswith("these are not shards of one run: seed is 7 in shards/")


def test_a_shard_that_cannot_start_tells_why(reporter: Reporter, shards: list[Shard], tmp_path: Path) -> None:
    lost = run_shard(tmp_path, 1, {**VALUES, "inputs.environment": "no-such-place"})
    assert lost.run.returncode == 2
    reporter.take(lost, *shards[1:])
    unknown, missing, why, *_ = reporter.objections()
    assert unknown.startswith("shards/results-1/reports/allure-results does not say which shard it is")
    assert missing == "shard 1 of 3 left nothing"
    assert why.startswith("outside every scenario: start-up: ")
    assert "no-such-place" in why


def test_machines_that_get_no_scenario_have_done_all_that_was_to_be_done(
    reporter: Reporter, tmp_path: Path
) -> None:
    both = run_shards(tmp_path, {**VALUES, "inputs.shards": "2", "inputs.tags": "@alone"})
    assert sorted(len(results(shard)) for shard in both) == [0, 1]
    assert [shard.run.returncode for shard in both] == [0, 0]
    reporter.take(*both)
    assert reporter.objections(due=2) == []


def test_tags_that_select_nothing_are_red(reporter: Reporter, tmp_path: Path) -> None:
    [shard] = run_shards(tmp_path, {**VALUES, "inputs.shards": "1", "inputs.tags": "@no-such-tag"})
    assert shard.run.returncode == 1
    reporter.take(shard)
    assert "nothing was verified: there are no results" in reporter.objections(due=1)


def widget(folder: Path, name: str) -> Any:
    """What a part of the overview shows; the page holds it in base64."""
    page = (folder / "reports/allure/allure2/index.html").read_text(encoding="utf-8")
    [held] = re.findall(rf'd\("widgets/{re.escape(name)}","([^"]*)"\)', page)
    return json.loads(base64.b64decode(held))


def results(shard: Shard) -> tuple[Outcome, ...]:
    return read([shard.artefact / "reports/allure-results"]).outcomes
