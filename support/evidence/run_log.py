"""The log of a run: every exchange and look-up with its time, scenario by scenario."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from support.evidence.storage import Loss

SUITE = "imms"
"""The loggers of the suite begin with this; of all others only warnings are kept."""
LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


class LogFile(logging.FileHandler):
    """The file of a run's log, which tells once when it cannot be written."""

    def __init__(self, path: Path, on_loss: Callable[[str], None]) -> None:
        """Begin the file anew."""
        super().__init__(path, mode="w", encoding="utf-8")
        self._loss = Loss(path, on_loss)

    def handleError(self, record: logging.LogRecord) -> None:
        """Take note that a line could not be written, of which `logging` would print a trace each time."""
        error = sys.exc_info()[1]
        if isinstance(error, OSError):
            self._loss.note(error)
        else:
            super().handleError(record)


class RunLog:
    """Writes through a handler of any kind, from the moment it is made."""

    def __init__(self, handler: logging.Handler) -> None:
        """Begin to write; a handler at the root also keeps behave from adding its own, which prints all."""
        self._handler = handler
        self._handler.setFormatter(logging.Formatter(LINE))
        self._handler.addFilter(_matters)
        logging.getLogger().addHandler(self._handler)
        logging.getLogger(SUITE).setLevel(logging.INFO)

    def heading(self, text: str) -> None:
        """Write a line that only this log is to have; behave would capture it as part of a scenario."""
        record = logging.getLogger(SUITE).makeRecord(SUITE, logging.INFO, __file__, 0, text, (), None)
        self._handler.handle(record)


def _matters(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] == SUITE
