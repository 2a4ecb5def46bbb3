"""How far a run is, on a terminal: one line that stays at the bottom while all else scrolls above it."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from behave.model import Scenario
from rich.console import Console, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from support.evidence.redaction import redact
from support.evidence.time_left import TimeLeft
from support.evidence.verdicts import Verdict, verdict

SHORTEST_BAR, LONGEST_BAR = 8, 40
REFRESHES = 4
"""In a second."""
STYLES = {
    Verdict.FAILED: "bold red",
    Verdict.BROKEN: "bold magenta",
    Verdict.FLAKY: "yellow",
    Verdict.KNOWN_DEFECT: "yellow",
    Verdict.SKIPPED: "cyan",
}
"""The verdicts that are counted beside the bar, and how they look."""


def has_a_reader(stream: Any, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody sits before a terminal that can move its cursor."""
    is_dumb = environment.get("TERM", "dumb") in ("dumb", "unknown")
    return bool(stream.isatty()) and not is_dumb and "CI" not in environment


def terminal(stream: Any, *, coloured: bool) -> Console:
    """The terminal behind a stream, for `Progress` to write to.

    Lines that are too long are left for it to wrap: in lines that were cut nobody would find a secret.
    """
    return Console(
        file=stream,
        force_terminal=True,
        no_color=not coloured,
        soft_wrap=True,
        highlight=False,
        markup=False,
        emoji=False,
    )


class Progress:
    """Counts scenarios as they end, and shows what is left."""

    def __init__(
        self,
        console: Console,
        scenarios: Sequence[Scenario],
        expected: Callable[[Scenario], float],
        jobs: int,
    ) -> None:
        """Get ready.

        Args:
            console: where to write.
            scenarios: all that are to be run.
            expected: tells how many seconds one will take; infinity where that is unknown.
            jobs: how many run at the same time.
        """
        self._expected = expected
        self._total = len(scenarios)
        # Of a fixed size from the start: it is read by the thread that refreshes the line.
        self._ended = Counter(dict.fromkeys(Verdict, 0))
        self._time_left = TimeLeft(map(expected, scenarios), jobs)
        self._began = time.monotonic()
        self._console = console
        self._live = Live(
            console=console,
            get_renderable=self._render,
            refresh_per_second=REFRESHES,
            transient=True,
            redirect_stderr=sys.stderr.isatty(),
        )

    def start(self) -> None:
        """Show the line, and let everything that is printed from now on go above it."""
        self._live.start(refresh=True)

    def stop(self) -> None:
        """Take the line away, and leave the terminal as it was."""
        self._live.stop()

    def count(self, scenario: Scenario) -> None:
        """Take note of a scenario that has ended."""
        self._ended[verdict(scenario)] += 1
        self._time_left.ended(self._expected(scenario))

    def tell(self, text: str) -> None:
        """Write lines above."""
        self._console.print(Text.from_ansi(redact(text)))

    def _render(self) -> RenderableType:
        head, tail = Text(f"{self._ended.total()} of {self._total}"), self._tail()
        room = self._console.width - head.cell_len - tail.cell_len - 2
        if room < SHORTEST_BAR:
            return Text("  ").join([head, tail])
        line = Table.grid(padding=(0, 1))
        bar = ProgressBar(self._total, self._ended.total(), width=min(room, LONGEST_BAR))
        line.add_row(head, bar, tail)
        return line

    def _tail(self) -> Text:
        elapsed = time.monotonic() - self._began
        left = self._time_left.seconds(elapsed)
        times = _clock(elapsed) if left is None else f"{_clock(elapsed)}, about {_clock(left)} left"
        counts = [
            Text(f"{self._ended[kind]} {kind}", style) for kind, style in STYLES.items() if self._ended[kind]
        ]
        return Text("  ").join([*counts, Text(times, "dim")])


def _clock(seconds: float) -> str:
    """`0:42`, `12:05`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
