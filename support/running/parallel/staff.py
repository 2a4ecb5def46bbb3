"""Starting worker processes, and making sure that none is left."""

from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Thread
from types import TracebackType
from typing import Any, Self

from support.running.parallel.process import Place
from support.running.parallel.worker import Worker, start


class Staff:
    """Worker processes, which begin to make themselves ready as soon as it is entered, in the background."""

    def __init__(self, size: int, place: Callable[[int], Place]) -> None:
        """Start `size` workers on entry, each in the place that belongs to its number."""
        self.workers: dict[Connection[Any, Any], Worker] = {}
        """By the leader's end of the line; complete once they have been gathered."""
        self.size = size
        self._place = place
        self._hired = 0
        self._hiring = Thread(target=self.fill, args=(size,), daemon=True)

    def __enter__(self) -> Self:
        self._hiring.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gather()
        for worker in self.workers.values():
            worker.kill("there is nothing to do")
            worker.bury()

    def gather(self) -> None:
        """Wait until all have been started, which does not mean that they are ready."""
        self._hiring.join()

    def fill(self, size: int) -> list[Worker]:
        """Start workers until there are at least so many, and return the new ones."""
        new = []
        while len(self.workers) < size:
            self._hired += 1
            worker = start(self._place(self._hired))
            self.workers[worker.line] = worker
            new.append(worker)
        return new
