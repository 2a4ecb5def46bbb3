"""The worker's end of the line to the leader, the process that the run was started in."""

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from support.running.parallel.interruption import Interruptible
from support.running.parallel.messages import Answer, FromWorker, Question, Ready, Refusal, Task


class Leader:
    """Gives tasks and answers; only one thread of a worker may ask, for it is the one that is interrupted."""

    def __init__(self, line: "Connection[Any, Any]", interruptible: Interruptible) -> None:
        self._line = line
        self._interruptible = interruptible

    def next_task(self) -> Task | None:
        """Wait for something to do; None when there is nothing left."""
        with self._conversation():
            self._line.send(Ready())
            task: Task | None = self._line.recv()
            return task

    def ask(self, subject: Any) -> Any:
        """Put a question and return the answer, or raise what was raised in its place."""
        with self._conversation():
            self._line.send(Question(subject))
            reply: Answer | Refusal = self._line.recv()
        match reply:
            case Answer(value):
                return value
            case Refusal(error):
                raise error

    def tell(self, message: FromWorker) -> None:
        """Say something that needs no answer."""
        with self._conversation():
            self._line.send(message)

    @contextmanager
    def _conversation(self) -> Iterator[None]:
        """Nothing may come between the parts of a message, nor between a question and its answer."""
        with self._interruptible.held_back():
            yield
