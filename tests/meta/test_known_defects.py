"""Scenarios of known defects: exit code, console, JUnit and Allure say the same of each way they can end."""

from pathlib import Path
from typing import Any

import pytest

from tests.meta.behave_run import Result, run_behave
from tests.meta.known_endings import EXPECTED, FEATURE, STEPS
from tests.meta.verdicts import CONSOLE, JUNIT, without_row


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
    at = next(at for at, line in enumerate(lines) if f" s  {without_row(scenario)}" in line)
    assert lines[at].split()[0] == CONSOLE[verdict]
    assert any(reason in line for line in lines[at : at + 6])


@pytest.mark.parametrize("scenario", EXPECTED)
def test_the_exit_code_of_a_run_with_only_this_scenario_agrees(tmp_path: Path, scenario: str) -> None:
    verdict, _ = EXPECTED[scenario]
    alone = run(tmp_path, f"--name=^{without_row(scenario)}( --|$)")
    assert alone.exit_code == int(verdict in {"failed", "broken"})


def test_the_counts_name_them_and_the_counts_of_junit_add_up(whole: Result) -> None:
    assert "11 scenarios: 6 failed, 2 broken, 2 known defects, 1 skipped in" in whole.console
    (suite,) = (whole.folder / "reports/junit").glob("*.xml")
    assert 'tests="11" errors="2" failures="6" skipped="3"' in suite.read_text(encoding="utf-8")


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
    stopped = run(tmp_path, "--stop", "--tags=@API-BUG-01", "--name=^the check fails|it is skipped")
    assert stopped.exit_code == 0
    assert len(stopped.allure_results) == 2


def test_a_dry_run_settles_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "--dry-run").exit_code == 0
