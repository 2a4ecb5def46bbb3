"""The verdict on a scenario whose step failed and whose teardown broke, in this process and in another."""

import pickle

import pytest
from behave.model import Scenario
from behave.model_type import Status
from behave.parser import parse_feature

from support.evidence.verdicts import BROKEN_OFF, Verdict, explanation, verdict
from support.running.parallel.outcome import apply, outcome_of

WRONG = AssertionError("expected 1, got 2")
LEFT = "HOOK-ERROR in after_scenario: LeftBehind: not cleaned up after the scenario: 42"
CLEANUP = "CLEANUP-ERROR: RuntimeError: left"


def a_scenario(tags: str = "") -> Scenario:
    text = f"Feature: F\n  {tags}\n  Scenario: S\n    Given one\n    When two\n    Then three\n"
    [scenario] = parse_feature(text, filename="features/f.feature").walk_scenarios()
    assert isinstance(scenario, Scenario)
    return scenario


def ended(
    error: Exception,
    said: str | None,
    at: int = 0,
    tags: str = "",
    status: Status = Status.hook_error,
) -> Scenario:
    """A scenario with a step that raised, and what was said of its teardown."""
    scenario = a_scenario(tags)
    step = scenario.steps[at]
    step.store_exception_context(error)
    step.status = Status.failed if isinstance(error, AssertionError) else Status.error
    scenario.error_message, scenario.hook_failed = said, status is Status.hook_error
    scenario.set_status(status)
    return scenario


def of_another_process(scenario: Scenario, tags: str = "") -> Scenario:
    other = a_scenario(tags)
    apply(pickle.loads(pickle.dumps(outcome_of(scenario))), other)
    return other


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (LEFT, Status.hook_error),
        (CLEANUP, Status.cleanup_error),
        ("HOOK-ERROR in after_tag(tag=smoke): ValueError: no tear-down", Status.hook_error),
        (f"{LEFT}\n{CLEANUP}", Status.hook_error),
    ],
    ids=["hook", "clean-up", "hook of a tag", "both"],
)
def test_a_wrong_answer_stays_one_whatever_breaks_afterwards(said: str, status: Status) -> None:
    scenario = ended(WRONG, said, status=status)
    for each in (scenario, of_another_process(scenario)):
        assert verdict(each) is Verdict.FAILED
        assert explanation(each) == f"expected 1, got 2\n{said}"


def test_a_wrong_answer_stays_one_when_a_hook_is_broken_off_afterwards() -> None:
    scenario = ended(WRONG, None)
    assert verdict(scenario) is Verdict.FAILED
    assert explanation(scenario) == f"expected 1, got 2\n{BROKEN_OFF}"


def test_what_broke_stays_broken_and_the_clean_up_is_told_first() -> None:
    scenario = ended(KeyError("no such field"), LEFT)
    assert verdict(scenario) is Verdict.BROKEN
    assert explanation(scenario) == f"{LEFT}\nKeyError: 'no such field'"


def test_an_error_that_is_none_of_the_teardown_outweighs_a_wrong_answer() -> None:
    assert verdict(ended(WRONG, "the worker died")) is Verdict.BROKEN


def test_after_a_known_defect_the_clean_up_is_what_is_wrong() -> None:
    tags = "@known-defect @API-BUG-01"
    scenario = ended(WRONG, LEFT, at=2, tags=tags)
    for each in (scenario, of_another_process(scenario, tags)):
        assert verdict(each) is Verdict.BROKEN
        assert explanation(each) == f"{LEFT}\nexpected 1, got 2"


def test_before_a_known_defect_a_wrong_answer_is_one() -> None:
    scenario = ended(WRONG, LEFT, at=0, tags="@known-defect @API-BUG-01")
    assert verdict(scenario) is Verdict.FAILED
