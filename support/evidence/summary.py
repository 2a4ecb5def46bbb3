"""The last words of a run on the console: what is red and why, in one line each, the counts, the results."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from behave.configuration import Configuration
from behave.model import Feature, Scenario
from behave.reporter.base import Reporter

from support.evidence.headlines import headline
from support.evidence.names import display_name
from support.evidence.run_errors import RunError
from support.evidence.selection import selected
from support.evidence.verdicts import Verdict, explanation, verdict

LONGEST_REASON = 140
WORTH_A_LINE = {
    Verdict.FAILED: "FAILED",
    Verdict.BROKEN: "BROKEN",
    Verdict.KNOWN_DEFECT: "KNOWN",
    Verdict.FLAKY: "FLAKY",
    Verdict.SKIPPED: "SKIPPED",
}
"""What such a scenario is called here, in this order."""


class RunSummary(Reporter):
    """Takes the place of behave's own summary, which names neither the reasons nor the results."""

    def __init__(
        self,
        config: Configuration,
        stream: Any,
        errors: Sequence[RunError],
        what_next: Callable[[bool], list[str]],
    ) -> None:
        """Write to `stream` at the end; `errors` may grow until then; `what_next` is told if any is red."""
        super().__init__(config)
        self._stream = stream
        self._errors = errors
        self._what_next = what_next
        self._scenarios: list[Scenario] = []
        self._began = time.monotonic()

    def feature(self, feature: Feature) -> None:
        """Take note of a feature, whether or not it was run."""
        self._scenarios.extend(selected([feature], self.config))

    def end(self) -> None:
        """Write the summary."""
        lines = ["", *self._red_lines(), self._counts(), *self._what_next(self._is_red())]
        self._stream.write("\n".join(lines) + "\n")
        self._stream.flush()

    def _red_lines(self) -> list[str]:
        lines = [
            f"{'BROKEN':8}{error.where}: {headline(error.message, LONGEST_REASON)}" for error in self._errors
        ]
        for kind, word in WORTH_A_LINE.items():
            for scenario in self._scenarios:
                if verdict(scenario) is kind:
                    lines.append(f"{word:8}{scenario.location}  {display_name(scenario)}")
                    lines.append(f"{'':8}{headline(explanation(scenario), LONGEST_REASON)}")
        return [*lines, ""] if lines else []

    def _counts(self) -> str:
        counts = Counter(verdict(scenario) for scenario in self._scenarios)
        parts = [_count(counts[kind], kind) for kind in Verdict if counts[kind]]
        if self._errors:
            parts.append(f"{len(self._errors)} outside any scenario")
        total = len(self._scenarios)
        seconds = time.monotonic() - self._began
        return f"{total} scenario{'' if total == 1 else 's'}: {', '.join(parts) or 'none'} in {seconds:.1f} s"

    def _is_red(self) -> bool:
        return bool(self._errors) or any(scenario.status.has_failed() for scenario in self._scenarios)


def _count(number: int, kind: Verdict) -> str:
    """`3 failed`; a known defect is the one verdict that can be counted like a thing."""
    return f"{number} {kind}{'s' if kind is Verdict.KNOWN_DEFECT and number > 1 else ''}"
