"""Starting and stopping the sandbox as a process of its own: all that the suite may use of it."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START_TIMEOUT = 60.0
STOP_TIMEOUT = 10.0


class SandboxError(Exception):
    """The sandbox did not start."""


@contextmanager
def running(options: Mapping[str, Any], log: Path) -> Iterator[dict[str, Any]]:
    """Run a sandbox until the block ends and yield how to connect to it: its ready file.

    Args:
        options: of `python -m support.sandbox` by name, such as `{"delta_delay": 0.5}`; None leaves one out.
        log: receives what the sandbox has to say on standard error.

    Raises:
        SandboxError: it ended, or was not ready in time; the message is its own complaint.
    """
    with tempfile.TemporaryDirectory(prefix="imms-sandbox-") as folder, log.open("wb") as errors:
        ready_file = Path(folder) / "ready.json"
        process = subprocess.Popen(
            [sys.executable, "-m", "support.sandbox", *_arguments(options, ready_file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,  # Ctrl-C must not stop it before the suite has cleaned up
        )
        try:
            _await_first_words(process)
            if not ready_file.exists():
                raise SandboxError(_complaint(process, log))
            yield json.loads(ready_file.read_text(encoding="utf-8"))
        finally:
            _stop(process)


def _arguments(options: Mapping[str, Any], ready_file: Path) -> list[str]:
    given = {name: value for name, value in options.items() if value is not None}
    pairs = [(f"--{name.replace('_', '-')}", str(value)) for name, value in given.items()]
    return [
        "--until-stdin-closes",
        "--ready-file",
        str(ready_file),
        *(part for pair in pairs for part in pair),
    ]


def _await_first_words(process: "subprocess.Popen[bytes]") -> None:
    """Wait until it explains itself, which it does once it can serve, or ends."""
    assert process.stdout is not None
    giving_up = threading.Timer(START_TIMEOUT, process.kill)
    giving_up.start()
    try:
        process.stdout.readline()
    finally:
        giving_up.cancel()  # or an interrupted start would last until it gives up


def _complaint(process: "subprocess.Popen[bytes]", log: Path) -> str:
    code = process.wait(timeout=STOP_TIMEOUT)
    said = log.read_text(encoding="utf-8", errors="replace").strip()
    return said.splitlines()[-1] if said else f"the sandbox ended with code {code} before it was ready"


def _stop(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.terminate()
    try:
        process.wait(timeout=STOP_TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdin.close()
    process.stdout.close()
