"""Scenarios that state the right behaviour of a service which is known to be wrong there: `@known-defect`.

They are run like all others. As long as their check fails they do not fail the run; once it holds they do,
until the tag is removed: what has been mended stays mended.
"""

import functools
from typing import Any

from behave.model import Scenario
from behave.model_type import Status

TAG = "known-defect"
PART_OF_NAMES = "-BUG-"
"""What the tag that names the defect holds: `@API-BUG-01`."""


class KnownDefectGone(AssertionError):
    """The scenario of a known defect has passed."""


def watch(scenario: Scenario) -> None:
    """Settle what becomes of the scenario each time it is run, if it is about a known defect."""
    if TAG in scenario.effective_tags:
        settled: Any = functools.partial(_run_and_settle, scenario, scenario.run)
        scenario.run = settled  # type: ignore[method-assign]


def defect_of(scenario: Scenario) -> str:
    """`known defect API-BUG-01`, with the name that its tags give it."""
    names = sorted(tag for tag in scenario.effective_tags if PART_OF_NAMES in tag)
    return " ".join(["known defect", *names])


def _run_and_settle(scenario: Scenario, run: Any, runner: Any) -> bool:
    """Run the scenario; true when it failed the run."""
    run(runner)
    if scenario.status is Status.passed:
        scenario.store_exception_context(KnownDefectGone(f"the {defect_of(scenario)} is gone"))
        scenario.error_message = f"{scenario.exception}: fixed? Then remove the tag @{TAG}"
        scenario.set_status(Status.failed)
    elif scenario.status is Status.failed and _failed_at_a_check(scenario):
        scenario.set_status(Status.xfailed)
    return bool(scenario.status.has_failed())


def _failed_at_a_check(scenario: Scenario) -> bool:
    """A scenario that fails on its way to the check does not show the defect, whatever else it shows."""
    return any(step.status is Status.failed and step.step_type == "then" for step in scenario.all_steps)
