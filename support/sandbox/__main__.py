"""Run the sandbox on its own: `python -m support.sandbox --help`."""

import contextlib
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from support.sandbox import options


def main() -> int:
    """Serve until SIGTERM, Ctrl-C or (if asked) the end of standard input; 2 when it cannot start."""
    chosen = options.parse()
    stopping = _stop_signals()
    try:
        from support.sandbox import guide, server
    except ModuleNotFoundError as error:
        return _complain(f"{error.name} is not installed: pip install -r requirements.txt")
    try:
        with server.running(chosen) as ready:
            if chosen.ready_file:
                _write_atomically(chosen.ready_file, ready)
            print(guide.how_to_talk_to(ready), flush=True)
            if chosen.until_stdin_closes:
                threading.Thread(target=_await_end_of_input, args=[stopping], daemon=True).start()
            stopping.wait()
    except server.CannotStart as error:
        return _complain(str(error))
    finally:
        if chosen.ready_file:
            chosen.ready_file.unlink(missing_ok=True)
    return 0


def _stop_signals() -> threading.Event:
    stopping = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stopping.set())
    return stopping


def _await_end_of_input(stopping: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while os.read(sys.stdin.fileno(), 4096):
            pass
    stopping.set()


def _write_atomically(path: Path, ready: dict[str, Any]) -> None:
    """Write the file in one step, readable by its owner only: it holds secrets, if synthetic ones."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(ready, indent=2), encoding="utf-8")
    draft.replace(path)


def _complain(problem: str) -> int:
    print(f"sandbox: {problem}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
