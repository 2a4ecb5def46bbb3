"""The log of a run: every exchange and look-up with its time, scenario by scenario."""

import logging

SUITE = "imms"
"""The loggers of the suite begin with this; of all others only warnings are kept."""
LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


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
