"""A worker that dies costs its current scenario and nothing else, and is never taken for success."""

from pathlib import Path

import pytest

from tests.meta.behave_run import Result
from tests.meta.parallel_run import is_alive, run_parallel, workers_of

STEPS = """
    import ctypes, faulthandler, os, resource, signal, time
    import allure
    from behave import step

    @step("all is well")
    def well(context): pass

    @step("the process is killed")
    def killed(context):
        allure.attach("last words", name="last words")
        os.kill(os.getpid(), signal.SIGKILL)

    @step("the process ends as if all were well")
    def ends(context): os._exit(0)

    @step("the process is corrupt")
    def corrupt(context):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        faulthandler.disable()
        ctypes.string_at(0)

    @step("its memory runs out")
    def runs_out(context):
        before = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (2**31, before[1]))
        try:
            bytearray(2**32)
        finally:
            resource.setrlimit(resource.RLIMIT_AS, before)

    @step("the process hangs")
    def hangs(context):
        while True:
            try:
                time.sleep(60)
            except BaseException:
                pass
"""
FEATURES = {
    "deaths.feature": """
        Feature: Deaths
          Scenario: it is killed
            Given the process is killed
          Scenario: it ends
            Given the process ends as if all were well
          Scenario: it crashes
            Given the process is corrupt
          Scenario: it hangs
            Given the process hangs
          Scenario: it wants too much memory
            Given its memory runs out
          Scenario Outline: it lives on <time>
            Given all is well
            Examples:
              | time  |
              | once  |
              | twice |
              | still |
          Scenario: the process dies in after_scenario
            Given all is well
    """
}
ENVIRONMENT = """
    import os

    def after_scenario(context, scenario):
        if "after_scenario" in scenario.name: os._exit(3)
"""
DEATHS = {
    "it is killed": "SIGKILL",
    "it ends": "exit code 0",
    "it crashes": "SIGSEGV",
    "it hangs": "it took longer than 1 s",
    "the process dies in after_scenario": "exit code 3",
}
SURVIVORS = [f"it lives on {time}" for time in ("once", "twice", "still")]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("deaths")
    return run_parallel(folder, FEATURES, STEPS, ENVIRONMENT, ("-j2", "-Dlimit=1"))


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
