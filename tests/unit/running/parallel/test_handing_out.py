"""A worker begins no scenario once it has been told to break off."""

import os
import signal
from typing import Any

import pytest

from support.running.parallel import process
from support.running.parallel.interruption import Interruptible
from support.running.parallel.messages import Task
from support.running.parallel.process import WorkerRunner


class Leader:
    """Has one task, and keeps what it is told."""

    def __init__(self) -> None:
        self.tasks: list[Task | None] = [Task("a.feature", 0), None]
        self.told: list[Any] = []

    def next_task(self) -> Task | None:
        return self.tasks.pop(0)

    def tell(self, message: Any) -> None:
        self.told.append(message)


class Worker(WorkerRunner):
    """Reads no file, and is told to break off while it would, if at all."""

    aborted = False

    def __init__(self, leader: Any, *, interrupted: bool) -> None:
        self._leader = leader
        self._interruptible = Interruptible()
        self._interrupted = interrupted

    def _find(self, task: Task) -> Any:
        if self._interrupted:
            os.kill(os.getpid(), signal.SIGTERM)
        return "the feature", "the scenario"


@pytest.mark.parametrize(("interrupted", "begun"), [(False, ["the scenario"]), (True, [])])
def test_an_interruption_while_the_file_is_read(
    interrupted: bool, begun: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "excerpt", lambda feature, scenario: scenario)
    monkeypatch.setattr(process, "outcome_of", lambda scenario: scenario)
    leader = Leader()
    assert list(Worker(leader, interrupted=interrupted)._handed_out()) == begun
    assert [message.outcome for message in leader.told] == begun
