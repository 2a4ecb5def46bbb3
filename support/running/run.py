"""behave's runner, which makes sure that there is something to run and something to run it against."""

import signal
import sys
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any

from behave.runner import Runner

from support.cleanup.runs import MARK
from support.evidence import recording
from support.evidence.calls import calls_of
from support.evidence.run_errors import RunErrors
from support.evidence.run_facts import ORDER, SEED
from support.evidence.selection import selected
from support.preflight import TargetUnusable
from support.running import parallel, services, sharing
from support.running.aftermath import clean_up_after
from support.running.ordering import RANDOM, is_random
from support.running.parallel import Order, Staff
from support.running.retrying import try_again
from support.running.services import Running
from support.running.sharding import chosen_shard, keep_share
from support.running.timings import TIMINGS, Timings
from support.sandbox.launcher import SandboxError
from support.settings import SettingsError

REPORTS = Path("reports")
UNUSABLE = 2


class AcceptanceRunner(Runner):
    """Starts the services before the first hook and stops them after the last.

    With `-j` it runs the scenarios in so many processes, where there are enough of them. Ends the process
    with code 2 when the settings or the target are not usable, and fails a run that selects no scenario: a
    mistyped tag must not look like success.
    """

    def run_model(self, features: Any = None) -> bool:
        """Run the features; true when the run failed."""
        if self.config.dry_run:
            return bool(super().run_model(features))
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # it deserves a clean-up as Ctrl-C does
        recording.clear_last_run(self)
        errors = recording.start(self, REPORTS)
        timings = Timings(TIMINGS)
        try:
            facts = self._select(errors, timings)
            with self._workers() as workers, self._services() as running:
                settings = running.services.settings
                facts = {SEED: str(settings.seed), **self._order_facts(), **facts}
                recording.describe_run(self, settings.target, facts)
                failed = self._run_against(running, workers, errors, timings)
                recording.tell_calls(self, REPORTS, running.services.tally.so_far)
        except (SettingsError, SandboxError, TargetUnusable) as problem:
            errors.record("start-up", str(problem))
            print(f"The run cannot start.\n{problem}", file=sys.stderr)
            sys.exit(UNUSABLE)
        if not settings.sandbox.fault:  # what a wrong service takes tells nothing of a right one
            timings.learn(selected(self.features, self.config))
        return failed or bool(errors.all)

    def _select(self, errors: RunErrors, timings: Timings) -> dict[str, str]:
        """Leave to other machines what is theirs, and return what results are to tell of that.

        It is an error when there is nothing for any of them.
        """
        shard = chosen_shard(self.config.userdata)
        scenarios = selected(self.features, self.config)
        if not scenarios:
            errors.record("selection", "no scenario has the tags, the name or the place that was asked for")
        return keep_share(shard, scenarios, timings.expected)

    def _run_against(
        self, running: Running, workers: Staff | None, errors: RunErrors, timings: Timings
    ) -> bool:
        with recording.progress_shown(self, timings.expected, workers.size if workers else 1):
            return self._run_shown(running, workers, errors, timings)

    def _run_shown(
        self, running: Running, workers: Staff | None, errors: RunErrors, timings: Timings
    ) -> bool:
        if workers is None:
            self.context.services = running.services
            try_again(self, running.services.settings.flaky.retries)
            return bool(super().run_model())
        job = parallel.Job(
            answer=partial(sharing.answer, running),
            scenario_limit=running.services.settings.workers.scenario_limit,
            order=self._order(running.services.settings.seed, timings),
            clean_up_after=partial(clean_up_after, running),
        )
        failed = parallel.run(self, errors, workers, job)
        running.services.tally.add(map(calls_of, selected(self.features, self.config)))
        return failed

    def _services(self) -> AbstractContextManager[Running]:
        return services.running(self.config.userdata, REPORTS, _new_run_mark())

    def _workers(self) -> AbstractContextManager[Staff | None]:
        """The processes that are to run the scenarios; none where this one can do it as well.

        behave itself runs the scenarios of a file one after the other, so another order needs a worker.
        """
        fewest = 1 if is_random(self.config.userdata) else 2
        jobs = min(int(self.config.jobs), len(selected(self.features, self.config)))
        return parallel.staff(jobs, sharing.equip, REPORTS / "workers") if jobs >= fewest else nullcontext()

    def _order(self, seed: int, timings: Timings) -> Order:
        if not is_random(self.config.userdata):
            return parallel.longest_first(timings.expected)
        print(f"In random order. The same again: -D order={RANDOM} -D seed={seed}")
        return parallel.shuffled(seed)

    def _order_facts(self) -> dict[str, str]:
        return {ORDER: RANDOM} if is_random(self.config.userdata) else {}


def _new_run_mark() -> str:
    """What the business identifier of each record of this run begins with, and its ledger is called."""
    return f"{MARK}{token_hex(4)}"
