"""What became of a scenario survives its way from one process to another."""

import pickle
import traceback
from typing import Any

import pytest
from behave.capture import Captured
from behave.model import Feature, Scenario
from behave.model_type import Status
from behave.parser import parse_feature

from support.evidence.verdicts import UndefinedStep, Verdict, explanation, problem_of, verdict
from support.running.parallel.outcome import apply, outcome_of

TEXT = "Feature: F\n  Scenario: S\n    Given one\n    And two\n"


class Odd(Exception):
    """Cannot be pickled and unpickled as most exceptions can."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


class Mismatch(AssertionError):
    pass


def parsed() -> tuple[Feature, Scenario]:
    feature = parse_feature(TEXT, filename="features/f.feature")
    return feature, feature.walk_scenarios()[0]


def sent(scenario: Scenario) -> Scenario:
    """The scenario of another process, after it has been told."""
    _, other = parsed()
    apply(pickle.loads(pickle.dumps(outcome_of(scenario))), other)
    return other


def fail(item: Any, error: Exception, status: Status) -> None:
    try:
        raise error
    except Exception as raised:
        item.store_exception_context(raised)
    item.error_message = f"ERROR: {error}"
    item.status = status


@pytest.mark.parametrize(
    ("error", "status", "verdict_expected"),
    [
        (AssertionError("expected 1, got 2"), Status.failed, Verdict.FAILED),
        (Mismatch("expected 1, got 2"), Status.failed, Verdict.FAILED),
        (KeyError("no such field"), Status.error, Verdict.BROKEN),
        (Odd(1, 2), Status.error, Verdict.BROKEN),
        (UndefinedStep("nobody wrote this"), Status.undefined, Verdict.BROKEN),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_a_failed_step_is_explained_alike(
    error: Exception, status: Status, verdict_expected: Verdict
) -> None:
    _, scenario = parsed()
    fail(scenario.steps[1], error, status)
    scenario.steps[0].status = Status.passed
    scenario.steps[0].duration = 0.25
    other = sent(scenario)
    assert [step.status for step in other.steps] == [Status.passed, status]
    assert other.duration == 0.25
    assert problem_of(other.steps[1]) == problem_of(scenario.steps[1])
    assert verdict(other) is verdict_expected
    assert explanation(other) == explanation(scenario)


def test_a_failed_hook_keeps_its_trace() -> None:
    _, scenario = parsed()
    try:
        raise ValueError("no set-up")
    except ValueError as raised:
        scenario.store_exception_context(raised)
    scenario.hook_failed, scenario.error_message = True, "HOOK-ERROR"
    scenario.set_status(Status.hook_error)
    other = sent(scenario)
    assert other.hook_failed
    assert verdict(other) is Verdict.BROKEN
    [line] = traceback.format_tb(other.exc_traceback)
    assert "test_outcome.py" in line
    assert 'raise ValueError("no set-up")' in line


def test_a_skipped_scenario_keeps_its_reason() -> None:
    _, scenario = parsed()
    scenario.skip("not today")
    other = sent(scenario)
    assert (other.status, other.should_skip, other.skip_reason) == (Status.skipped, True, "not today")


def test_what_was_captured_is_kept_apart_by_its_origin() -> None:
    _, scenario = parsed()
    scenario.steps[0].status = scenario.steps[1].status = Status.passed
    scenario.captured.add_captured(Captured(stdout="out", stderr="err", log="log", name="one"))
    scenario.captured.add_captured(Captured(stdout="more", name="two", failed=True))
    other = sent(scenario)
    assert other.captured.make_report() == scenario.captured.make_report()
    assert other.captured.failed
