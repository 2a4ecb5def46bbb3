"""Runs `behave` on a terminal, as a person would, and reads what the person would see."""

import fcntl
import os
import re
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from select import select

from tests.meta.behave_run import BEHAVE, TIME_LIMIT, write_project
from tests.meta.parallel_run import CHOSEN, write_runner

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"
CTRL_C = b"\x03"
SPECIAL = ("CI", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
"""Variables that would make another terminal of it."""
NOTHING_SPECIAL: Mapping[str, str] = {}


@dataclass(frozen=True)
class Seen:
    """A run as its terminal had it."""

    exit_code: int
    raw: str
    """Every character that was written, control sequences included."""
    is_sane: bool
    """Whether the terminal's own settings are as before."""

    @property
    def text(self) -> str:
        """What was written, without control sequences and with plain line ends."""
        return CONTROL.sub("", self.raw.replace("\r\n", "\n"))

    @property
    def lines(self) -> list[str]:
        """The lines, each refresh of the progress being one of its own."""
        return re.split(r"[\r\n]+", self.text)


def run_on_terminal(
    folder: Path,
    project: tuple[dict[str, str], str, str],
    args: tuple[str, ...],
    columns: int = 100,
    press_ctrl_c: Callable[[], bool] = lambda: False,
    variables: Mapping[str, str] = NOTHING_SPECIAL,
) -> Seen:
    """Run features, steps and an environment; Ctrl-C is pressed once, when `press_ctrl_c` says so."""
    write_project(folder, *project)
    write_runner(folder)
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
    before = termios.tcgetattr(theirs)
    ordinary = {name: value for name, value in os.environ.items() if name not in SPECIAL}
    process = subprocess.Popen(
        [str(BEHAVE), CHOSEN, *args],
        cwd=folder,
        env={**ordinary, "PYTHONPATH": str(folder), "TERM": "xterm-256color", **variables},
        preexec_fn=lambda: os.login_tty(theirs),
    )
    raw = _converse(process, ours, press_ctrl_c)
    sane = termios.tcgetattr(theirs) == before
    os.close(theirs)
    os.close(ours)
    return Seen(process.wait(), raw, sane)


def _converse(process: "subprocess.Popen[bytes]", line: int, press_ctrl_c: Callable[[], bool]) -> str:
    """Read until the process has ended and said all."""
    raw, pressed = b"", False
    deadline = time.monotonic() + TIME_LIMIT
    while True:
        ended = process.poll() is not None
        if not pressed and press_ctrl_c():
            pressed = os.write(line, CTRL_C) > 0
        if select([line], [], [], 0.05)[0]:
            raw += os.read(line, 65536)
        elif ended:
            return raw.decode("utf-8")
        if time.monotonic() > deadline:
            process.kill()
            raise TimeoutError(raw.decode("utf-8", "replace"))
