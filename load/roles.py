"""What a process does in a load run: all of it alone, or lead workers, or work for a leader.

Whichever it is, a test ends in the same order: users finish their journeys or are broken off, what they left
is deleted, the totals are taken, and only then the services stop.
"""

import time
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from gevent.event import AsyncResult

from load.crew import CLEAN_UP, equip
from load.figures import Figures, Totals
from load.line import Line, Message, answer_workers
from load.options import Choices
from load.run import FAILED, conclude, services_of
from support.cleanup.runs import ledger_of_worker
from support.running import sharing
from support.running.aftermath import clean_up_after
from support.running.services import Running
from support.running.sharing import Question
from support.waiting import Patience, until

if TYPE_CHECKING:
    from locust.env import Environment
    from locust.runners import MasterRunner, Runner, WorkerRunner

BEGUN = "imms-begun"
END = "imms-end"
ENDED = "imms-ended"
UNUSABLE = "imms-unusable"
GRACE_WHEN_INTERRUPTED = 5.0
"""Seconds for users to finish their journeys after Ctrl-C."""
PATIENCE_WITH_BEGINNING = Patience(120.0, 0.05, 0.5)
PATIENCE_WITH_END = Patience(600.0, 0.05, 0.5)
"""Of workers: deleting may have to wait for its turn."""
LOST_AFTER = 10.0
"""Seconds for which a worker that is to end may seem to be gone: Locust misses one after three."""


class WorkerLost(Exception):
    """A worker has not said how it ended."""


class WorkerUnusable(Exception):
    """A worker could not begin."""


class Alone:
    """Starts the services and lets users work, all in one process."""

    def __init__(self, environment: "Environment", runner: "Runner", choices: Choices) -> None:
        """Start; errors as for `services_of`."""
        self._environment = environment
        self._runner = runner
        self._open = ExitStack()
        self._open.callback(self._conclude)
        running = self._open.enter_context(services_of(choices))
        self.crew = equip(0, partial(sharing.answer, running), choices.settings, _figures(environment))
        self._open.callback(self.crew.services.ledger.close)
        environment.events.test_stop.add_listener(self._test_stop)
        environment.events.quitting.add_listener(self._quitting)

    def _test_stop(self, **_: Any) -> None:
        self.crew.clean_up()

    def _quitting(self, **_: Any) -> None:
        _hurry(self._environment)
        self._runner.stop()
        self._open.close()

    def _conclude(self) -> None:
        conclude(self._environment, [self.crew.figures.totals])


class Worker:
    """Lets users work in one of many processes."""

    def __init__(self, environment: "Environment", runner: "WorkerRunner", choices: Choices) -> None:
        """Start.

        Raises:
            SettingsError: as for `equip`.
            LeaderGone: the leader does not say how to connect.
        """
        self._environment = environment
        self._runner = runner
        self._ending = Lock()
        runner.register_message(END, self._end, concurrent=True)
        ask = Line(runner).ask
        self.crew = equip(runner.worker_index, ask, choices.settings, _figures(environment))
        runner.send_message(BEGUN)
        environment.events.test_stop.add_listener(self._test_stop)
        environment.events.quitting.add_listener(self._quitting)

    def _test_stop(self, **_: Any) -> None:
        self.crew.clean_up()

    def _end(self, msg: Message, **_: Any) -> None:
        self._environment.stop_timeout = msg.data["grace"]
        self._stop()

    def _quitting(self, **_: Any) -> None:
        _hurry(self._environment)
        self._stop()
        if self.crew.figures.totals.failures:
            self._environment.process_exit_code = FAILED

    def _stop(self) -> None:
        """End, and report all that the leader does not know yet before saying so.

        Left to itself, Locust's master waits half a second for last reports, and no longer.
        """
        with self._ending:  # the leader and Ctrl-C may both ask for it
            self._runner.stop()
        statistics: dict[str, Any] = {}
        self._environment.events.report_to_master.fire(client_id=self._runner.client_id, data=statistics)
        self._runner.send_message("stats", statistics)
        self._runner.send_message(ENDED, asdict(self.crew.figures.totals))


