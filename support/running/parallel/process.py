"""What happens in a worker process: behave's own machinery runs one scenario after another."""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import zip_longest
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from behave.configuration import Configuration
from behave.formatter._registry import select_formatter_class
from behave.formatter.base import StreamOpener
from behave.model import Feature, Scenario
from behave.runner import Context, Runner
from behave.runner_util import parse_features

from support.evidence import recording
from support.evidence.allure import AllureFormatter
from support.evidence.run_errors import RunErrors
from support.running.parallel.excerpt import excerpt
from support.running.parallel.interruption import Interruptible
from support.running.parallel.leader import Leader
from support.running.parallel.messages import Ended, Finished, Noticed, Task
from support.running.parallel.outcome import outcome_of
from support.running.parallel.worker_log import print_to

FAILED_TO_WORK = 70
"""The exit code of a worker that could not begin or go on."""

Equip = Callable[[Runner, int, Callable[[Any], Any]], AbstractContextManager[None]]
"""Gives the scenarios of a runner what they need while the block runs.

It is told the number of the worker, and how to ask the leader. It is pickled on its way into the worker.
"""


@dataclass(frozen=True)
class Place:
    """What a worker is told as it starts."""

    number: int
    log: Path
    """Receives the run log, and all that is printed."""
    equip: Equip


def work(place: Place, line: "Connection[Any, Any]") -> None:
    """Run what the leader hands out, until there is no more."""
    interruptible = Interruptible()
    leader = Leader(line, interruptible)
    errors = RunErrors(lambda all_so_far: leader.tell(Noticed(all_so_far[-1])))
    print_to(place.log, functools.partial(errors.record, "the log"))
    try:
        runner = WorkerRunner(place, leader, interruptible, errors)
        failed = runner.run()
    except Exception as error:
        errors.record(f"worker {place.number}", error)
        sys.exit(FAILED_TO_WORK)
    leader.tell(Finished(failed, runner.aborted))


class WorkerRunner(Runner):
    """Runs the scenarios that it is handed, one by one, each as a feature that holds no other."""

    def __init__(self, place: Place, leader: Leader, interruptible: Interruptible, errors: RunErrors) -> None:
        super().__init__(Configuration())
        self._place = place
        self._leader = leader
        self._interruptible = interruptible
        self._errors = errors
        self._parsed: dict[str, Feature] = {}

    def run_with_paths(self) -> bool:
        """Run until there is no more to run; true when anything failed."""
        self.context = Context(self)
        self.load_hooks()
        self.load_step_definitions()
        self.formatters = list(_allure_formatters(self.config))
        recording.start_in_worker(self, self._place.number, self._errors)
        with self._place.equip(self, self._place.number, self._leader.ask):
            return bool(self.run_model(self._handed_out()))

    def _handed_out(self) -> Iterator[Feature]:
        """Behave runs each feature before it asks for the next."""
        while not self.aborted and (task := self._leader.next_task()):
            feature, scenario = self._find(task)
            if self._interruptible.is_due:  # since the file was read: nothing of the scenario has begun
                continue
            with self._interruptible.allowed():
                yield excerpt(feature, scenario)
            self._leader.tell(Ended(outcome_of(scenario)))

    def _find(self, task: Task) -> tuple[Feature, Scenario]:
        if task.filename not in self._parsed:
            [self._parsed[task.filename]] = parse_features([task.filename], language=self.config.lang)
        feature = self._parsed[task.filename]
        return feature, feature.walk_scenarios()[task.index]


def _allure_formatters(config: Configuration) -> Iterator[AllureFormatter]:
    """All others are for the leader, down to the opening of their files."""
    console = StreamOpener(stream=sys.stdout)
    for name, opener in zip_longest(config.format or (), config.outputs, fillvalue=console):
        kind = select_formatter_class(name)
        if issubclass(kind, AllureFormatter):
            yield kind(opener, config)
