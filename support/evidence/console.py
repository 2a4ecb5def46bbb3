"""What a person sees while the features run: a line for each scenario, and why it is red.

On a terminal a line at the bottom tells how far the run is, and scenarios that passed need none of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from behave.configuration import Configuration
from behave.formatter.base import Formatter
from behave.model import Feature, Rule, Scenario

from support.evidence.flaky import again
from support.evidence.names import display_name, feature_of
from support.evidence.progress import Progress, has_a_reader, terminal
from support.evidence.selection import is_deselected
from support.evidence.verdicts import Verdict, culprit, explanation, verdict

WORDS = {
    Verdict.PASSED: ("ok", "32"),
    Verdict.FLAKY: ("flaky", "33"),
    Verdict.FAILED: ("FAILED", "31;1"),
    Verdict.BROKEN: ("BROKEN", "35;1"),
    Verdict.KNOWN_DEFECT: ("known", "33"),
    Verdict.SKIPPED: ("skipped", "36"),
    Verdict.NOT_RUN: ("not run", "33"),
}
"""What a verdict is called here, and its colour on a terminal."""
WORTH_A_LINE = (Verdict.FLAKY, Verdict.FAILED, Verdict.BROKEN)
"""What is told even where the progress of the whole is shown."""
FEW = 20
"""As many scenarios as can be told of one by one, whatever becomes of them."""
LAST_LOG_LINES = 20
INDENT = " " * 12


class ConsoleFormatter(Formatter):
    """Prints one line per scenario when it has ended; under a red one what was found, and what led to it.

    It is the same everywhere but while `progress` is shown, which leaves out what passed.
    """

    name = "console"
    description = "One line per scenario, with the reason of each that is red"

    def __init__(self, stream_opener: Any, config: Configuration) -> None:
        """Print to the stream of `stream_opener`, in colour if `config` and the stream allow it."""
        super().__init__(stream_opener, config)
        self.stream = self.open()
        self._coloured = config.has_colored_mode(self.stream)
        self._feature: Feature | None = None
        self._current: Scenario | None = None
        self._told: set[int] = set()
        self._heading: Feature | None = None
        self._progress: Progress | None = None
        self._few = False

    @contextmanager
    def progress(
        self, scenarios: Sequence[Scenario], expected: Callable[[Scenario], float], jobs: int
    ) -> Iterator[None]:
        """Show how far the run is, until the formatter is closed or the block ends, if anybody looks on.

        Args:
            scenarios: all that are to be run.
            expected: tells how many seconds one will take; infinity where that is unknown.
            jobs: how many run at the same time.
        """
        if has_a_reader(self.stream) and self.config.capture_stdout:
            self._few = len(scenarios) <= FEW
            console = terminal(self.stream, coloured=self._coloured)
            self._progress = Progress(console, scenarios, expected, jobs)
            self._progress.start()
        try:
            yield
        finally:
            self._end_progress()

    def close(self) -> None:
        """End the run."""
        self._end_progress()
        super().close()

    def feature(self, feature: Feature) -> None:
        """Begin a feature; its name is printed with the first scenario that ends in it."""
        self._feature = feature
        self._told = set()

    def rule(self, _rule: Rule) -> None:
        """End the scenario before the rule."""
        self._end_scenario()

    def scenario(self, scenario: Scenario) -> None:
        """Begin a scenario, which ends the one before."""
        self._end_scenario()
        self._current = scenario

    def eof(self) -> None:
        """End a feature, and tell of scenarios that broke before they began."""
        self._end_scenario()
        for scenario in self._feature.walk_scenarios() if self._feature else ():
            if scenario.status.has_failed() and id(scenario) not in self._told:
                self._tell(scenario)
        self._feature = None

    def _end_scenario(self) -> None:
        if self._current is not None and not is_deselected(self._current, self.config):
            self._tell(self._current)
        self._current = None

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress.stop()
        self._progress = None

    def _tell(self, scenario: Scenario) -> None:
        self._told.add(id(scenario))
        if self._progress is None:
            self.stream.write("\n".join((*self._lines(scenario), "")))
            self.stream.flush()
            return
        self._progress.count(scenario)
        if self._few or verdict(scenario) in WORTH_A_LINE:
            self._progress.tell("\n".join(self._lines(scenario)))

    def _lines(self, scenario: Scenario) -> Iterator[str]:
        if self._heading is not feature_of(scenario):
            self._heading = feature_of(scenario)
            yield from ("", feature_of(scenario).name)
        word, colour = WORDS[verdict(scenario)]
        yield f"  {self._paint(word.ljust(8), colour)}{scenario.duration:6.2f} s  {display_name(scenario)}"
        for line in _details(scenario):
            yield f"{INDENT}{line}".rstrip()

    def _paint(self, text: str, colour: str) -> str:
        return f"\033[{colour}m{text}\033[0m" if self._coloured else text


def _details(scenario: Scenario) -> Iterator[str]:
    """Where, at which step and why a scenario is red, with the end of its log; or why it was skipped."""
    red = scenario.status.has_failed()
    if red:
        yield f"{scenario.location}{again(scenario)}"
        step = culprit(scenario)
        if step is not None:
            yield f"{step.keyword} {step.name}"
    for line in explanation(scenario).splitlines():
        yield f"  {line}"
    if red:
        log = [line for line in scenario.captured.log.splitlines() if line.strip()]
        yield from (f"    {line}" for line in log[-LAST_LOG_LINES:])
