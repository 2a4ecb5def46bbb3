"""In several processes, a run finds and tells what it finds and tells in one."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.meta.behave_run import Result
from tests.meta.parallel_run import run_parallel

FEATURES = {
    "endings.feature": """
        @owner:jane
        Feature: Endings
          Background:
            Given all is well
          Scenario: it passes
            Then the worker can ask
          Scenario: it fails
            Given the service is wrong
            Then all is well
          Scenario: it breaks
            Given the test is wrong
          Scenario: it has a step without definition
            Given nobody wrote this
            And nobody wrote that
          Scenario: a step exits
            Given somebody exits
          Scenario: before_scenario breaks
            Given all is well
          Scenario: after_scenario breaks
            Given the service is wrong
          Scenario: before_step breaks
            Given all is well
          Scenario: a clean-up breaks
            Given a clean-up that will break
          Scenario: it is skipped by a hook
            Given all is well
          Scenario: it is skipped by a step
            Given this does not apply
          @not-wanted
          Scenario: it is not selected
            Given all is well
          @known-defect @API-BUG-01
          Scenario: it fails as is known
            Then the service is wrong
          @known-defect @API-BUG-02
          Scenario: it passes although a defect is known
            Then all is well
    """,
    "deep/rules.feature": """
        Feature: Rules
          Background:
            Given a number 1
          @EVT-30
          Rule: First
            Background:
              Given a number 2
            Scenario: twin
              Given several lines
                ```
                some
                text
                ```
          Rule: Second
            Scenario: twin
              Given a table
                | field | value |
                | a     | b     |
            Scenario Outline: rows
              Given a number <n>
              @small
              Examples: small
                | n  |
                | 11 |
                | 11 |
              @large
              Examples: large
                | n   |
                | 101 |
                | 13  |
    """,
    "no_set_up.feature": """
        Feature: Its set-up breaks
          Scenario: it cannot begin
            Given all is well
          Scenario: nor can it
            Given all is well
    """,
    "no_tear_down.feature": """
        Feature: Its tear-down breaks
          Scenario: it passes before the tear-down
            Given all is well
          Scenario: so does it
            Given all is well
    """,
    "half_wanted.feature": """
        Feature: Half wanted
          Scenario: it is selected
            Given all is well
          Rule: Not now
            @not-wanted
            Scenario: it is not selected under a rule
              Given all is well
    """,
    "unwanted.feature": """
        @not-wanted
        Feature: Not selected
          Scenario: it is not selected either
            Given all is well
    """,
}
FEATURES = {path: text.replace("```", '"""') for path, text in FEATURES.items()}
STEPS = """
    import logging, sys
    import allure
    from behave import step

    def left_behind():
        raise RuntimeError("record 42 was left behind")

    @step("all is well")
    def well(context): pass

    @step("the worker can ask")
    def asks(context):
        if hasattr(context, "ask"):
            assert context.ask("loud") == "LOUD"

    @step("the service is wrong")
    def wrong(context):
        print("a step prints")
        logging.getLogger("imms.http").info("GET /Immunization 500")
        allure.attach("the evidence", name="evidence")
        assert False, "expected 1, got 2"

    @step("the test is wrong")
    def broken(context): raise KeyError("no such field")

    @step("somebody exits")
    def exits(context): sys.exit(0)

    @step("a clean-up that will break")
    def leaves(context): context.add_cleanup(left_behind)

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")

    @step("several lines")
    @step("a table")
    def given(context): assert context.text or context.table

    @step("a number {n:d}")
    def number(context, n): assert n != 13, "13 is no good"
"""
ENVIRONMENT = """
    import allure

    def before_feature(context, feature):
        if feature.name == "Its set-up breaks": raise ValueError("no set-up")

    def after_feature(context, feature):
        if feature.name == "Its tear-down breaks": raise ValueError("no tear-down")

    def before_scenario(context, scenario):
        allure.attach(scenario.name, name="at the start")
        if scenario.name == "before_scenario breaks": raise ValueError("no set-up")
        if scenario.name == "it is skipped by a hook": scenario.skip("not today")

    def after_scenario(context, scenario):
        if scenario.name == "after_scenario breaks": raise ValueError("no tear-down")

    def before_step(context, step):
        if context.scenario.name == "before_step breaks": raise ValueError("no step")

    def after_all(context):
        raise ValueError("no end")
"""
FORMATS = (
    ("plain", "plain.txt"),
    ("json", "run.json"),
    ("rerun", "rerun.txt"),
)
ARGS = (
    "--tags=not @not-wanted",
    "--no-timings",
    *(part for name, file in FORMATS for part in (f"--format={name}", f"--outfile=reports/{file}")),
    "--format=support.evidence.console:ConsoleFormatter",
)
SECONDS = re.compile(r"\b\d+\.\d+ ?s\b")
BROKEN_FEATURES = "Its "
VARYING = {"uuid", "start", "stop", "source"}


