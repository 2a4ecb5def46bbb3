"""Trying scenarios again that are tagged as flaky: `@flaky`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from behave.formatter.base import Formatter, StreamOpener
from behave.model import Feature, Scenario
from behave.runner import Runner

from support.evidence.allure import AllureFormatter
from support.evidence.first_reader import FirstReader
from support.evidence.flaky import (
    Attempt,
    PassedAtNoAttempt,
    earlier_attempts,
    keep_attempts,
    may_be_tried_again,
)
from support.evidence.redaction import redact
from support.evidence.verdicts import culprit, explanation, failed_to_clean_up, verdict
from support.running.replay import replay_scenario

SEE_EVERY_ATTEMPT = (FirstReader, AllureFormatter)
"""All other formatters are told of the last attempt only, when it has ended."""


def try_again(runner: Runner, retries: int) -> None:
    """Let a runner try flaky scenarios again while they are red, `retries` times at most.

    To be called when recording has begun and no feature has.
    """
    if retries:
        runner.formatters.append(_Retrying(runner, retries))


class _Retrying(Formatter):
    """Stands behind all other formatters: each attempt is to have what they do to a scenario.

    Hooks and clean-ups are run in every attempt.
    """

    name = "retrying"

    def __init__(self, runner: Runner, retries: int) -> None:
        super().__init__(StreamOpener(stream=sys.stdout), runner.config)
        self._retries = retries

    def feature(self, feature: Feature) -> None:
        """Watch over the flaky scenarios of a feature."""
        for scenario in feature.walk_scenarios():
            if may_be_tried_again(scenario):
                tried: Any = partial(self._try, scenario, scenario.run)
                scenario.run = tried

    def _try(self, scenario: Scenario, run: Any, runner: Any) -> bool:
        """Run the scenario until it is not red; true when it failed the run."""
        if not scenario.should_run(runner.config):
            return bool(run(runner))
        with _telling_in_the_end(runner, scenario):
            for _ in range(self._retries):
                before = _failures(runner)
                if not run(runner):
                    return False
                if runner.aborted or _is_final(scenario):
                    return True
                _take_back(runner, before)
                _begin_again(scenario)
            return bool(run(runner))


@contextmanager
def _telling_in_the_end(runner: Any, scenario: Scenario) -> Iterator[None]:
    """Tell most formatters nothing while the block runs, and of the scenario as it is then."""
    every = runner.formatters
    runner.formatters = [each for each in every if isinstance(each, SEE_EVERY_ATTEMPT)]
    try:
        yield
    finally:
        runner.formatters = every
    for formatter in every:
        if not isinstance(formatter, SEE_EVERY_ATTEMPT):
            replay_scenario(scenario, formatter, runner.config)


def _is_final(scenario: Scenario) -> bool:
    """Whether no later attempt makes up for this one: something may have been left, or it was skipped."""
    return failed_to_clean_up(scenario) or isinstance(scenario.exception, PassedAtNoAttempt)


def _failures(runner: Any) -> tuple[int, int, bool]:
    """What behave counts as it goes, and fails a run for in the end whatever the scenarios say."""
    return runner.hook_failures, len(runner.undefined_steps), runner.context.failed


def _take_back(runner: Any, before: tuple[int, int, bool]) -> None:
    """Forget what an attempt has added."""
    runner.hook_failures, undefined, failed = before
    del runner.undefined_steps[undefined:]
    runner.context._set_root_attribute("failed", failed)


def _begin_again(scenario: Scenario) -> None:
    """Keep what became of the scenario as an earlier attempt, and let it be as new."""
    before, step, row = earlier_attempts(scenario), culprit(scenario), scenario._row
    error = scenario.exception or (step.exception if step else None)
    attempt = Attempt(len(before) + 1, verdict(scenario), redact(explanation(scenario)), type(error).__name__)
    scenario.reset()  # which also takes from a row its place among the examples
    scenario._row = row
    keep_attempts(scenario, (*before, attempt))
