"""The last words of a run on the console: what is red and why, in one line each, the counts, the results."""

import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from behave.configuration import Configuration
from behave.model import Feature, Scenario
from behave.reporter.base import Reporter

from support.evidence.names import display_name
from support.evidence.run_errors import RunError
from support.evidence.selection import is_deselected
from support.evidence.verdicts import Verdict, explanation, verdict

LONGEST_REASON = 110
WORTH_A_LINE = (Verdict.FAILED, Verdict.BROKEN, Verdict.SKIPPED)


class RunSummary(Reporter):
    """Takes the place of behave's own summary, which names neither the reasons nor the results."""

    def __init__(
        self, config: Configuration, stream: Any, errors: Sequence[RunError], results: Sequence[str]
    ) -> None:
        """Write to `stream` at the end; `errors` may grow until then, `results` are folders to point to."""
        super().__init__(config)
        self._stream = stream
        self._errors = errors
        self._results = results
        self._scenarios: list[Scenario] = []
        self._began = time.monotonic()

    def feature(self, feature: Feature) -> None:
        """Take note of a feature, whether or not it was run."""
        selected = [s for s in feature.walk_scenarios() if not is_deselected(s, self.config)]
        self._scenarios.extend(selected)

    def end(self) -> None:
        """Write the summary."""
        lines = ["", *self._red_lines(), self._counts(), *self._where_results_are()]
        self._stream.write("\n".join(lines) + "\n")
        self._stream.flush()

    def _red_lines(self) -> list[str]:
        lines = [f"{'BROKEN':8}{error.where}: {_first_line(error.message)}" for error in self._errors]
        for kind in WORTH_A_LINE:
            for scenario in self._scenarios:
                if verdict(scenario.status) is kind:
                    lines.append(f"{kind.upper():8}{scenario.location}  {display_name(scenario)}")
                    lines.append(f"{'':8}{_first_line(explanation(scenario))}")
        return [*lines, ""] if lines else []

    def _counts(self) -> str:
        counts = Counter(verdict(scenario.status) for scenario in self._scenarios)
        parts = [f"{counts[kind]} {kind}" for kind in Verdict if counts[kind]]
        if self._errors:
            parts.append(f"{len(self._errors)} outside any scenario")
        total = len(self._scenarios)
        seconds = time.monotonic() - self._began
        return f"{total} scenario{'' if total == 1 else 's'}: {', '.join(parts) or 'none'} in {seconds:.1f} s"

    def _where_results_are(self) -> list[str]:
        return [f"Allure results: {folder}" for folder in self._results]


def _first_line(text: str) -> str:
    """The first line that says something, cut to fit."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "…"