class Runs(NamedTuple):
    serial: Result
    parallel: Result


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    def run(jobs: int) -> Result:
        folder = tmp_path_factory.mktemp(f"jobs_{jobs}")
        return run_parallel(folder, FEATURES, STEPS, ENVIRONMENT, (f"-j{jobs}", *ARGS))

    return Runs(run(1), run(4))


def exit_code(result: Result) -> int:
    return result.exit_code


def console_lines_of_scenarios(result: Result) -> list[str]:
    scenarios, _, _ = untimed(result.console).partition("\n\nBROKEN")
    lines = scenarios.splitlines()
    return sorted(line for line in lines if line.startswith("  "))


def headings_on_the_console(result: Result) -> set[str]:
    return {line for line in result.console.splitlines() if line in ("Endings", "Rules", "Its set-up breaks")}


def summary_and_snippets(result: Result) -> list[str]:
    _, _, summary = untimed(result.console).partition("\n\nBROKEN")
    return sorted(summary.splitlines())


def allure_results(result: Result) -> list[Any]:
    found = [steady(each, result) for each in result.allure_results]
    return sorted(found, key=lambda each: str(each["historyId"]))


def global_errors(result: Result) -> list[str]:
    return sorted(result.global_errors)


def junit_files(result: Result) -> dict[str, str]:
    files = (result.folder / "reports/junit").glob("*.xml")
    return {path.name: steady_xml(path.read_text(encoding="utf-8")) for path in files}


def junit_files_of_features(result: Result) -> dict[str, str]:
    """But for errors of the run: of features without a chosen scenario, hooks are run only serially."""
    return {name: text for name, text in junit_files(result).items() if name != "TESTS-the-run.xml"}


def plain_formatter(result: Result) -> list[str]:
    """But for features whose own hooks failed: scenarios that never began are listed only in parallel."""
    features = report(result, "plain.txt").split("Feature: ")
    return [feature for feature in features if not feature.startswith(BROKEN_FEATURES)]


def json_formatter(result: Result) -> list[Any]:
    """But for features whose own hooks failed, as above."""
    features = json.loads(report(result, "run.json"))
    return [without_durations(each) for each in features if not each["name"].startswith(BROKEN_FEATURES)]


def rerun_formatter(result: Result) -> list[str]:
    """But for its first line, which is the time."""
    return report(result, "rerun.txt").splitlines()[1:]


VIEWS = (
    exit_code,
    console_lines_of_scenarios,
    headings_on_the_console,
    summary_and_snippets,
    allure_results,
    global_errors,
    junit_files,
    plain_formatter,
    json_formatter,
    rerun_formatter,
)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_both_ways_of_running_say_the_same(runs: Runs, view: Callable[[Result], Any]) -> None:
    assert view(runs.serial)
    assert view(runs.parallel) == view(runs.serial)


