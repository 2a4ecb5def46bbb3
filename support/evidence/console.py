"""What a person sees while the features run: a line for each scenario, and why it is red."""

from collections.abc import Iterator
from typing import Any

from behave.configuration import Configuration
from behave.formatter.base import Formatter
from behave.model import Feature, Rule, Scenario

from support.evidence.names import display_name, feature_of
from support.evidence.selection import is_deselected
from support.evidence.verdicts import Verdict, culprit, explanation, verdict

WORDS = {
    Verdict.PASSED: ("ok", "32"),
    Verdict.FAILED: ("FAILED", "31;1"),
    Verdict.BROKEN: ("BROKEN", "35;1"),
    Verdict.KNOWN_DEFECT: ("known", "33"),
    Verdict.SKIPPED: ("skipped", "36"),
    Verdict.NOT_RUN: ("not run", "33"),
}
"""What a verdict is called here, and its colour on a terminal."""
LAST_LOG_LINES = 20
INDENT = " " * 12


class ConsoleFormatter(Formatter):
    """Prints one line per scenario when it has ended; under a red one what was found, and what led to it."""

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

    def _tell(self, scenario: Scenario) -> None:
        if self._heading is not feature_of(scenario):
            self._heading = feature_of(scenario)
            self.stream.write(f"\n{feature_of(scenario).name}\n")
        self._told.add(id(scenario))
        word, colour = WORDS[verdict(scenario.status)]
        self.stream.write(
            f"  {self._paint(word.ljust(8), colour)}{scenario.duration:6.2f} s  {display_name(scenario)}\n"
        )
        for line in _details(scenario):
            self.stream.write(f"{INDENT}{line}".rstrip() + "\n")
        self.stream.flush()

    def _paint(self, text: str, colour: str) -> str:
        return f"\033[{colour}m{text}\033[0m" if self._coloured else text


def _details(scenario: Scenario) -> Iterator[str]:
    """Where, at which step and why a scenario is red, with the end of its log; or why it was skipped."""
    red = scenario.status.has_failed()
    if red:
        yield str(scenario.location)
        step = culprit(scenario)
        if step is not None:
            yield f"{step.keyword} {step.name}"
    for line in explanation(scenario).splitlines():
        yield f"  {line}"
    if red:
        log = [line for line in scenario.captured.log.splitlines() if line.strip()]
        yield from (f"    {line}" for line in log[-LAST_LOG_LINES:])
