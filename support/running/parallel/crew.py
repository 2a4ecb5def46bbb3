"""The workers of a run: who does what, who died, and when all may go home."""

from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from support.evidence.run_errors import RunError
from support.running.parallel.interruption import Interrupts
from support.running.parallel.messages import (
    Answer,
    Ended,
    Finished,
    FromWorker,
    Noticed,
    Question,
    Ready,
    Refusal,
)
from support.running.parallel.one_run import OneRun
from support.running.parallel.outcome import Outcome
from support.running.parallel.plan import Plan
from support.running.parallel.staff import Staff
from support.running.parallel.worker import Worker

HEARTBEAT = 0.2
"""Seconds after which the crew looks around when nothing is heard."""
LONGEST_PAUSE = 60.0
"""Seconds that a worker may take to begin, and to end when there is nothing left to do."""
GRACE = 5.0
"""Seconds in which interrupted scenarios may clean up after themselves."""
INTERRUPTED = "the run was interrupted"


@dataclass(frozen=True)
class Orders:
    """How a crew is to work."""

    answer: Callable[[Any], Any]
    """Answers what workers ask, in several threads at once."""
    scenario_limit: float
    """Seconds without a question after which a scenario is taken to hang."""
    stop_at_first_failure: bool


class Crew:
    """Hands the scenarios of a plan to workers as they become free, and outlives the death of any."""

    def __init__(self, staff: Staff, orders: Orders, plan: Plan, run: OneRun) -> None:
        """Let `staff` work by `orders` through `plan`, and tell `run` what is found."""
        self.failed = False
        """Whether a worker says so, or the run was interrupted."""
        self.cut_short: set[int] = set()
        """The numbers of workers that may have left something behind."""
        self._staff = staff
        self._workers = staff.workers
        self._orders = orders
        self._plan = plan
        self._run = run
        self._unfit = 0
        self._interrupted = False

    def work(self) -> None:
        """Run what is planned, until all is done or the run is interrupted."""
        with Interrupts() as interrupts:
            self._staff.gather()
            for worker in self._workers.values():
                worker.grant(LONGEST_PAUSE)
            while self._replace_the_dead():
                for line in wait(list(self._workers), HEARTBEAT):
                    self._listen_to(self._workers[line])  # type: ignore[index]
                self._end_overdue()
                if interrupts.heed():
                    self._interrupt()

    def _replace_the_dead(self) -> bool:
        """Start as many workers as will find something to do; false when nobody is at work."""
        wanted = min(self._staff.size - self._unfit, self._plan.useful_workers())
        for worker in self._staff.fill(wanted):
            worker.grant(LONGEST_PAUSE)
        return bool(self._workers)

    def _listen_to(self, worker: Worker) -> None:
        try:
            message: FromWorker = worker.line.recv()
        except (EOFError, OSError):
            self._see_off(worker)
            return
        match message:
            case Ready():
                self._assign(worker)
            case Ended(outcome):
                self._take_in(worker, outcome)
            case Question(subject):
                self._grant_more(worker)
                # To get a token takes its time, and nobody else is to wait for it.
                Thread(target=self._answer, args=(worker, subject), daemon=True).start()
            case Noticed(error):
                self._run.noticed(error)
                self._stop_if_asked_to()
            case Finished(failed, aborted):
                worker.has_finished = True
                self.failed |= failed
                if aborted:
                    self._plan.cancel()

    def _assign(self, worker: Worker) -> None:
        alone = all(other.current is None for other in self._workers.values())
        planned = self._plan.next(alone=alone)
        worker.grant(self._orders.scenario_limit if planned else LONGEST_PAUSE)
        worker.assign(planned)

    def _grant_more(self, worker: Worker) -> None:
        """Whoever asks does not hang: where the quota is small, many requests take many minutes."""
        if worker.current is not None and not self._interrupted:
            worker.grant(self._orders.scenario_limit)

    def _take_in(self, worker: Worker, outcome: Outcome) -> None:
        assert worker.current is not None, "outcomes are of tasks"
        self._run.ended(worker.current, outcome)
        worker.current = None
        self._stop_if_asked_to()

    def _answer(self, worker: Worker, subject: Any) -> None:
        try:
            worker.answer(Answer(self._orders.answer(subject)))
        except Exception as error:  # whatever it is, it is the asking scenario's to deal with
            worker.answer(Refusal(error))

    def _see_off(self, worker: Worker) -> None:
        """Find out what the end of a worker means for the run."""
        del self._workers[worker.line]
        how = worker.bury()
        if worker.current is not None:
            self.cut_short.add(worker.number)
            self._run.lost(worker.current, how)
            self._stop_if_asked_to()
        elif not worker.has_finished:
            self._run.noticed(RunError(f"worker {worker.number}", how))
        self._unfit += not worker.was_ready

    def _stop_if_asked_to(self) -> None:
        if self._orders.stop_at_first_failure and self._run.red:
            self._plan.cancel()

    def _end_overdue(self) -> None:
        for worker in self._workers.values():
            if worker.is_overdue:
                limit = self._orders.scenario_limit if worker.current else LONGEST_PAUSE
                worker.kill(f"it took longer than {limit:g} s")

    def _interrupt(self) -> None:
        """Let what runs break off and clean up after itself; asked for again, end it at once."""
        again, self._interrupted = self._interrupted, True
        self._plan.cancel()
        self.failed = True
        if not again:
            print(
                "\nInterrupted: what runs is broken off and cleaned up. Once more: it is killed.", flush=True
            )
        for worker in self._workers.values():
            if worker.current is not None:
                self.cut_short.add(worker.number)
            if again:
                worker.kill(INTERRUPTED)
            else:
                worker.grant(GRACE)
                worker.interrupt(INTERRUPTED)
