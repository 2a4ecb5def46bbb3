"""Scenarios of known defects: exit code, console, JUnit and Allure say the same of each way they can end."""

from pathlib import Path
from typing import Any

import pytest

from tests.meta.behave_run import Result, run_behave

FEATURE = """
    Feature: Known defects
      @known-defect @API-BUG-01
      Scenario: the check fails
        When it is done
        Then the service is wrong
        And all is well
      @known-defect @API-BUG-01
      Scenario: the check passes
        When it is done
        Then all is well
      @known-defect @API-BUG-01
      Scenario: the check breaks
        Then the test is wrong
      @known-defect @API-BUG-01
      Scenario: it fails before the check
        Given the service is wrong
        Then all is well
      @known-defect @API-BUG-01
      Scenario: the clean-up breaks
        When a clean-up that will break
        Then the service is wrong
      @known-defect @API-BUG-01
      Scenario: it is skipped
        When this does not apply
        Then the service is wrong
      Scenario: nobody knows it
        Then the service is wrong
      @known-defect @API-BUG-01 @API-BUG-02
      Rule: Tags are inherited
        Scenario Outline: a row fails
          Then the service is <state>
          Examples:
            | state |
            | wrong |
"""
STEPS = """
    from behave import step

    def left_behind():
        raise RuntimeError("record 42 was left behind")

    @step("it is done")
    @step("all is well")
    def well(context): pass

    @step("the service is wrong")
    def wrong(context): assert False, "expected 1, got 2"

    @step("the test is wrong")
    def broken(context): raise KeyError("no such field")

    @step("a clean-up that will break")
    def leaves(context): context.add_cleanup(left_behind)

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")
"""
REMOVE = "the known defect API-BUG-01 is gone: fixed? Then remove the tag @known-defect"
EXPECTED = {
    "the check fails": ("known", "known defect API-BUG-01: expected 1, got 2"),
    "the check passes": ("failed", REMOVE),
    "the check breaks": ("broken", "KeyError: 'no such field'"),
    "it fails before the check": ("failed", "expected 1, got 2"),
    "the clean-up breaks": ("broken", "CLEANUP-ERROR: RuntimeError: record 42 was left behind"),
    "it is skipped": ("skipped", "not in this environment"),
    "nobody knows it": ("failed", "expected 1, got 2"),
    "a row fails (wrong)": ("known", "known defect API-BUG-01 API-BUG-02: expected 1, got 2"),
}
JUNIT = {"known": "skipped", "failed": "failure", "broken": "error", "skipped": "skipped"}
CONSOLE = {"known": "known", "failed": "FAILED", "broken": "BROKEN", "skipped": "skipped"}


def row_of(scenario: str) -> str:
    return scenario.replace(" (wrong)", " -- @1.1 ")


def run(folder: Path, *args: str) -> Result:
    return run_behave(folder, {"defects.feature": FEATURE}, STEPS, args=args)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("defects"))


def allure_verdict(result: dict[str, Any]) -> str:
    return "known" if result.get("statusDetails", {}).get("known") else str(result["status"])


@pytest.mark.parametrize("scenario", EXPECTED)
def test_allure_has_the_verdict_and_the_reason(whole: Result, scenario: str) -> None:
    verdict, reason = EXPECTED[scenario]
    result = whole.allure[scenario]
    assert allure_verdict(result) == verdict
    assert result["status"] == ("failed" if verdict == "known" else verdict), "the service is wrong"
    assert result["statusDetails"]["message"].startswith(reason)


@pytest.mark.parametrize("scenario", EXPECTED)
def test_junit_has_the_same_verdict_and_reason(whole: Result, scenario: str) -> None:
    verdict, reason = EXPECTED[scenario]
    assert whole.junit[row_of(scenario)] == JUNIT[verdict]
    assert reason.removeprefix("KeyError: ") in whole.junit_messages[row_of(scenario)]


@pytest.mark.parametrize("scenario", EXPECTED)
def test_the_console_has_the_same_verdict_and_reason(whole: Result, scenario: str) -> None:
    verdict, reason = EXPECTED[scenario]
    lines = whole.console.splitlines()
    at = next(at for at, line in enumerate(lines) if f" s  {scenario.removesuffix(' (wrong)')}" in line)
    assert lines[at].split()[0] == CONSOLE[verdict]
    assert any(reason in line for line in lines[at : at + 6])


@pytest.mark.parametrize("scenario", EXPECTED)
def test_the_exit_code_of_a_run_with_only_this_scenario_agrees(tmp_path: Path, scenario: str) -> None:
    verdict, _ = EXPECTED[scenario]
    alone = run(tmp_path, f"--name=^{scenario.removesuffix(' (wrong)')}( --|$)")
    assert alone.exit_code == int(verdict in {"failed", "broken"})


def test_the_counts_name_them_and_the_counts_of_junit_add_up(whole: Result) -> None:
    assert "8 scenarios: 3 failed, 2 broken, 2 known defects, 1 skipped in" in whole.console
    (suite,) = (whole.folder / "reports/junit").glob("*.xml")
    assert 'tests="8" errors="2" failures="3" skipped="3"' in suite.read_text(encoding="utf-8")


def test_the_summary_has_one_line_of_reason_for_each(whole: Result) -> None:
    summary = whole.console.splitlines()
    at = summary.index("KNOWN   features/defects.feature:4  the check fails")
    assert summary[at + 1].strip() == "known defect API-BUG-01: expected 1, got 2"


def test_known_defects_are_not_run_again_with_the_failures(tmp_path: Path) -> None:
    run(tmp_path, "--format=rerun", "--outfile=rerun.txt")
    again = (tmp_path / "rerun.txt").read_text(encoding="utf-8")
    lines = [line for line in again.splitlines() if line.startswith("features/")]
    assert len(lines) == sum(verdict in {"failed", "broken"} for verdict, _ in EXPECTED.values())


def test_known_defects_do_not_stop_a_run_that_is_to_stop_at_the_first_failure(tmp_path: Path) -> None:
    stopped = run(tmp_path, "--stop", "--tags=@API-BUG-01", "--name=the check fails|it is skipped")
    assert stopped.exit_code == 0
    assert len(stopped.allure_results) == 2


def test_a_dry_run_settles_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "--dry-run").exit_code == 0
