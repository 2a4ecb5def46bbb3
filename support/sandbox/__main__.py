"""Run the sandbox on its own: `python -m support.sandbox --help`."""

import contextlib
import gc
import os
import signal
import sys
import threading

from support.sandbox import options, ready_file
from support.sandbox.errors import CannotStart
from support.sandbox.options import Options

STDIN = 0


def main() -> int:
    """Serve until SIGTERM, Ctrl-C or (if asked) the end of standard input; 2 when it cannot start."""
    try:
        chosen = options.parse()
        stopping = _stop_signals()
        _forget_aws_settings()
        _serve(chosen, stopping)
    except ModuleNotFoundError as error:
        return _complain(f"{error.name} is not installed: pip install -r requirements.txt")
    except CannotStart as error:
        return _complain(str(error))
    return 0


def _serve(chosen: Options, stopping: threading.Event) -> None:
    gc.disable()
    from support.sandbox import guide, server  # takes most of the start-up time, and may not be installed

    with (
        _fault(chosen.fault),
        server.running(chosen) as ready,
        ready_file.announced(ready, chosen.ready_file),
    ):
        # What is loaded by now stays. Looking through it would cost each request and the end half a second.
        gc.freeze()
        gc.enable()
        print(guide.how_to_talk_to(ready), flush=True)
        if chosen.until_stdin_closes:
            threading.Thread(target=_await_end_of_input, args=[stopping], daemon=True).start()
        stopping.wait()


def _fault(name: str | None) -> contextlib.AbstractContextManager[None]:
    if name is None:
        return contextlib.nullcontext()
    from support.sandbox.faults import FAULTS

    return FAULTS[name].active()


def _stop_signals() -> threading.Event:
    stopping = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stopping.set())
    return stopping


def _forget_aws_settings() -> None:
    """Drop what the caller's shell says of AWS: it is about other tables, and would lead boto3 to them."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull


def _await_end_of_input(stopping: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while os.read(STDIN, 4096):
            pass
    stopping.set()


def _complain(problem: str) -> int:
    print(f"sandbox: {problem}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
