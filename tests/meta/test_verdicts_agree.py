"""Every way in which a scenario can end: the exit code, the console, JUnit and Allure say the same."""

from pathlib import Path

import pytest

from tests.meta.behave_run import Result, run_behave
from tests.meta.endings import ENVIRONMENT, EXPECTED, FEATURE, STEPS
from tests.meta.verdicts import CONSOLE, JUNIT, without_row


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("endings")
    return run_behave(folder, {"endings.feature": FEATURE}, STEPS, ENVIRONMENT, ("--tags=not @not-wanted",))


@pytest.mark.parametrize("scenario", EXPECTED)
def test_allure_has_the_verdict_and_the_reason(run: Result, scenario: str) -> None:
    status, reason = EXPECTED[scenario]
    result = run.allure[scenario]
    assert result["status"] == status
    assert reason in result.get("statusDetails", {}).get("message", "")


@pytest.mark.parametrize("scenario", EXPECTED)
def test_junit_has_the_same_verdict_and_reason(run: Result, scenario: str) -> None:
    status, reason = EXPECTED[scenario]
    name = scenario.replace(" (wrong)", " -- @1.1 ")
    assert run.junit[name] == JUNIT[status]
    assert reason.removeprefix("KeyError: ").removeprefix("ValueError: ") in run.junit_messages.get(name, "")


@pytest.mark.parametrize("scenario", EXPECTED)
def test_the_console_has_the_same_verdict(run: Result, scenario: str) -> None:
    status, reason = EXPECTED[scenario]
    name = without_row(scenario)
    line = next(line for line in run.console.splitlines() if line.startswith("  ") and f" s  {name}" in line)
    assert line.split()[0] == CONSOLE[status]
    assert reason in run.console


def test_no_report_has_more_or_less_than_the_selected_scenarios(run: Result) -> None:
    assert len(run.allure_results) == len(EXPECTED)
    assert len(run.junit) == len(EXPECTED)
    assert "20 scenarios: 1 passed, 6 failed, 10 broken, 3 skipped in" in run.console


@pytest.mark.parametrize("scenario", EXPECTED)
def test_the_exit_code_of_a_run_with_only_this_scenario_agrees(tmp_path: Path, scenario: str) -> None:
    status, _ = EXPECTED[scenario]
    name = without_row(scenario)
    alone = run_behave(
        tmp_path, {"endings.feature": FEATURE}, STEPS, ENVIRONMENT, (f"--name=^{name}( --|$)",)
    )
    assert alone.exit_code == int(status in {"failed", "broken"})
    assert [result["status"] for result in alone.allure_results] == [status]


LEFT = "CLEANUP-ERROR: RuntimeError: record 42 was left behind"
COMBINED = {
    "it fails and then a clean-up breaks": ("expected 1, got 2", LEFT),
    "it fails and then after_scenario breaks": (
        "expected 1, got 2",
        "HOOK-ERROR in after_scenario: ValueError: no tear-down",
    ),
    "a step breaks and then a clean-up breaks": (LEFT, "KeyError: 'no such field'"),
}
"""Two reasons, the one that the verdict is of first."""


@pytest.mark.parametrize("scenario", COMBINED)
def test_a_reason_that_combines_a_step_and_a_clean_up_has_both(run: Result, scenario: str) -> None:
    first, second = COMBINED[scenario]
    for message in (run.allure[scenario]["statusDetails"]["message"], run.junit_messages[scenario]):
        assert message.startswith(first)
        assert second in message
    lines = [line.strip() for line in run.console.splitlines()]
    told, summed_up = (at for at, line in enumerate(lines) if line.endswith(f"  {scenario}"))
    assert lines.index(first, told) < lines.index(second, told)
    assert lines[summed_up + 1] == first
