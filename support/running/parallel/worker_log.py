"""The log of a worker: all that it prints, for as long as there is room."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.evidence.storage import unwritable


def print_to(log: Path, on_loss: Callable[[str], None]) -> None:
    """Let all that this process prints go to a log, even what does not come from Python.

    Args:
        log: the file, which is added to.
        on_loss: is told once when something cannot be written; no print fails for that.
    """
    file = io.BufferedWriter(_Log(log, on_loss))
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        os.dup2(file.fileno(), stream.fileno())
    sys.stdout = sys.stderr = io.TextIOWrapper(file, encoding="utf-8", line_buffering=True)


class _Log(io.FileIO):
    """A file that loses what does not fit."""

    def __init__(self, path: Path, on_loss: Callable[[str], None]) -> None:
        super().__init__(path, "a")
        self._path = path
        self._on_loss: Callable[[str], None] | None = on_loss

    def write(self, data: Any) -> int:
        """Write as much as there is room for, and say that it was all."""
        try:
            return super().write(data)
        except OSError as error:
            tell, self._on_loss = self._on_loss, None
            if tell:
                tell(f"{unwritable(self._path, error)}. Lines are missing from here on")
            return memoryview(data).nbytes  # of less, the buffer would try the rest again
