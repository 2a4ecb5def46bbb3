"""Taking secrets out of what behave itself keeps and prints: its model, the console, the log."""

import logging
import sys
from threading import RLock
from typing import Any, TextIO

from support.evidence.redaction import redact


def clean(item: Any) -> None:
    """Mask the secrets in what behave keeps about a feature, rule, scenario or step."""
    if item.error_message:
        item.error_message = redact(item.error_message)
    if item.exception is not None:
        item.exception = harmless(item.exception)
    if reason := getattr(item, "skip_reason", None):
        item.skip_reason = redact(reason)
    for captured in item.captured.captures:
        captured.stdout, captured.stderr, captured.log = map(
            redact, (captured.stdout, captured.stderr, captured.log)
        )
        captured._reset_cached()
    item.captured._reset_cached()


def harmless(error: BaseException) -> BaseException:
    """The error itself, or a stand-in of the same name, trace and causes if its text gives a secret away."""
    text = str(error)
    masked = redact(text)
    if masked == text:
        return error
    kind = AssertionError if isinstance(error, AssertionError) else Exception
    stand_in: BaseException = type(type(error).__name__, (kind,), {})(masked)
    stand_in.__cause__, stand_in.__context__ = error.__cause__, error.__context__
    stand_in.__suppress_context__ = error.__suppress_context__
    return stand_in.with_traceback(error.__traceback__)


def censor_console() -> None:
    """Mask the secrets in what is printed from now on, for everybody who holds the streams already."""
    for stream in (sys.stdout, sys.stderr):
        _censor(stream)


def censor_logging() -> None:
    """Mask the secrets in every log record from now on, whoever makes it and wherever it goes."""
    make_record = logging.getLogRecordFactory()

    def make_clean_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        record.msg, record.args = redact(record.getMessage()), None
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
        return record

    logging.setLogRecordFactory(make_clean_record)


def _censor(stream: TextIO) -> None:
    """Let whole lines out, or what there is when flushed: `print("Bearer", token)` writes in pieces."""
    write, flush = stream.write, stream.flush
    held = ""
    one_at_a_time = RLock()  # the progress of the run is shown by a thread of its own

    def write_lines(text: str) -> int:
        nonlocal held
        with one_at_a_time:
            lines, line_end, held = (held + text).rpartition("\n")
            if line_end:
                write(redact(lines + line_end))
        return len(text)

    def flush_all() -> None:
        nonlocal held
        with one_at_a_time:
            rest, held = held, ""
            write(redact(rest))
            flush()

    stream.write, stream.flush = write_lines, flush_all  # type: ignore[method-assign]
