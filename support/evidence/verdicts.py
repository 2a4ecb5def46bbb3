"""What became of a scenario, and why: decided here once, for every report alike.

Failed means that the service is wrong: an assertion did not hold. Broken means that the test or its
environment is wrong: anything else that was raised, in a step, a hook or a clean-up. A wrong answer stays
one if the clean-up fails, too: often for the same reason. A known defect is a failure that is expected for
now, see `support.evidence.known_defects`; flaky is a scenario that passed only when it was tried again, see
`support.evidence.flaky`.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from behave.configuration import Configuration
from behave.model import Feature, Rule, Scenario, Step
from behave.model_type import Status

from support.evidence.flaky import earlier_attempts
from support.evidence.known_defects import defect_of, shows_its_defect
from support.evidence.selection import is_deselected

NO_REASON = "no reason given"
NOT_RUN_REASON = "not run: the run was stopped before"
BROKEN_OFF = "a hook was broken off, by Ctrl-C or an exit: what the scenario made may still be there"
"""What behave says nothing of, unlike other errors in hooks."""
CLEANUP_ERROR = "CLEANUP-ERROR: "
"""What the message of a clean-up that raised begins with."""
TEARDOWN_ERRORS = (CLEANUP_ERROR, "HOOK-ERROR in after_")
"""What the messages begin with of all that raises when the steps are over."""


class Verdict(StrEnum):
    """How a scenario or a step ended."""

    PASSED = "passed"
    FLAKY = "flaky"
    FAILED = "failed"
    BROKEN = "broken"
    KNOWN_DEFECT = "known defect"
    SKIPPED = "skipped"
    NOT_RUN = "not run"


class UndefinedStep(Exception):
    """No step definition matches a step."""


def verdict(item: Scenario | Step) -> Verdict:
    """Translate behave's status of a scenario or a step."""
    status = item.status
    if status is Status.xfailed:
        return Verdict.KNOWN_DEFECT
    if status.is_passed():
        return Verdict.FLAKY if earlier_attempts(item) else Verdict.PASSED
    if status.has_failed():
        return Verdict.FAILED if status.is_failure() or _failed_before_its_teardown(item) else Verdict.BROKEN
    return Verdict.SKIPPED if status is Status.skipped else Verdict.NOT_RUN


def culprit(scenario: Scenario) -> Step | None:
    """The step at which the scenario failed or broke, if it was a step."""
    return next((step for step in scenario.all_steps if step.status.has_failed()), None)


def explanation(scenario: Scenario) -> str:
    """Why the scenario did not pass; empty if it did."""
    return "\n".join(_reasons(scenario))


def failed_to_clean_up(scenario: Scenario) -> bool:
    """Whether a hook after the scenario or a clean-up raised, so that something may be left behind."""
    lines = (scenario.error_message or "").splitlines()
    return scenario.status.has_failed() and any(line.startswith(TEARDOWN_ERRORS) for line in lines)


def problem_of(step: Step) -> str:
    """What was raised in a step: the bare message of an assertion, else with the name of its type."""
    error = step.exception
    if error is None:
        return step.error_message or f"{step.status.name}, but nobody said why"
    text = str(error).strip()
    if text and isinstance(error, AssertionError | UndefinedStep):
        return text
    return f"{type(error).__name__}: {text or '(no message)'}"


def explain_undefined(step: Step) -> None:
    """Give an undefined step the error that behave leaves out, so that every report can say what is wrong."""
    if step.status.is_undefined() and step.exception is None:
        step.exception = UndefinedStep(f'no step definition matches "{step.keyword} {step.name}"')
        step.error_message = str(step.exception)


def settle(feature: Feature, config: Configuration) -> list[Feature | Rule]:
    """Break the scenarios that a failed `before_feature` or `before_rule` kept from running.

    Returns the feature and rules whose hook failed without keeping a scenario from running, which no
    scenario can tell: `after_feature` and the like.
    """
    unexplained = []
    for container in (feature, *feature.rules):
        if not container.hook_failed:
            continue
        stranded = [s for s in container.walk_scenarios() if _is_stranded(s, config)]
        for scenario in stranded:
            _break(scenario, container)
        if not stranded:
            unexplained.append(container)
    return unexplained


def note_cleanup_error(scenario: Scenario, message: str, error: Exception) -> None:
    """Keep what a clean-up of the scenario raised; behave itself only prints it."""
    if scenario.exception is None:
        scenario.store_exception_context(error)
    scenario.error_message = "\n".join(filter(None, (scenario.error_message, message)))


def _reasons(scenario: Scenario) -> Iterator[str]:
    match verdict(scenario):
        case Verdict.FLAKY:
            attempts = earlier_attempts(scenario)
            first, *others = (f"attempt {each.number} {each.verdict}: {each.reason}" for each in attempts)
            yield f"passed at attempt {len(attempts) + 1} only; {first}"
            yield from others
        case Verdict.SKIPPED:
            yield scenario.skip_reason or NO_REASON
        case Verdict.NOT_RUN:
            yield NOT_RUN_REASON
        case Verdict.KNOWN_DEFECT:
            step = culprit(scenario)
            yield f"{defect_of(scenario)}: {problem_of(step) if step else NO_REASON}"
        case Verdict.FAILED | Verdict.BROKEN as ending:
            reasons = [*_of_hooks_and_clean_ups(scenario), *_of_the_step(scenario)]
            if ending is Verdict.FAILED:  # by its step, which outweighs what went wrong afterwards
                reasons.reverse()
            yield from reasons or [f"{scenario.status.name}, but nobody said why"]


def _of_the_step(scenario: Scenario) -> Iterator[str]:
    if step := culprit(scenario):
        yield problem_of(step)


def _of_hooks_and_clean_ups(scenario: Scenario) -> Iterator[str]:
    if scenario.error_message:
        yield scenario.error_message
    elif scenario.hook_failed:
        yield BROKEN_OFF


def _failed_before_its_teardown(item: Scenario | Step) -> bool:
    """Whether a step failed, nothing but the teardown raised since, and the failure was not expected."""
    if not isinstance(item, Scenario):
        return False
    step = culprit(item)
    since = item.error_message or CLEANUP_ERROR  # nothing is said of a hook that was broken off
    return (
        step is not None
        and step.status.is_failure()
        and since.startswith(TEARDOWN_ERRORS)
        and not shows_its_defect(item)
    )


def _is_stranded(scenario: Scenario, config: Configuration) -> bool:
    return scenario.status is Status.untested and not is_deselected(scenario, config)


def _break(scenario: Scenario, container: Any) -> None:
    scenario.hook_failed = True
    scenario.exception = container.exception
    scenario.exc_traceback = container.exc_traceback
    scenario.error_message = container.error_message
    scenario.set_status(Status.hook_error)
