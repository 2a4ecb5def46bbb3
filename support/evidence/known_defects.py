"""Scenarios that state the right behaviour of a service which is known to be wrong there: `@known-defect`.

They are run like all others. The defect is what the last step of a scenario checks. As long as that fails,
the scenario does not fail the run; once it holds it does, until the tag is removed: what has been mended
stays mended. A failure at any step before is no known one, and fails the run.
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


def shows_its_defect(scenario: Scenario) -> bool:
    """Whether the scenario is about a known defect, and failed at its last step, a check."""
    steps = list(scenario.all_steps)
    return TAG in scenario.effective_tags and any(
        step.status is Status.failed and step.step_type == "then" for step in steps[-1:]
    )


def _run_and_settle(scenario: Scenario, run: Any, runner: Any) -> bool:
    """Run the scenario; true when it failed the run."""
    run(runner)
    if scenario.status is Status.passed:
        scenario.store_exception_context(KnownDefectGone(f"the {defect_of(scenario)} is gone"))
        scenario.error_message = f"{scenario.exception}: fixed? Then remove the tag @{TAG}"
        scenario.set_status(Status.failed)
    elif scenario.status is Status.failed and shows_its_defect(scenario):
        scenario.set_status(Status.xfailed)
    return bool(scenario.status.has_failed())
