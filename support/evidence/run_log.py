"""The log of a run, in a file: every exchange and look-up with its time, scenario by scenario."""

import logging
from pathlib import Path

SUITE = "imms"
"""The loggers of the suite begin with this; of all others only warnings are kept."""
LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


class RunLog:
    """Writes to a file, in place of the log of an earlier run, from the moment it is made."""

    def __init__(self, path: Path) -> None:
        """Begin to write; a handler at the root also keeps behave from adding its own, which prints all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._handler = logging.FileHandler(path, mode="w", encoding="utf-8")
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
