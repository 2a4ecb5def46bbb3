"""The janitor: deletes what runs left behind that are over and could not do it themselves.

Nothing is touched but what a ledger names, and no ledger of

* a run that is alive: it holds the locks of its ledgers, see `support.cleanup.ledger`;
* another environment, or another events table: ids there would seem to be gone here;
* another machine, unless it was handed over: whoever does that says that the run is over, which a lock
  cannot tell across machines.

What becomes of each record is noted in the ledger, so that there is nothing to do the next time.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from support.cleanup.ledger import Entry, Ledger, LedgerInUse
from support.cleanup.leftovers import Leftovers, leftovers
from support.cleanup.runs import Run
from support.cleanup.sweeping import Sweeper
from support.waiting import Patience


@dataclass(frozen=True)
class Orders:
    """What a janitor may touch, and how long it may take."""

    environment: str
    table: str
    """The events table."""
    host: str | None
    """Only runs of this machine; None for those of any."""
    kept: bool = False
    """Whether to delete, too, what was kept on purpose."""
    request_limit: float = 0.0
    """Seconds after which a request that was sent cannot be under way any more."""
    longest_delay: float = 0.0
    """Seconds for which a run may have put off its last request, once its ledger told of it."""
    patience: Patience | None = None
    """How to wait for what a request under way may still make; None leaves it to the next clean-up."""


@dataclass
class Report:
    """What a janitor did and did not."""

    deleted: dict[str, list[str]] = field(default_factory=dict)
    """The ids of records, by run."""
    problems: dict[str, list[str]] = field(default_factory=dict)
    """What is or may be left, and why, by run."""
    kept: dict[str, list[str]] = field(default_factory=dict)
    """The ids of records that were left on purpose, by run."""
    alive: list[str] = field(default_factory=list)
    """The runs that are not over."""
    of_other_hosts: dict[str, str] = field(default_factory=dict)
    """Runs that were not handed over, with the machine that each is on."""
    of_other_targets: dict[str, str] = field(default_factory=dict)
    """Runs with the environment and table that each is about."""


@dataclass(frozen=True)
class Janitor:
    """Cleans up one environment."""

    sweeper: Sweeper
    orders: Orders

    def clean_up(self, runs: Iterable[Run]) -> Report:
        """Clean up after those of the runs that are this janitor's business; one failure does not stop it."""
        report = Report()
        for run in runs:
            if run.is_settled:
                continue
            if not self._is_about_our_target(run.head):
                report.of_other_targets[run.mark] = f"{run.head.environment} ({run.head.table})"
            elif self.orders.host not in (None, run.head.host):
                report.of_other_hosts[run.mark] = run.head.host or "unknown"
            else:
                self._clean_up_after(run, report)
        return report

    def _is_about_our_target(self, head: Entry) -> bool:
        target = (self.orders.environment, self.orders.table)
        return (head.environment, head.table or self.orders.table) == target

    def _clean_up_after(self, run: Run, report: Report) -> None:
        try:
            with run.held() as ledger:
                self._sweep(run, ledger, report)
        except LedgerInUse:
            report.alive.append(run.mark)
        except OSError as error:
            problem = f"left alone, for its ledger {error.filename} cannot be written: {error.strerror}"
            report.problems[run.mark] = [problem]

    def _sweep(self, run: Run, ledger: Ledger, report: Report) -> None:
        entries = run.entries()
        left = self._due(leftovers(entries), run, report)
        if not left:
            if run.mark not in report.kept:
                ledger.settled()
            return
        over = self._await_requests_under_way(left, entries)
        swept = self.sweeper.sweep(left, ledger)
        for identifier in swept.missing if over else ():
            with swept.noting():
                ledger.not_made(identifier)
        for what, found in ((report.deleted, swept.deleted), (report.problems, swept.problems)):
            if found:
                what[run.mark] = found

    def _due(self, left: Leftovers, run: Run, report: Report) -> Leftovers:
        if self.orders.kept:
            return replace(left, records=(*left.records, *left.kept))
        if left.kept:
            report.kept[run.mark] = list(left.kept)
        return left

    def _await_requests_under_way(self, left: Leftovers, entries: Iterable[Entry]) -> bool:
        """Wait for what the service may still be busy with; true when nothing more can come.

        When the run sent its last request it alone knew: long after the last line of its ledger it may have
        been waiting for the quota. It sends nothing now, for it is over, so that the limit of one request is
        the longest wait.
        """
        limit, patience = self.orders.request_limit, self.orders.patience
        since = max(0.0, _seconds_since_the_last(entries))  # below 0 where the clock was put back
        seconds = min(limit, self.orders.longest_delay + limit - since)
        if not left.unanswered or seconds <= 0:
            return True
        if patience is None:
            return False
        self.sweeper.wait_for(left.unanswered, replace(patience, timeout=seconds))
        return True


def _seconds_since_the_last(entries: Iterable[Entry]) -> float:
    moments = [datetime.fromisoformat(entry.at) for entry in entries if entry.at]
    return (datetime.now(UTC) - max(moments)).total_seconds()
