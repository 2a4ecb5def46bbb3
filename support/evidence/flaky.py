"""Scenarios that are known to pass only sometimes: `@flaky`.

A red one is tried again, as often as the settings say. If it passes then, it is flaky: it does not fail the
run, and every report says so and shows what it was red for. No scenario without the tag is tried again.
"""

import functools
from dataclasses import dataclass
from typing import Any

from behave.model import Scenario, Step
from behave.model_type import Status

from support.evidence import known_defects

TAG = "flaky"
_ATTEMPTS = "earlier_attempts"


@dataclass(frozen=True)
class Attempt:
    """A try that was red and was followed by another; secrets are masked already."""

    number: int
    """From 1."""
    verdict: str
    """`failed` or `broken`."""
    reason: str
    error: str
    """The name of the type of what was raised."""


class PassedAtNoAttempt(Exception):
    """A scenario that was red skipped itself when it was tried again."""


def may_be_tried_again(scenario: Scenario) -> bool:
    """Whether the scenario is tagged for it; a known defect, which fails as a rule, is not meant."""
    return TAG in scenario.effective_tags and known_defects.TAG not in scenario.effective_tags


def earlier_attempts(item: Scenario | Step) -> tuple[Attempt, ...]:
    """The attempts at a scenario before the one that it tells of; none for most, and for every step."""
    attempts: tuple[Attempt, ...] = getattr(item, _ATTEMPTS, ())
    return attempts


def again(scenario: Scenario) -> str:
    """`, attempt 2` of a scenario that has been tried before; empty for most."""
    attempts = earlier_attempts(scenario)
    return f", attempt {attempts[-1].number + 1}" if attempts else ""


def keep_attempts(scenario: Scenario, attempts: tuple[Attempt, ...]) -> None:
    """Let the scenario tell of its earlier attempts, too."""
    setattr(scenario, _ATTEMPTS, attempts)


def watch(scenario: Scenario) -> None:
    """Let nothing but passing make up for an attempt that was red."""
    if may_be_tried_again(scenario):
        settled: Any = functools.partial(_run_and_settle, scenario, scenario.run)
        scenario.run = settled  # type: ignore[method-assign]


def _run_and_settle(scenario: Scenario, run: Any, runner: Any) -> bool:
    """Run the scenario; true when it failed the run."""
    failed = bool(run(runner))
    attempts = earlier_attempts(scenario)
    if not attempts or scenario.status is not Status.skipped:
        return failed
    last = attempts[-1]
    why = f"skipped at attempt {last.number + 1}, but {last.verdict} at attempt {last.number}: {last.reason}"
    scenario.store_exception_context(PassedAtNoAttempt(why))
    scenario.error_message = why
    scenario.should_skip = False
    scenario.set_status(Status.error)
    return True
