"""Verdicts in Allure's own terms."""

import traceback
from pathlib import Path
from typing import Any

import behave
from allure_commons.model2 import Status as AllureStatus
from allure_commons.model2 import StatusDetails
from behave.model import Scenario, Step

from support.evidence.verdicts import Verdict, culprit, explanation, problem_of, verdict

_BEHAVE = Path(behave.__file__).parent
_STATUS: dict[Verdict, str] = {
    Verdict.PASSED: AllureStatus.PASSED,
    Verdict.FLAKY: AllureStatus.PASSED,  # and marked as flaky
    Verdict.FAILED: AllureStatus.FAILED,
    Verdict.BROKEN: AllureStatus.BROKEN,
    Verdict.KNOWN_DEFECT: AllureStatus.FAILED,  # and marked as known
    Verdict.SKIPPED: AllureStatus.SKIPPED,
    Verdict.NOT_RUN: AllureStatus.SKIPPED,
}


def status_of(item: Scenario | Step) -> str:
    """What Allure calls the verdict on a scenario or a step."""
    return _STATUS[verdict(item)]


def scenario_details(scenario: Scenario) -> StatusDetails | None:
    """Message and trace of a scenario that did not pass, or not at once."""
    message = explanation(scenario)
    if not message:
        return None
    ending = verdict(scenario)
    step = culprit(scenario)
    # A wrong answer comes before what the clean-up raised after it.
    origin = step if step and (ending is Verdict.FAILED or not scenario.exception) else scenario
    return StatusDetails(
        message=message,
        trace=trace_of(origin.exception),
        known=ending is Verdict.KNOWN_DEFECT or None,
        flaky=ending is Verdict.FLAKY or None,
    )


def step_details(step: Step) -> StatusDetails | None:
    """Message and trace of a step that did not pass."""
    if not step.status.has_failed():
        return None
    return StatusDetails(message=problem_of(step), trace=trace_of(step.exception))


def trace_of(error: BaseException | None) -> str | None:
    """The trace without behave's own frames at its head, causes included."""
    if error is None or error.__traceback__ is None:
        return None
    whole: Any = traceback.TracebackException.from_exception(error)
    ours = [frame for frame in whole.stack if not Path(frame.filename).is_relative_to(_BEHAVE)]
    whole.stack = traceback.StackSummary.from_list(ours)
    return "".join(whole.format())
