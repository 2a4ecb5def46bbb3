"""What became of a scenario, as plain data that a worker sends and the leader puts into its own model."""

from dataclasses import dataclass
from types import TracebackType
from typing import Any

from behave.capture import Captured
from behave.model import Scenario, Step
from behave.model_type import Status
from tblib import Traceback  # type: ignore[import-untyped]

from support.calls import Calls
from support.evidence.calls import calls_of, note_calls
from support.evidence.flaky import Attempt, earlier_attempts, keep_attempts
from support.evidence.verdicts import UndefinedStep

KINDS = (AssertionError, UndefinedStep)
"""The types of exceptions that make a difference to a verdict or its explanation."""


@dataclass(frozen=True)
class Raised:
    """An exception: not itself, for most cannot be pickled."""

    name: str
    text: str
    kind: type[Exception]
    trace: dict[str, Any] | None


@dataclass(frozen=True)
class Facts:
    """What behave keeps about a scenario or a step once it has ended; secrets are masked already."""

    status: str
    hook_failed: bool
    error_message: str | None
    raised: Raised | None
    captured: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Outcome:
    """All that became of a scenario."""

    scenario: Facts
    steps: tuple[tuple[Facts, float], ...]
    """What became of each, and how many seconds it took."""
    skipped: bool
    skip_reason: str | None
    calls: Calls
    earlier: tuple[Attempt, ...]
    """The attempts before, of which all were red."""


def outcome_of(scenario: Scenario) -> Outcome:
    """Describe a scenario that has been run."""
    return Outcome(
        scenario=_facts(scenario),
        steps=tuple((_facts(step), step.duration) for step in scenario.all_steps),
        skipped=scenario.should_skip,
        skip_reason=scenario.skip_reason,
        calls=calls_of(scenario),
        earlier=earlier_attempts(scenario),
    )


def apply(outcome: Outcome, scenario: Scenario) -> None:
    """Make a scenario that was not run here look as if it had been."""
    scenario.should_skip, scenario.skip_reason = outcome.skipped, outcome.skip_reason
    keep_attempts(scenario, outcome.earlier)
    for step, (facts, duration) in zip(scenario.all_steps, outcome.steps, strict=True):
        _apply(facts, step)
        step.status, step.duration = Status[facts.status], duration
    _apply(outcome.scenario, scenario)
    note_calls(scenario, outcome.calls)
    scenario.set_status(Status[outcome.scenario.status])


def _facts(item: Scenario | Step) -> Facts:
    return Facts(
        status=item.status.name,
        hook_failed=item.hook_failed,
        error_message=item.error_message,
        raised=_raised(item.exception, item.exc_traceback) if item.exception else None,
        captured=tuple(
            {name: getattr(part, name) for name in ("stdout", "stderr", "log", "name", "failed")}
            for part in item.captured.captures
        ),
    )


def _apply(facts: Facts, item: Any) -> None:
    item.hook_failed, item.error_message = facts.hook_failed, facts.error_message
    if facts.raised:
        item.exception = _stand_in(facts.raised)
        item.exc_traceback = item.exception.__traceback__
    item.captured.reset()
    for part in facts.captured:
        item.captured.add_captured(Captured(**part), use_merge=False)


def _raised(error: BaseException, trace: TracebackType | None) -> Raised:
    kind = next((each for each in KINDS if isinstance(error, each)), Exception)
    return Raised(type(error).__name__, str(error), kind, Traceback(trace).to_dict() if trace else None)


def _stand_in(raised: Raised) -> Exception:
    """An exception of the same name, text and kind, and with the same trace."""
    error: Exception = type(raised.name, (raised.kind,), {})(raised.text)
    return error.with_traceback(Traceback.from_dict(raised.trace).as_traceback() if raised.trace else None)
