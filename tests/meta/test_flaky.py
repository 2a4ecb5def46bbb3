"""Flaky scenarios: exit code, console, JUnit, Allure and gate say the same of each way they can end."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from support.evidence.report.__main__ import main as report
from tests.meta.behave_run import Result
from tests.meta.parallel_run import run_parallel

FEATURE = """
    Feature: Flaky
      @flaky
      Scenario: it passes at once
        Given all is well
      @flaky
      Scenario: it fails and then passes
        Given the service is wrong 1 times
        Then all is well
      @flaky
      Scenario: it fails twice and then passes
        Given the service is wrong 2 times
      @flaky
      Scenario: a step breaks and then it passes
        Given the test is wrong 1 times
        Then all is well
      @flaky
      Scenario: before_scenario breaks and then it passes
        Given all is well
      @flaky
      Scenario: before_step breaks and then it passes
        Given all is well
      @flaky
      Scenario: it fails in all attempts
        Given the service is wrong 3 times
      @flaky
      Scenario: it fails, breaks and fails
        Given the service is wrong 1 times
        And the test is wrong 1 times
        And the service is always wrong
      @flaky
      Scenario: a step has no definition
        Given nobody wrote this
      @flaky
      Scenario: a clean-up breaks
        Given a clean-up that breaks 1 times
      @flaky
      Scenario: after_scenario breaks
        Given all is well
      @flaky
      Scenario: it fails and is skipped
        Given the service is wrong 1 times
        Then this does not apply
      @flaky
      Scenario: it is skipped
        Given this does not apply
      @flaky @known-defect @API-BUG-01
      Scenario: it is a known defect, too
        Then the service is wrong 1 times
      Scenario: it has no such tag
        Given the service is wrong 1 times
      @flaky
      Rule: Tags are inherited
        Scenario Outline: a row fails and then passes
          Given the service is wrong <count> times
          Examples:
            | count |
            | 1     |
      @flaky @not-wanted
      Scenario: it is not selected
        Given the service is wrong 1 times
"""
STEPS = """
    from pathlib import Path
    from behave import step

    def has_time_left(context, what, count):
        '''Whether it happens in this attempt, which may be in any process.'''
        happened = Path("happened") / f"{what} {context.scenario.name}".replace(" ", "_")
        happened.parent.mkdir(exist_ok=True)
        times = len(happened.read_text()) if happened.exists() else 0
        happened.write_text("x" * (times + 1))
        return times < count

    def left_behind():
        raise RuntimeError("record 42 was left behind")

    @step("all is well")
    def well(context): context.add_cleanup(print, "cleaned up", file=open("cleaned_up", "a"))

    @step("the service is wrong {count:d} times")
    def wrong(context, count):
        well(context)
        assert not has_time_left(context, "wrong", count), "expected 1, got 2"

    @step("the service is always wrong")
    def always(context): assert False, "expected 1, got 2"

    @step("the test is wrong {count:d} times")
    def broken(context, count):
        if has_time_left(context, "broken", count): raise KeyError("no such field")

    @step("a clean-up that breaks {count:d} times")
    def leaves(context, count):
        if has_time_left(context, "left", count): context.add_cleanup(left_behind)

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")
"""
ENVIRONMENT = """
    import sys
    sys.path.insert(0, "steps")
    from steps import has_time_left

    def once(context, name):
        if context.scenario.name == name and has_time_left(context, "hook", 1):
            raise ValueError("no luck")

    def before_scenario(context, scenario):
        once(context, "before_scenario breaks and then it passes")

    def after_scenario(context, scenario): once(context, "after_scenario breaks")

    def before_step(context, step): once(context, "before_step breaks and then it passes")
