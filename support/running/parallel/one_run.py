"""The reports of a run whose scenarios ran in many processes: the same as if they had run in one."""

from typing import Any

from behave.model import Feature
from behave.model_type import Status
from behave.runner import Runner

from support.evidence.allure import AllureFormatter
from support.evidence.console import ConsoleFormatter
from support.evidence.first_reader import FirstReader
from support.evidence.run_errors import RunError, RunErrors
from support.evidence.selection import is_deselected
from support.running.parallel.excerpt import excerpt
from support.running.parallel.outcome import Outcome, apply
from support.running.parallel.plan import Planned
from support.running.replay import replay


class WorkerDied(Exception):
    """The process that ran a scenario is gone, and what the scenario found with it."""


class OneRun:
    """Puts outcomes into the leader's model, and tells its formatters and reporters.

    The console is told as scenarios end. Allure's formatter listens in the workers, and is told here only
    what no worker lived to tell. All others are told in the end, in the order of the files.
    """

    def __init__(self, runner: Runner, errors: RunErrors) -> None:
        """Tell the formatters and reporters of `runner`, and keep errors that belong to no scenario."""
        self._runner = runner
        self._errors = errors
        self._red = False

    @property
    def red(self) -> bool:
        """Whether anything was found that makes the run fail."""
        return self._red or bool(self._errors.all)

    def ended(self, planned: Planned, outcome: Outcome) -> None:
        """Take in what a worker says of a scenario."""
        apply(outcome, planned.scenario)
        undefined = [step for step in planned.scenario.all_steps if step.status.is_undefined()]
        self._runner.undefined_steps.extend(undefined)
        self._tell_console(planned)

    def lost(self, planned: Planned, reason: str) -> None:
        """Break a scenario that no worker lived to tell of."""
        scenario = planned.scenario
        scenario.hook_failed, scenario.exception, scenario.error_message = True, WorkerDied(reason), reason
        scenario.set_status(Status.hook_error)
        self._tell_allure(planned)
        self._tell_console(planned)

    def noticed(self, error: RunError) -> None:
        """Keep an error that belongs to no scenario."""
        self._errors.add(error)

    def close(self) -> None:
        """Tell all others, when there is nothing more to come."""
        live = (FirstReader, AllureFormatter, ConsoleFormatter)
        for feature in self._runner.features:
            self._settle(feature)
            for formatter in self._runner.formatters:
                if not isinstance(formatter, live):
                    replay(feature, formatter, self._runner.config)
            for reporter in self._runner.config.reporters:
                reporter.feature(feature)
        for formatter in self._runner.formatters:
            formatter.close()
        for reporter in self._runner.config.reporters:
            reporter.end()

    def _settle(self, feature: Feature) -> None:
        """Let the feature and its parts have the status that follows from its scenarios."""
        parts: list[Any] = [feature, *feature.rules, *feature.iter_scenario_outlines()]
        for part in parts:
            part.clear_status()
        for scenario in feature.walk_scenarios():
            if is_deselected(scenario, self._runner.config):
                scenario.mark_skipped()

    def _tell_console(self, planned: Planned) -> None:
        self._red |= planned.scenario.status.has_failed()
        for formatter in self._runner.formatters:
            if isinstance(formatter, ConsoleFormatter):
                formatter.feature(excerpt(planned.feature, planned.scenario))
                formatter.scenario(planned.scenario)
                formatter.eof()

    def _tell_allure(self, planned: Planned) -> None:
        for formatter in self._runner.formatters:
            if isinstance(formatter, AllureFormatter):
                formatter.feature(excerpt(planned.feature, planned.scenario))
                formatter.eof()