class Leader:
    """Starts the services, answers workers, waits for their end and cleans up after those that are lost."""

    def __init__(self, environment: "Environment", runner: "MasterRunner", choices: Choices) -> None:
        """Start; errors as for `services_of`."""
        self._environment = environment
        self._runner = runner
        self._figures = _figures(environment)
        self._totals: dict[str, Totals] = {}
        self._begun: set[str] = set()
        self._at_work: set[str] = set()
        self._running = AsyncResult()
        self._open = ExitStack()
        self._open.callback(self._conclude)
        answer_workers(runner, self._answer)  # workers may ask before there is anything to tell
        runner.register_message(BEGUN, self._note_begun)
        runner.register_message(ENDED, self._note_end)
        runner.register_message(UNUSABLE, self._note_unusable, concurrent=True)
        self._running.set(self._open.enter_context(services_of(choices)))
        # The run time is counted from when this returns.
        until(lambda: len(self._begun), lambda begun: begun >= choices.processes, PATIENCE_WITH_BEGINNING)
        environment.events.worker_connect.add_listener(self._note_connected)
        environment.events.test_start.add_listener(self._test_start)
        environment.events.test_stopping.add_listener(self._test_stopping)
        environment.events.quitting.add_listener(self._quitting)

    def _answer(self, question: Question) -> Any:
        return sharing.answer(self._running.get(), question)

    def _note_begun(self, msg: Message, **_: Any) -> None:
        self._begun.add(msg.node_id)

    def _note_connected(self, client_id: str, **_: Any) -> None:
        self._at_work.add(client_id)

    def _test_start(self, **_: Any) -> None:
        self._at_work = set(self._runner.clients)

    def _note_end(self, msg: Message, **_: Any) -> None:
        self._at_work.discard(msg.node_id)
        self._totals[msg.node_id] = Totals(**msg.data)

    def _note_unusable(self, msg: Message, **_: Any) -> None:
        self._note_begun(msg)
        self._at_work.discard(msg.node_id)
        self._figures.failed("workers can begin", WorkerUnusable(msg.data["why"]))
        self._runner.quit()

    def _test_stopping(self, **_: Any) -> None:
        """Wait for all workers while they can still be answered: Locust is about to take leave of them."""
        self._runner.send_message(END, {"grace": self._environment.stop_timeout})
        lost_from = time.monotonic() + LOST_AFTER
        until(lambda: self._awaited(lost_from), lambda awaited: not awaited, PATIENCE_WITH_END)
        for client_id in sorted(self._at_work):
            self._clean_up_after(client_id, self._runner.get_worker_index(client_id))

    def _awaited(self, lost_from: float) -> set[str]:
        """The workers that have not ended and, after a while, are still heard of."""
        if time.monotonic() < lost_from:
            return self._at_work
        clients = self._runner.clients
        return self._at_work & {each.id for each in (*clients.ready, *clients.spawning, *clients.running)}

    def _clean_up_after(self, client_id: str, number: int) -> None:
        running: Running = self._running.get()
        ledger = ledger_of_worker(number, running.services.run_mark, running.ledgers)
        where = "has been cleaned up after" if ledger.exists() else f"its ledger is {ledger} on its machine"
        self._figures.failed("workers end", WorkerLost(f"worker {number}, {client_id}, was lost; {where}"))
        try:
            clean_up_after(running, [number])
        except Exception as problem:
            self._figures.failed(CLEAN_UP, problem)

    def _quitting(self, **_: Any) -> None:
        _hurry(self._environment)
        self._runner.stop(send_stop_to_client=False)
        self._open.close()

    def _conclude(self) -> None:
        conclude(self._environment, [self._figures.totals, *self._totals.values()])


def _figures(environment: "Environment") -> Figures:
    return Figures(environment.events.request.fire)


def _hurry(environment: "Environment") -> None:
    """Users that still work when the process is to end have been interrupted."""
    environment.stop_timeout = min(environment.stop_timeout, GRACE_WHEN_INTERRUPTED)
