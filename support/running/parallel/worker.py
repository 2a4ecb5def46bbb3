"""The leader's end of the line to one worker process."""

import math
import signal
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from support.running.fork_server import CONTEXT
from support.running.parallel.messages import Answer, Refusal
from support.running.parallel.plan import Planned
from support.running.parallel.process import Place, work

LONGEST_GOODBYE = 5.0
"""Seconds that a process may take from its last word to its end."""


class Worker:
    """One worker process, and what it is doing."""

    def __init__(self, place: Place, process: BaseProcess, line: "Connection[Any, Any]") -> None:
        """Watch over a process that has just been started."""
        self.line = line
        self.current: Planned | None = None
        """The scenario that it runs."""
        self.was_ready = False
        self.has_finished = False
        self._place = place
        self._process = process
        self._deadline = math.inf
        self._ended_because = ""

    @property
    def number(self) -> int:
        """What it is called in reports."""
        return self._place.number

    @property
    def is_overdue(self) -> bool:
        """Whether it has used up the time that it was given."""
        return time.monotonic() > self._deadline

    def grant(self, seconds: float) -> None:
        """Give it so much time for what it is doing."""
        self._deadline = time.monotonic() + seconds

    def assign(self, planned: Planned | None) -> None:
        """Let it run a scenario, or end when there is none."""
        self.was_ready = True
        self.current = planned
        self._send(planned.task if planned else None)

    def answer(self, reply: Answer | Refusal) -> None:
        """Answer a question."""
        self._send(reply)

    def interrupt(self, reason: str) -> None:
        """Break off the scenario that it runs, if any; its hooks and clean-ups are still run."""
        self._ended_because = reason
        if self.current is not None:
            self._process.terminate()

    def kill(self, reason: str) -> None:
        """End it at once."""
        self._ended_because = self._ended_because or reason
        self._process.kill()

    def bury(self) -> str:
        """See a process off whose line is dead; tells how it ended, and where what it printed is."""
        self.line.close()
        self._process.join(LONGEST_GOODBYE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        code = self._process.exitcode or 0
        how = f"exit code {code}" if code >= 0 else signal.Signals(-code).name
        return f"worker {self.number} died ({self._ended_because or how}); its log is {self._place.log}"

    def _send(self, message: Any) -> None:
        with suppress(OSError):  # it has died, and the line will tell
            self.line.send(message)


def start(place: Place) -> Worker:
    """Start a worker."""
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=work, args=(place, theirs), name=f"worker {place.number}", daemon=True)
    process.start()
    theirs.close()
    return Worker(place, process, ours)
