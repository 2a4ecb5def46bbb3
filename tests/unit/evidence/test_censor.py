import io
import logging
import sys
from collections.abc import Iterator

import pytest
from behave.capture import Captured
from behave.model import Step

from support.evidence import censor

BEARER = "Bearer 4hZ9x0Qw2Lk8"
MASKED = "Bearer ***"


class OwnError(AssertionError):
    pass


@pytest.fixture
def records() -> Iterator[list[logging.LogRecord]]:
    """The records that reach a handler at the root, with clean logging switched on."""
    factory, seen = logging.getLogRecordFactory(), []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.append(record)

    handler = Handler()
    logging.getLogger().addHandler(handler)
    censor.censor_logging()
    yield seen
    logging.setLogRecordFactory(factory)
    logging.getLogger().removeHandler(handler)


def test_a_harmless_error_is_kept_as_it_is() -> None:
    error = ValueError("nothing to hide")
    assert censor.harmless(error) is error


@pytest.mark.parametrize(
    ("error", "base"), [(OwnError(BEARER), AssertionError), (KeyError(BEARER), Exception)]
)
def test_a_stand_in_keeps_name_verdict_trace_and_cause(error: Exception, base: type) -> None:
    cause = ValueError("before")
    with pytest.raises(type(error)) as raised:
        raise error from cause
    stand_in = censor.harmless(raised.value)
    assert stand_in.__traceback__ is raised.value.__traceback__
    assert type(stand_in).__name__ == type(error).__name__
    assert isinstance(stand_in, AssertionError) is (base is AssertionError)
    assert stand_in.__cause__ is cause
    assert MASKED in str(stand_in)


def test_all_that_behave_keeps_about_a_step_is_cleaned() -> None:
    step = Step("a.feature", 1, "Given", "given", "a step")
    step.error_message, step.exception = BEARER, ValueError(BEARER)
    step.captured.add_captured(Captured(stdout=BEARER, stderr=BEARER, log=BEARER))
    assert BEARER in step.captured.make_report(), "fills the caches, which must be emptied"
    censor.clean(step)
    assert (step.error_message, str(step.exception)) == (MASKED, MASKED)
    assert (step.captured.stdout, step.captured.stderr, step.captured.log) == (MASKED, MASKED, MASKED)
    assert BEARER not in step.captured.make_report()


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    censor.censor_console()
    return out


def test_a_stream_is_censored_for_those_who_hold_it_already(console: io.StringIO) -> None:
    print(f"Authorization: {BEARER}\nnext", file=console)
    assert console.getvalue() == f"Authorization: {MASKED}\nnext\n"


def test_a_secret_printed_in_pieces_is_censored(console: io.StringIO) -> None:
    print(*BEARER.split(), sep=" ", file=console)
    assert console.getvalue() == f"{MASKED}\n"


def test_an_unfinished_line_comes_out_when_flushed(console: io.StringIO) -> None:
    print("half a line, ", end="", file=console)
    assert console.getvalue() == ""
    print(BEARER, end="", flush=True, file=console)
    assert console.getvalue() == f"half a line, {MASKED}"


def test_log_records_are_censored_with_their_arguments_and_errors(records: list[logging.LogRecord]) -> None:
    logger = logging.getLogger("any.library")
    try:
        raise ValueError(BEARER)
    except ValueError:
        logger.exception("%s of %d", BEARER, 3)
    text = logging.Formatter().format(records[0])
    assert text.startswith(f"{MASKED} of 3\nTraceback")
    assert f"ValueError: {MASKED}" in text
    assert BEARER not in text
