"""Starting worker processes, and making sure that none is left."""

from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from support.running.parallel.process import Place
from support.running.parallel.worker import Worker, prepare, start


class Staff:
    """Worker processes by the leader's end of their line; they begin to make themselves ready at once.

    So that this takes no time of its own, enter it before whatever they will need is there.
    """

    def __init__(self, size: int, place: Callable[[int], Place]) -> None:
        """Start `size` workers on entry, each in the place that belongs to its number."""
        self.workers: dict[Connection[Any, Any], Worker] = {}
        self.size = size
        self._place = place
        self._hired = 0

    def __enter__(self) -> Self:
        prepare(self._place(0).equip.__module__)
        self.fill(self.size)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers.values():
            worker.kill("there is nothing to do")
            worker.bury()

    def fill(self, size: int) -> list[Worker]:
        """Start workers until there are at least so many, and return the new ones."""
        new = []
        while len(self.workers) < size:
            self._hired += 1
            worker = start(self._place(self._hired))
            self.workers[worker.line] = worker
            new.append(worker)
        return new