def test_the_scenarios_were_spread_over_several_processes(runs: Runs) -> None:
    threads = {
        label["value"]
        for result in runs.parallel.allure_results
        for label in result["labels"]
        if label["name"] == "thread"
    }
    assert len(threads) > 1
    assert threads <= {f"worker {number}" for number in range(1, 5)}


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("--name=^twin$",), ["twin", "twin"]),
        (
            ("--name=rows", "--name=so does it"),
            ["rows (101)", "rows (11)", "rows (11)", "rows (13)", "so does it"],
        ),
        (("features/endings.feature:6",), ["it passes"]),
        (("features/deep/rules.feature:25", "features/endings.feature:8"), ["it fails", "rows (11)"]),
        (("--tags=@EVT-30", "--name=twin"), ["twin"]),
        (("--tags=@large",), ["rows (101)", "rows (13)"]),
        (("--include=half|unwanted", "--tags=not @not-wanted"), ["it is selected"]),
        (
            ("--exclude=endings|rules|tear", "--tags=not @not-wanted"),
            ["it cannot begin", "it is selected", "nor can it"],
        ),
    ],
    ids=str,
)
def test_scenarios_are_selected_as_in_a_serial_run(
    tmp_path: Path, arguments: tuple[str, ...], names: list[str]
) -> None:
    runs = []
    for jobs in ("-j1", "-j2"):
        (tmp_path / jobs).mkdir()
        runs.append(run_parallel(tmp_path / jobs, FEATURES, STEPS, ENVIRONMENT, (jobs, *arguments)))
    assert [sorted(each["name"] for each in run.allure_results) for run in runs] == [names, names]
    for view in (exit_code, allure_results, junit_files_of_features):
        assert view(runs[0]) == view(runs[1])


def test_what_was_red_can_be_run_again(runs: Runs, tmp_path: Path) -> None:
    rerun = runs.parallel.folder / "reports/rerun.txt"
    (tmp_path / "rerun.txt").write_text(rerun.read_text("utf-8"), encoding="utf-8")
    result = run_parallel(tmp_path, FEATURES, STEPS, ENVIRONMENT, ("-j2", "@rerun.txt"))
    red = [each["name"] for each in runs.serial.allure_results if each["status"] in ("failed", "broken")]
    known = "it fails as is known"
    assert sorted(result.allure) == sorted(set(red) - {known})


def test_workers_leave_the_telling_to_the_leader(runs: Runs) -> None:
    logs = "".join(path.read_text("utf-8") for path in (runs.parallel.folder / "reports/workers").iterdir())
    assert "it passes" in logs, "the run log"
    assert " s  it passes" not in logs, "the console"
    assert "Scenario: it passes" not in logs, "the plain formatter"


def report(result: Result, name: str) -> str:
    return (result.folder / "reports" / name).read_text(encoding="utf-8")


def untimed(text: str) -> str:
    return SECONDS.sub("… s", text)


def steady(item: Any, result: Result) -> Any:
    """A result without what differs from run to run, and with its attachments in place of their files."""
    match item:
        case {"name": "thread"}:
            return None
        case dict():
            kept = {name: steady(value, result) for name, value in item.items() if name not in VARYING}
            return kept | ({"text": result.attachment(item["source"])} if "source" in item else {})
        case list():
            return [steady(each, result) for each in item]
        case _:
            return item


def steady_xml(text: str) -> str:
    """A file without times, and without the marks under the lines of traces, which do not travel."""
    for varying in (r'(time|timestamp)="[^"]*"', r" in \d+\.\d+s", r"\n +[\^~]+(?=\n)"):
        text = re.sub(varying, "", text)
    return text


def without_durations(item: Any) -> Any:
    match item:
        case dict():
            return {name: without_durations(value) for name, value in item.items() if name != "duration"}
        case list():
            return [without_durations(each) for each in item]
        case _:
            return item
