"""Flaky scenarios: exit code, console, JUnit, Allure and gate say the same of each way they can end."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from support.evidence.report.__main__ import main as report
from tests.meta.behave_run import Result
from tests.meta.flaky_endings import ATTEMPTS, ENVIRONMENT, EXPECTED, FEATURE, SECOND, STEPS
from tests.meta.parallel_run import run_parallel
from tests.meta.verdicts import CONSOLE, JUNIT, without_row

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
    alone = run(tmp_path, f"--name=^{without_row(scenario)}( --|$)")
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