"""
SECOND = "passed at attempt 2 only; attempt 1 "
EXPECTED = {
    "it passes at once": ("passed", ""),
    "it fails and then passes": ("flaky", f"{SECOND}failed: expected 1, got 2"),
    "it fails twice and then passes": (
        "flaky",
        "passed at attempt 3 only; attempt 1 failed: expected 1, got 2\nattempt 2 failed: expected 1, got 2",
    ),
    "a step breaks and then it passes": ("flaky", f"{SECOND}broken: KeyError: 'no such field'"),
    "before_scenario breaks and then it passes": (
        "flaky",
        f"{SECOND}broken: HOOK-ERROR in before_scenario: ValueError: no luck",
    ),
    "before_step breaks and then it passes": ("flaky", f"{SECOND}broken: ValueError: no luck"),
    "it fails in all attempts": ("failed", "expected 1, got 2"),
    "it fails, breaks and fails": ("failed", "expected 1, got 2"),
    "a step has no definition": ("broken", 'no step definition matches "Given nobody wrote this"'),
    "a clean-up breaks": ("broken", "CLEANUP-ERROR: RuntimeError: record 42 was left behind"),
    "after_scenario breaks": ("broken", "HOOK-ERROR in after_scenario: ValueError: no luck"),
    "it fails and is skipped": (
        "broken",
        "skipped at attempt 2, but failed at attempt 1: expected 1, got 2",
    ),
    "it is skipped": ("skipped", "not in this environment"),
    "it is a known defect, too": ("known", "known defect API-BUG-01: expected 1, got 2"),
    "it has no such tag": ("failed", "expected 1, got 2"),
    "a row fails and then passes (1)": ("flaky", f"{SECOND}failed: expected 1, got 2"),
}
ATTEMPTS = {
    "it fails twice and then passes": 3,
    "it fails in all attempts": 3,
    "it fails, breaks and fails": 3,
    "a step has no definition": 3,
    "it fails and is skipped": 2,
    **{name: 2 for name, (verdict, why) in EXPECTED.items() if verdict == "flaky" and SECOND in why},
}
"""How often a scenario is tried, where it is more than once."""
JUNIT = {"flaky": "passed", "failed": "failure", "broken": "error", "known": "skipped"}
JUNIT |= {"passed": "passed", "skipped": "skipped"}
CONSOLE = {"flaky": "flaky", "failed": "FAILED", "broken": "BROKEN", "known": "known"}
CONSOLE |= {"passed": "ok", "skipped": "skipped"}
FORMATS = (
    "plain",
    "json",
    "support.evidence.rerun:RerunFormatter",
    "support.evidence.console:ConsoleFormatter",
)
OUTFILES = ("reports/plain.txt", "reports/run.json", "rerun.txt")
JOBS = {"serial": "-j1", "parallel": "-j3"}


def run(folder: Path, *args: str) -> Result:
    """Run the features; attempts at a scenario are counted in the folder."""
    told = (*(f"--format={each}" for each in FORMATS), *(f"--outfile={each}" for each in OUTFILES))
    args = ("--tags=not @not-wanted", *told, *args)
    return run_parallel(folder, {"flaky.feature": FEATURE}, STEPS, ENVIRONMENT, args)


@pytest.fixture(scope="module", params=JOBS)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp(request.param), JOBS[request.param])


def attempts_at(result: Result, scenario: str) -> list[dict[str, Any]]:
    found = [each for each in result.allure_results if each["name"] == scenario]
    return sorted(found, key=lambda each: int(each["start"]))


def allure_verdict(result: dict[str, Any]) -> str:
    details = result.get("statusDetails", {})
    assert not details.get("flaky") or result["status"] == "passed"
    marks = [mark for mark in ("known", "flaky") if details.get(mark)]
    return marks[0] if marks else str(result["status"])


def junit_case(result: Result, scenario: str) -> ElementTree.Element:
    name = scenario.replace(" (1)", " -- @1.1 ")
    (file,) = (result.folder / "reports/junit").glob("*.xml")
    cases = ElementTree.parse(file).getroot().iter("testcase")
    (case,) = (case for case in cases if case.attrib["name"] == name)
    return case


@pytest.mark.parametrize("scenario", EXPECTED)
def test_allure_has_the_verdict_and_every_attempt(whole: Result, scenario: str) -> None:
    verdict, reason = EXPECTED[scenario]
    *earlier, last = attempts_at(whole, scenario)
    assert allure_verdict(last) == verdict
    assert last.get("statusDetails", {}).get("message", "") == reason
    assert len(earlier) + 1 == ATTEMPTS.get(scenario, 1)
    assert {each["historyId"] for each in earlier} <= {last["historyId"]}
    assert all(each["status"] in ("failed", "broken") for each in earlier)
    starts = [each["start"] for each in (*earlier, last)]
    assert len(set(starts)) == len(starts), "the report takes the one that began last for the last"
    numbers = [each["value"] for each in last["parameters"] if each["name"] == "attempt"]
    assert numbers == ([str(len(earlier) + 1)] if earlier else [])


@pytest.mark.parametrize("scenario", EXPECTED)
def test_junit_has_the_verdict_and_every_attempt(whole: Result, scenario: str) -> None:
    verdict, _ = EXPECTED[scenario]
    case = junit_case(whole, scenario)
    *earlier, _ = attempts_at(whole, scenario)
    assert whole.junit[case.attrib["name"]] == JUNIT[verdict]
    kind = "flaky" if verdict == "flaky" else "rerun"
    wanted = [kind + {"failed": "Failure", "broken": "Error"}[each["status"]] for each in earlier]
    found = [each for each in case if each.tag.startswith(("flaky", "rerun"))]
    assert [each.tag for each in found] == wanted
    assert [each.attrib["message"] for each in found] == [
        each["statusDetails"]["message"] for each in earlier
    ]
    assert all(each.attrib["type"] not in ("", "NoneType") for each in found)


@pytest.mark.parametrize("scenario", EXPECTED)
def test_the_console_has_the_verdict_and_the_reason_once(whole: Result, scenario: str) -> None:
    verdict, reason = EXPECTED[scenario]
    lines = whole.console.splitlines()
    (at,) = (at for at, line in enumerate(lines) if re.search(rf" s  {re.escape(scenario)}$", line))
    assert lines[at].split()[0] == CONSOLE[verdict]
    shown = "\n".join(line.strip() for line in lines[at : at + 6])
    assert reason in shown
    if CONSOLE[verdict].isupper() and ATTEMPTS.get(scenario, 1) > 1:
        assert f", attempt {ATTEMPTS[scenario]}\n" in shown


def test_the_counts_name_them_and_those_of_junit_add_up(whole: Result) -> None:
    counts = "16 scenarios: 1 passed, 6 flaky, 3 failed, 4 broken, 1 known defect, 1 skipped in"
    assert counts in whole.console
    assert "FLAKY   features/flaky.feature:7  it fails and then passes\n" in whole.console
    (file,) = (whole.folder / "reports/junit").glob("*.xml")
    assert 'tests="16" errors="4" failures="3" skipped="2"' in file.read_text(encoding="utf-8")


def test_other_formatters_are_told_of_the_last_attempt_only(whole: Result) -> None:
    (feature,) = json.loads((whole.folder / "reports/run.json").read_text(encoding="utf-8"))
    found = [each["name"] for each in feature["elements"]]
    assert len(found) == len(set(found)) == len(EXPECTED)
    plain = (whole.folder / "reports/plain.txt").read_text(encoding="utf-8")
    assert plain.count("Scenario: it fails and then passes") == 1
    assert "Given the service is wrong 1 times ... passed" in plain


def test_only_what_stayed_red_is_run_again(whole: Result) -> None:
    again = (whole.folder / "rerun.txt").read_text(encoding="utf-8")
    red = sum(verdict in ("failed", "broken") for verdict, _ in EXPECTED.values())
    assert sum(line.startswith("features/") for line in again.splitlines()) == red


def test_each_attempt_has_its_own_clean_up(whole: Result) -> None:
    wells = 1 + 3 + 3 + 1 + 1 + 1 + 3 + 3 + 1 + 2 + 1 + 1 + 2
    assert (whole.folder / "cleaned_up").read_text().count("cleaned up") == wells


def test_their_durations_are_remembered_for_the_next_run(whole: Result) -> None:
    if (timings := whole.folder / "reports/timings.json").exists():
        assert "features/flaky.feature: it fails and then passes" in timings.read_text()


@pytest.mark.parametrize("scenario", EXPECTED)
def test_exit_code_and_gate_of_a_run_with_only_this_scenario_agree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], scenario: str
) -> None:
    verdict, _ = EXPECTED[scenario]
    alone = run(tmp_path, f"--name=^{said(scenario)}( --|$)")
    assert alone.exit_code == int(verdict in ("failed", "broken"))
    assert judge(alone) == int(verdict in ("failed", "broken", "skipped")), "a skip verifies nothing"
    assert ("flaky: Flaky: " in capsys.readouterr().out) == (verdict == "flaky")


def test_the_gate_counts_each_scenario_once(whole: Result, capsys: pytest.CaptureFixture[str]) -> None:
    judge(whole)
    said = capsys.readouterr()
    assert said.err.splitlines() == ["3 failed", "4 broken"]
    flaky = [line for line in said.out.splitlines() if line.startswith("flaky: ")]
    assert len(flaky) == 6
    assert f"flaky: Flaky: it fails and then passes: {SECOND}failed: expected 1, got 2" in flaky


def test_a_run_that_is_to_stop_at_the_first_failure_does_not_stop_at_a_flaky_one(tmp_path: Path) -> None:
    names = "^it fails and then passes$|^a step breaks and then it passes$"
    assert run(tmp_path, "--stop", f"--name={names}").exit_code == 0


@pytest.mark.parametrize("jobs", JOBS.values(), ids=list(JOBS))
def test_without_retries_nothing_is_tried_again(tmp_path: Path, jobs: str) -> None:
    result = run(tmp_path, jobs, "-Dretries=0", "--name=^it fails and then passes")
    assert result.exit_code == 1
    assert "1 scenario: 1 failed in" in result.console


def judge(result: Result) -> int:
    return report(["gate", str(result.folder / "reports/allure-results")])


def said(scenario: str) -> str:
    return scenario.removesuffix(" (1)")
