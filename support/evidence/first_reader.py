"""The formatter before all others, so that they read a model which is settled and holds no secret."""

import functools
import sys
from collections.abc import Callable
from typing import Any

from behave.configuration import Configuration
from behave.formatter.base import Formatter, StreamOpener
from behave.model import Feature, Rule, Scenario, Step
from behave.model_type import Status

from support.evidence import flaky, known_defects
from support.evidence.censor import clean
from support.evidence.run_errors import RunErrors
from support.evidence.run_log import RunLog
from support.evidence.selection import is_deselected
from support.evidence.verdicts import NO_REASON, explain_undefined, settle


class StepExited(Exception):
    """A step called `sys.exit`, which would have ended the run there and then with the step's own code."""


class FirstReader(Formatter):
    """Says what behave leaves unsaid, and masks secrets before anybody else reads them; prints nothing."""

    def __init__(self, config: Configuration, errors: RunErrors, log: RunLog) -> None:
        """Record in `errors` what a hook raised when no scenario can tell it, and each scenario in `log`."""
        super().__init__(StreamOpener(stream=sys.stdout), config)
        self._errors = errors
        self._log = log
        self._feature: Feature | None = None
        self._current: Scenario | None = None

    def feature(self, feature: Feature) -> None:
        """Begin a feature; before any other formatter, so that all see what becomes of a known defect."""
        self._feature = feature
        if not self.config.dry_run:
            for scenario in feature.walk_scenarios():
                known_defects.watch(scenario)
                flaky.watch(scenario)

    def rule(self, _rule: Rule) -> None:
        """End the scenario before the rule."""
        self._end_scenario()

    def scenario(self, scenario: Scenario) -> None:
        """Begin a scenario, which ends the one before."""
        self._end_scenario()
        if not is_deselected(scenario, self.config):
            self._log.heading(f"{scenario.location}  {scenario.name}{flaky.again(scenario)}")
            self._current = scenario

    def match(self, match: Any) -> None:
        """Keep the step that is about to run from ending the process."""
        if match.func is not None:
            match.func = _without_exit(match.func)

    def result(self, step: Step) -> None:
        """Complete and clean what is known about a step."""
        explain_undefined(step)
        clean(step)

    def eof(self) -> None:
        """End a feature."""
        self._end_scenario()
        if self._feature is None:
            return
        for container in settle(self._feature, self.config):
            where = f"{container.keyword} {container.name}"
            self._errors.record(where, container.error_message or "a hook failed, but nobody said why")
        for item in (self._feature, *self._feature.rules, *self._feature.walk_scenarios()):
            clean(item)
        self._feature = None

    def _end_scenario(self) -> None:
        scenario, self._current = self._current, None
        if scenario is None:
            return
        if scenario.status is Status.skipped and not scenario.skip_reason:
            scenario.skip_reason = NO_REASON
        clean(scenario)


def _without_exit(step_function: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(step_function)
    def guarded(*args: Any, **kwargs: Any) -> None:
        try:
            step_function(*args, **kwargs)
        except SystemExit as error:
            raise StepExited(f"the step called sys.exit({error.code!r})") from error

    return guarded
