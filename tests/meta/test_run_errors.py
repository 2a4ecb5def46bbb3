"""What goes wrong outside every scenario is red in every report too."""

from pathlib import Path

import pytest

from tests.meta.behave_run import Result, run_behave

STEPS = """
    from behave import step

    @step("all is well")
    def well(context): pass
"""
FEATURES = {
    "one.feature": """
        Feature: Its set-up breaks
          Scenario: it cannot begin
            Given all is well
          Scenario Outline: nor can a row
            Given all <how> well
            Examples:
              | how |
              | is  |
          @not-wanted
          Scenario: not selected
            Given all is well
    """,
    "two.feature": """
        Feature: Its tear-down breaks
          Scenario: it passes before the tear-down
            Given all is well
    """,
    "three.feature": """
        Feature: Its clean-up breaks
          Scenario: it passes before the clean-up
            Given all is well
          Rule: Broken set-up
            Scenario: it cannot begin under the rule
              Given all is well
    """,
}
ENVIRONMENT = """
    def left(what):
        raise RuntimeError(f"left behind after {what}")

    def before_all(context):
        context.add_cleanup(left, "the run")

    def before_feature(context, feature):
        if feature.name == "Its set-up breaks": raise ValueError("no set-up")
        if feature.name == "Its clean-up breaks": context.add_cleanup(left, "the feature")

    def after_feature(context, feature):
        if feature.name == "Its tear-down breaks": raise ValueError("no tear-down")

    def before_rule(context, rule):
        raise ValueError("no rule")

    def after_all(context):
        raise ValueError("no end")
"""
BROKEN = {
    "it cannot begin": "HOOK-ERROR in before_feature: ValueError: no set-up",
    "nor can a row (is)": "HOOK-ERROR in before_feature: ValueError: no set-up",
    "it cannot begin under the rule": "HOOK-ERROR in before_rule: ValueError: no rule",
}
PASSED = ["it passes before the tear-down", "it passes before the clean-up"]
RUN_ERRORS = {
    "Feature Its tear-down breaks": "HOOK-ERROR in after_feature: ValueError: no tear-down",
    'clean-up after the feature "Its clean-up breaks"': "RuntimeError: left behind after the feature",
    "after_all": "ValueError: no end",
    "clean-up after the run": "RuntimeError: left behind after the run",
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("run_errors")
    return run_behave(folder, FEATURES, STEPS, ENVIRONMENT, ("--tags=not @not-wanted",))


@pytest.mark.parametrize("scenario", BROKEN)
def test_a_scenario_that_a_hook_kept_from_running_is_broken_everywhere(run: Result, scenario: str) -> None:
    reason = BROKEN[scenario]
    assert run.allure[scenario]["status"] == "broken"
    assert run.allure[scenario]["statusDetails"]["message"] == reason
    assert [step["status"] for step in run.allure[scenario]["steps"]] == ["skipped"]
    name = scenario.replace(" (is)", " -- @1.1 ")
    assert run.junit[name] == "error"
    assert run.junit_messages[name] == reason
    assert f"BROKEN    0.00 s  {scenario}" in run.console


@pytest.mark.parametrize("scenario", PASSED)
def test_a_scenario_that_had_passed_by_then_stays_passed(run: Result, scenario: str) -> None:
    assert run.allure[scenario]["status"] == "passed"
    assert run.junit[scenario] == "passed"


@pytest.mark.parametrize("where", RUN_ERRORS)
def test_an_error_outside_every_scenario_is_in_every_report(run: Result, where: str) -> None:
    message = RUN_ERRORS[where]
    assert f"{where}: {message}" in run.global_errors
    assert run.junit[where] == "error"
    assert run.junit_messages[where] == message
    assert f"BROKEN  {where}: {message}" in run.console


def test_nothing_more_is_reported(run: Result) -> None:
    assert run.exit_code == 1
    assert len(run.allure_results) == len(BROKEN) + len(PASSED)
    assert len(run.global_errors) == len(RUN_ERRORS)
    assert len(run.junit) == len(BROKEN) + len(PASSED) + len(RUN_ERRORS)
    assert "5 scenarios: 2 passed, 3 broken, 4 outside any scenario in" in run.console


@pytest.mark.parametrize(
    ("environment", "where", "message"),
    [
        (
            "def before_all(context): raise ValueError('no start')",
            "before_all",
            "ValueError: no start",
        ),
        ("def after_all(context): raise ValueError('no end')", "after_all", "ValueError: no end"),
        (
            "def after_feature(context, feature): raise ValueError('no tear-down')",
            "Feature Its tear-down breaks",
            "HOOK-ERROR in after_feature: ValueError: no tear-down",
        ),
    ],
)
def test_one_such_error_alone_makes_the_run_red(
    tmp_path: Path, environment: str, where: str, message: str
) -> None:
    alone = run_behave(tmp_path, {"two.feature": FEATURES["two.feature"]}, STEPS, environment)
    assert alone.exit_code == 1
    assert alone.global_errors == [f"{where}: {message}"]
    assert alone.junit[where] == "error"
    assert f"BROKEN  {where}: {message}" in alone.console


def test_scenarios_that_a_failed_start_left_unrun_are_not_called_passed(tmp_path: Path) -> None:
    environment = "def before_all(context): raise ValueError('no start')"
    run = run_behave(tmp_path, {"two.feature": FEATURES["two.feature"]}, STEPS, environment)
    assert run.allure_results == []
    assert run.junit["it passes before the tear-down"] == "skipped"
    assert run.junit_messages["it passes before the tear-down"].startswith("not run")
    assert "1 scenario: 1 not run, 1 outside any scenario" in run.console
