"""A worker that dies costs its current scenario and nothing else, and is never taken for success."""

from pathlib import Path

import pytest

from tests.meta.behave_run import Result
from tests.meta.deaths import DEATHS, ENVIRONMENT, FEATURES, LIMIT, STEPS, SURVIVORS
from tests.meta.parallel_run import is_alive, run_parallel, workers_of


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("deaths")
    return run_parallel(folder, FEATURES, STEPS, ENVIRONMENT, ("-j2", f"-Dlimit={LIMIT}"))


@pytest.mark.parametrize("scenario", DEATHS)
def test_the_scenario_of_a_dead_worker_is_broken_everywhere(run: Result, scenario: str) -> None:
    reason = DEATHS[scenario]
    assert run.allure[scenario]["status"] == "broken"
    message = run.allure[scenario]["statusDetails"]["message"]
    assert f"died ({reason}); its log is reports/workers/worker-" in message
    assert run.junit[scenario] == "error"
    assert run.junit_messages[scenario] == message
    assert f"BROKEN    0.00 s  {scenario}" in run.console
    assert message in run.console


@pytest.mark.parametrize("scenario", SURVIVORS)
def test_all_others_are_run(run: Result, scenario: str) -> None:
    assert run.allure[scenario]["status"] == "passed"
    assert f"s  {scenario}" in run.console


def test_a_process_outlives_a_lack_of_memory(run: Result) -> None:
    result = run.allure["it wants too much memory"]
    assert result["status"] == "broken"
    assert "MemoryError" in result["statusDetails"]["message"]


def test_the_run_fails_with_one_verdict_for_each_scenario(run: Result) -> None:
    assert run.exit_code == 1
    assert len(run.allure_results) == len(run.junit) == len(DEATHS) + len(SURVIVORS) + 1
    assert run.global_errors == []
    assert "9 scenarios: 3 passed, 6 broken in" in run.console


def test_what_dead_workers_made_is_cleaned_up(run: Result) -> None:
    [line] = [line for line in run.console.splitlines() if line.startswith("cleaned up after")]
    assert len(line.split()) == 3 + len(DEATHS)


def test_no_worker_is_left(run: Result) -> None:
    assert len(workers_of(run)) >= len(DEATHS)
    assert not any(map(is_alive, workers_of(run)))


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ("import os\ndef before_all(context): os._exit(0)", "died (exit code 0)"),
        ("import os\nif 'LEADER' in os.environ: raise ValueError('no hooks')", "ValueError: no hooks"),
        ("def before_all(context): raise ValueError('no start')", "before_all: ValueError: no start"),
        ("def before_all(context): raise SystemExit(0)", "SystemExit"),
    ],
    ids=["dies", "has no hooks", "fails in before_all", "exits in before_all"],
)
def test_workers_that_cannot_begin_leave_scenarios_unrun(tmp_path: Path, environment: str, says: str) -> None:
    result = run_parallel(tmp_path, FEATURES, STEPS, environment, ("-j2",))
    assert result.exit_code == 1
    assert result.allure_results == []
    assert says in result.console, result.console
    assert "9 scenarios: 9 not run" in result.console
