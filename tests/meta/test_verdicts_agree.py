"""Every way in which a scenario can end: the exit code, the console, JUnit and Allure say the same."""

from pathlib import Path

import pytest

from tests.meta.behave_run import Result, run_behave

FEATURE = """
    Feature: Endings
      Scenario: it passes
        Given all is well
      Scenario: it fails
        Given the service is wrong
        Then all is well
      Scenario: the check has a type of its own
        Given the service is wrong in its own way
      Scenario: a step breaks
        Given the test is wrong
      Scenario: a step has no definition
        Given nobody wrote this
      Scenario: a step is pending
        Given somebody will write this
      Scenario: a step exits
        Given somebody exits
      Scenario: before_scenario breaks
        Given all is well
      Scenario: after_scenario breaks
        Given all is well
      Scenario: after_scenario asserts
        Given all is well
      Scenario: before_step breaks
        Given all is well
      Scenario: a clean-up breaks
        Given a clean-up that will break
      Scenario: it fails and then a clean-up breaks
        Given a clean-up that will break
        And the service is wrong
      Scenario: it is skipped by a hook
        Given all is well
      Scenario: it is skipped by a step
        Given this does not apply
        Then all is well
      Scenario: it is skipped for no reason
        Given all is well
      @not-wanted
      Scenario: it is not selected
        Given all is well
      Rule: Rules count too
        Scenario: it fails under a rule
          Given the service is wrong
        Scenario Outline: it fails as a row
          Given the service is <state>
          Examples:
            | state |
            | wrong |
"""
STEPS = """
    import sys
    from behave import step
    from behave.api.pending_step import PendingStepError

    class Mismatch(AssertionError):
        pass

    def left_behind():
        raise RuntimeError("record 42 was left behind")

    @step("all is well")
    def well(context): pass

    @step("the service is wrong")
    def wrong(context): assert False, "expected 1, got 2"

    @step("the service is wrong in its own way")
    def own(context): raise Mismatch("expected 1, got 2")

    @step("the test is wrong")
    def broken(context): raise KeyError("no such field")

    @step("somebody will write this")
    def pending(context): raise PendingStepError("not yet")

    @step("somebody exits")
    def exits(context): sys.exit(0)

    @step("a clean-up that will break")
    def leaves(context): context.add_cleanup(left_behind)

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")
"""
ENVIRONMENT = """
    def before_scenario(context, scenario):
        if scenario.name == "before_scenario breaks": raise ValueError("no set-up")
        if scenario.name == "it is skipped by a hook": scenario.skip("not today")
        if scenario.name == "it is skipped for no reason": scenario.skip()

    def after_scenario(context, scenario):
        if scenario.name == "after_scenario breaks": raise ValueError("no tear-down")
        if scenario.name == "after_scenario asserts": assert False, "no tear-down"

    def before_step(context, step):
        if context.scenario.name == "before_step breaks": raise ValueError("no step")
"""
JUNIT = {"passed": "passed", "failed": "failure", "broken": "error", "skipped": "skipped"}
CONSOLE = {"passed": "ok", "failed": "FAILED", "broken": "BROKEN", "skipped": "skipped"}
EXPECTED = {
    "it passes": ("passed", ""),
    "it fails": ("failed", "expected 1, got 2"),
    "the check has a type of its own": ("failed", "expected 1, got 2"),
    "a step breaks": ("broken", "KeyError: 'no such field'"),
    "a step has no definition": ("broken", 'no step definition matches "Given nobody wrote this"'),
    "a step is pending": ("broken", "not yet"),
    "a step exits": ("broken", "the step called sys.exit(0)"),
    "before_scenario breaks": ("broken", "HOOK-ERROR in before_scenario: ValueError: no set-up"),
    "after_scenario breaks": ("broken", "HOOK-ERROR in after_scenario: ValueError: no tear-down"),
    "after_scenario asserts": ("broken", "HOOK-ERROR in after_scenario: AssertionError: no tear-down"),
    "before_step breaks": ("broken", "ValueError: no step"),
    "a clean-up breaks": ("broken", "CLEANUP-ERROR: RuntimeError: record 42 was left behind"),
    "it fails and then a clean-up breaks": ("broken", "record 42 was left behind"),
    "it is skipped by a hook": ("skipped", "not today"),
    "it is skipped by a step": ("skipped", "not in this environment"),
    "it is skipped for no reason": ("skipped", ""),
    "it fails under a rule": ("failed", "expected 1, got 2"),
    "it fails as a row (wrong)": ("failed", "expected 1, got 2"),
}


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
    name = scenario.replace(" (wrong)", "")
    line = next(line for line in run.console.splitlines() if line.startswith("  ") and f" s  {name}" in line)
    assert line.split()[0] == CONSOLE[status]
    assert reason in run.console


def test_no_report_has_more_or_less_than_the_selected_scenarios(run: Result) -> None:
    assert len(run.allure_results) == len(EXPECTED)
    assert len(run.junit) == len(EXPECTED)
    assert "18 scenarios: 1 passed, 4 failed, 10 broken, 3 skipped in" in run.console


@pytest.mark.parametrize("scenario", EXPECTED)
def test_the_exit_code_of_a_run_with_only_this_scenario_agrees(tmp_path: Path, scenario: str) -> None:
    status, _ = EXPECTED[scenario]
    name = scenario.replace(" (wrong)", "")
    alone = run_behave(
        tmp_path, {"endings.feature": FEATURE}, STEPS, ENVIRONMENT, (f"--name=^{name}( --|$)",)
    )
    assert alone.exit_code == int(status in {"failed", "broken"})
    assert [result["status"] for result in alone.allure_results] == [status]


def test_a_reason_that_combines_a_step_and_a_clean_up_has_both(run: Result) -> None:
    message = run.allure["it fails and then a clean-up breaks"]["statusDetails"]["message"]
    assert "expected 1, got 2" in message
    assert "record 42 was left behind" in message
