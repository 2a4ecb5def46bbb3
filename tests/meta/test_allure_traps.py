"""What allure-behave gets wrong is right with ours; and each thing we put right is still wrong without us.

A failure of the second kind is good news: allure-behave has learnt it, and our own code for it can go.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from tests.meta.behave_run import Result, run_behave

STEPS = """
    import allure
    from behave import step

    def left_behind(): raise RuntimeError("left behind")

    @step("all is well")
    def well(context): allure.dynamic.parameter("supplier", "EMIS", excluded=True)

    @step("a number {n}")
    def number(context, n): pass

    @step("several lines")
    @step("a table")
    def table(context): pass

    @step("a clean-up that will break")
    def leaves(context): context.add_cleanup(left_behind)
"""
ENVIRONMENT = """
    import allure

    def before_all(context):
        if "attach" in context.config.userdata: allure.attach("preflight", name="preflight")

    def before_feature(context, feature):
        if feature.name == "Broken": raise ValueError("no set-up")

    def before_scenario(context, scenario):
        if scenario.name == "before breaks": raise ValueError("no set-up")
        if scenario.name == "skipped": scenario.skip("not today")

    def after_scenario(context, scenario):
        if scenario.name == "after breaks": raise ValueError("no tear-down")
"""
HOOKS = """
    @owner:jane @epic:Recording
    Feature: Hooks
      @requirement:REQ-1 @issue:PAY-1 @severity:blocker
      Scenario: passes
        Given all is well
      Scenario: before breaks
        Given all is well
      Scenario: after breaks
        Given all is well
      Scenario: clean-up breaks
        Given a clean-up that will break
      Scenario: skipped
        Given all is well
      @not-wanted
      Scenario: not selected
        Given all is well
"""
RULES = """
    Feature: Rules
      @EVT-30 @critical
      Rule: First
        @API-CREATE-05
        Scenario: twin
          Given all is well
      Rule: Second
        Scenario: twin
          Given a table
            | field | value |
            | a     | b     |
        Scenario: with a doc string
          Given several lines
            '''
            some
            text
            '''
""".replace("'''", '"""')
ROWS = """
    Feature: Rows
      Scenario Outline: counts
        Given a number <n>
        Examples: small
          | n |
          | 1 |
          | 2 |
          | 2 |
        Examples: again
          | n |
          | 1 |
"""
MORE_ROWS = ROWS.replace(
    "| n |\n          | 1 |\n          | 2 |", "| n |\n          | 0 |\n          | 1 |\n          | 2 |"
)
FEATURES = {
    "hooks.feature": HOOKS,
    "deep/er/rules.feature": RULES,
    "rows.feature": ROWS,
    "broken.feature": "Feature: Broken\n  Scenario: never begun\n    Given all is well\n",
}
ARGS = (
    "--tags=not @not-wanted",
    "--show-skipped",
    "-DAllureFormatter.issue_pattern=https://issues.test/{}",
    "-DAllureFormatter.tms_pattern=https://requirements.test/{}",
)


class Runs(NamedTuple):
    first: Result
    with_more_rows: Result
    elsewhere: Result
    attaching: Result


