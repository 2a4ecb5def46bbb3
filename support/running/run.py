"""One run: what is selected, against what, by how many processes, and whether it failed."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_hex

from behave.model import Scenario
from behave.runner import Runner

from support.cleanup.runs import ACCEPTANCE
from support.evidence import recording
from support.evidence.calls import calls_of
from support.evidence.run_errors import RunErrors
from support.evidence.run_facts import ORDER, SEED
from support.evidence.selection import selected
from support.preflight import TargetUnusable
from support.running import parallel, services, sharing
from support.running.aftermath import clean_up_after
from support.running.head_start import HeadStart
from support.running.last_word import LastWord
from support.running.ordering import RANDOM, is_random
from support.running.parallel import Order, Staff
from support.running.retrying import try_again
from support.running.services import Running
from support.running.sharding import Shard, chosen_shard, keep_share
from support.running.timings import TIMINGS, Timings
from support.sandbox.launcher import SandboxError
from support.settings import SettingsError

UNUSABLE = 2


@dataclass
class Run:
    """The run of a runner that has read all features."""

    runner: Runner
    head_start: HeadStart
    one_by_one: Callable[[], bool]
    """Behave's own way to run the features, one scenario after the other; true when the run failed."""
    reports: Path

    def take_place(self) -> bool:
        """Run, and tell the reports; true when the run failed."""
        errors = recording.start(self.runner, self.reports)
        timings = Timings(TIMINGS)
        try:
            facts = self._select(errors, timings)
            if self._shard.count == 1:  # one of several machines may have nothing to verify
                config = self.runner.config
                self.runner.formatters.insert(0, LastWord(config, self._selected(), errors))
            with self._workers() as workers, self._services() as running:
                settings = running.services.settings
                facts = {SEED: str(settings.seed), **self._order_facts(), **facts}
                recording.describe_run(self.runner, settings.target, facts)
                failed = self._run_against(running, workers, errors, timings)
                recording.tell_calls(self.runner, self.reports, running.services.tally.so_far)
        except (SettingsError, SandboxError, TargetUnusable) as problem:
            errors.record("start-up", str(problem))
            print(f"The run cannot start.\n{problem}", file=sys.stderr)
            sys.exit(UNUSABLE)
        if not settings.sandbox.fault:  # what a wrong service takes tells nothing of a right one
            timings.learn(self._selected())
        return failed or bool(errors.all)

    def _selected(self) -> list[Scenario]:
        return selected(self.runner.features, self.runner.config)

    @property
    def _shard(self) -> Shard:
        return chosen_shard(self.runner.config.userdata)

    def _select(self, errors: RunErrors, timings: Timings) -> dict[str, str]:
        """Leave to other machines what is theirs, and return what results are to tell of that.

        It is an error when there is nothing for any of them.
        """
        scenarios = self._selected()
        if not scenarios:
            errors.record("selection", "no scenario has the tags, the name or the place that was asked for")
        return keep_share(self._shard, scenarios, timings.expected)

    def _run_against(
        self, running: Running, workers: Staff | None, errors: RunErrors, timings: Timings
    ) -> bool:
        with recording.progress_shown(self.runner, timings.expected, workers.size if workers else 1):
            return self._run_shown(running, workers, errors, timings)

    def _run_shown(
        self, running: Running, workers: Staff | None, errors: RunErrors, timings: Timings
    ) -> bool:
        if workers is None:
            self.runner.context.services = running.services
            try_again(self.runner, running.services.settings.flaky.retries)
            return bool(self.one_by_one())
        job = parallel.Job(
            answer=partial(sharing.answer, running),
            scenario_limit=running.services.settings.workers.scenario_limit,
            order=self._order(running.services.settings.seed, timings),
            clean_up_after=partial(clean_up_after, running),
        )
        failed = parallel.run(self.runner, errors, workers, job)
        running.services.tally.add(map(calls_of, self._selected()))
        return failed

    def _services(self) -> AbstractContextManager[Running]:
        return services.running(self.head_start.target(), self._shard, self.reports, _new_run_mark())

    def _workers(self) -> AbstractContextManager[Staff | None]:
        """The processes that are to run the scenarios; none where this one can do it as well.

        behave itself runs the scenarios of a file one after the other, so another order needs a worker.
        """
        config = self.runner.config
        fewest = 1 if is_random(config.userdata) else 2
        jobs = min(int(config.jobs), len(self._selected()))
        return (
            parallel.staff(jobs, sharing.equip, self.reports / "workers") if jobs >= fewest else nullcontext()
        )

    def _order(self, seed: int, timings: Timings) -> Order:
        if not is_random(self.runner.config.userdata):
            return parallel.longest_first(timings.expected)
        print(f"In random order. The same again: -D order={RANDOM} -D seed={seed}")
        return parallel.shuffled(seed)

    def _order_facts(self) -> dict[str, str]:
        return {ORDER: RANDOM} if is_random(self.runner.config.userdata) else {}


def _new_run_mark() -> str:
    """What the business identifier of each record of this run begins with, and its ledger is called."""
    return f"{ACCEPTANCE}{token_hex(4)}"
