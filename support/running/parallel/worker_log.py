"""The log of a worker: all that it prints, for as long as there is room."""

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.evidence.storage import Loss


def print_to(log: Path, on_loss: Callable[[str], None]) -> None:
    """Let all that this process prints go to a log, even what does not come from Python.

    Args:
        log: the file, which is added to.
        on_loss: is told once when something cannot be written; no print fails for that.
    """
    loss = Loss(log, on_loss)
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        os.dup2(descriptor, stream.fileno())
        stream.reconfigure(encoding="utf-8", line_buffering=True)  # type: ignore[union-attr]
        stream.write, stream.flush = _enduring(stream.write, loss), _enduring(stream.flush, loss)  # type: ignore[method-assign]
    os.close(descriptor)


def _enduring(output: Callable[..., Any], loss: Loss) -> Callable[..., Any]:
    """The same, but it never fails: whoever prints must come to its clean-up."""

    @functools.wraps(output)
    def try_it(*args: Any) -> Any:
        try:
            return output(*args)
        except OSError as error:
            loss.note(error)

    return try_it