@pytest.fixture(scope="module", params=["ours", "stock"])
def which(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def runs(which: str, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    def run(features: dict[str, str], *args: str) -> Result:
        folder = tmp_path_factory.mktemp(which)
        return run_behave(folder, features, STEPS, ENVIRONMENT, (*ARGS, *args), stock=which == "stock")

    rows = {"rows.feature": ROWS}
    return Runs(
        run(FEATURES),
        run({"rows.feature": MORE_ROWS}),
        run(rows, "-DAllureFormatter.environment=int"),
        run(rows, "-Dattach=yes"),
    )


def status(name: str) -> Callable[[Runs], Any]:
    return lambda runs: runs.first.allure.get(name, {}).get("status")


def message(name: str) -> Callable[[Runs], Any]:
    return lambda runs: runs.first.allure.get(name, {}).get("statusDetails", {}).get("message")


def labels(name: str, kind: str) -> Callable[[Runs], Any]:
    def read(runs: Runs) -> list[str]:
        found = runs.first.allure.get(name, {}).get("labels", [])
        return sorted(label["value"] for label in found if label["name"] == kind)

    return read


def links(runs: Runs) -> dict[str, str]:
    return {link["type"]: link["url"] for link in runs.first.allure["passes"].get("links", [])}


def histories(result: Result) -> set[str]:
    return {each["historyId"] for each in result.allure_results if "counts" in each["fullName"]}


def twins(runs: Runs) -> list[dict[str, Any]]:
    return [each for each in runs.first.allure_results if each["name"] == "twin"]


def attached(step: str) -> Callable[[Runs], Any]:
    """The words of what is attached to the first step of a scenario, which is called so."""

    def read(runs: Runs) -> list[str] | None:
        steps = [each["steps"][0] for each in runs.first.allure_results if each.get("steps")]
        sources = [found["attachments"][0]["source"] for found in steps if found["name"] == step]
        return runs.first.attachment(sources[-1]).split() if sources else None

    return read


class Trap(NamedTuple):
    look: Callable[[Runs], Any]
    right: Any
    without_us: Any


TRAPS = {
    "scenarios under rules have results": Trap(lambda runs: len(twins(runs)), 2, 0),
    "a table under a rule does no harm": Trap(
        lambda runs: runs.first.junit.get("with a doc string"), "passed", None
    ),
    "a table under a rule is attached": Trap(attached("Given a table"), ["field,value", "a,b"], None),
    "a doc string under a rule is attached": Trap(attached("Given several lines"), ["some", "text"], None),
    "equal names under two rules differ": Trap(
        lambda runs: len({each["historyId"] for each in twins(runs)}), 2, 0
    ),
    "tags of a rule become labels": Trap(
        lambda runs: sorted(
            label["value"] for each in twins(runs) for label in each["labels"] if label["name"] == "tag"
        ),
        ["API-CREATE-05", "EVT-30"],
        [],
    ),
    "a failing before_scenario breaks the result": Trap(status("before breaks"), "broken", "skipped"),
    "a failing after_scenario breaks the result": Trap(status("after breaks"), "broken", "passed"),
    "a failing clean-up breaks the result": Trap(status("clean-up breaks"), "broken", "passed"),
    "a failing before_feature breaks the results": Trap(status("never begun"), "broken", None),
    "a skip has its reason": Trap(message("skipped"), "not today", None),
    "a deselected scenario has no result": Trap(status("not selected"), None, "skipped"),
    "severity:… is a severity": Trap(labels("passes", "severity"), ["blocker"], ["normal"]),
    "owner:… is a label": Trap(labels("passes", "owner"), ["jane"], []),
    "epic:… is a label": Trap(labels("passes", "epic"), ["Recording"], []),
    "requirements and issues are links": Trap(
        links, {"issue": "https://issues.test/PAY-1", "tms": "https://requirements.test/REQ-1"}, {}
    ),
    "folders are suites": Trap(labels("with a doc string", "parentSuite"), ["Deep / Er"], []),
    "folders are epics": Trap(labels("with a doc string", "epic"), ["Deep"], []),
    "features are suites": Trap(labels("passes", "suite"), ["Hooks"], []),
    "rules are stories": Trap(labels("with a doc string", "story"), ["Second"], []),
    "histories stay when a row is put in front": Trap(
        lambda runs: len(histories(runs.first) & histories(runs.with_more_rows)), 4, 2
    ),
    "histories differ by environment": Trap(
        lambda runs: len(histories(runs.first) & histories(runs.elsewhere)), 0, 4
    ),
    "something can be attached before the first scenario": Trap(
        lambda runs: len(runs.attaching.allure_results), 4, 0
    ),
    "a parameter given by a step is shown": Trap(
        lambda runs: runs.first.allure["passes"].get("parameters"),
        [{"name": "supplier", "value": "EMIS", "excluded": True}],
        None,
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_trap(runs: Runs, which: str, trap: str) -> None:
    look, right, without_us = TRAPS[trap]
    if which == "ours":
        assert look(runs) == right
    else:
        assert look(runs) == without_us, f"allure-behave has changed: {trap}"


def test_each_row_has_a_history_of_its_own_and_equal_rows_too(runs: Runs) -> None:
    assert len(histories(runs.first)) == 4


def test_results_of_an_earlier_run_are_gone_and_other_files_are_not(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    results = folder / "reports/allure-results"
    results.mkdir(parents=True)
    (results / "old-result.json").write_text("{}")
    (results / "history.jsonl").write_text("{}")
    (folder / "reports/junit").mkdir()
    (folder / "reports/junit/TESTS-old.xml").write_text("<testsuite/>")
    run = run_behave(folder, {"rows.feature": ROWS}, STEPS, ENVIRONMENT)
    assert len(run.allure_results) == 4
    assert (results / "history.jsonl").exists()
    assert not (folder / "reports/junit/TESTS-old.xml").exists()


def test_a_dry_run_reports_nothing_and_does_no_harm(tmp_path_factory: pytest.TempPathFactory) -> None:
    run = run_behave(tmp_path_factory.mktemp("dry"), FEATURES, STEPS, ENVIRONMENT, ("--dry-run",))
    assert run.exit_code == 0, run.console
    assert run.allure_results == []


def test_a_scenario_chosen_by_its_line_has_the_only_result(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("line")
    run = run_behave(folder, FEATURES, STEPS, ENVIRONMENT, ("features/hooks.feature:5",))
    assert run.exit_code == 0
    assert list(run.allure) == ["passes"]
    assert list(run.junit) == ["passes"]
    assert "1 scenario: 1 passed in" in run.console
