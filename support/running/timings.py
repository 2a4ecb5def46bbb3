"""How long scenarios took in earlier runs, kept in a small file among the reports."""

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from behave.model import Scenario

from support.evidence.verdicts import Verdict, verdict

TELLING = (Verdict.PASSED, Verdict.FAILED, Verdict.KNOWN_DEFECT)
"""How a scenario must have ended for its time to tell anything about the next run."""


class Timings:
    """Seconds by scenario. They only decide in which order scenarios begin, so a lost file does no harm."""

    def __init__(self, path: Path) -> None:
        """Read what earlier runs left in the file, if anything."""
        self._path = path
        self._seconds = _read(path)

    def expected(self, scenario: Scenario) -> float:
        """How many seconds the scenario will take; of one that never ran anything may be expected."""
        return self._seconds.get(name_of(scenario), math.inf)

    def learn(self, scenarios: Iterable[Scenario]) -> None:
        """Take note of scenarios that have ended, and write the file."""
        took = {
            name_of(scenario): round(scenario.duration, 3)
            for scenario in scenarios
            if verdict(scenario.status) in TELLING
        }
        written = self._path.with_suffix(".new")
        written.write_text(json.dumps(self._seconds | took, indent=0, sort_keys=True), encoding="utf-8")
        written.replace(self._path)


def _read(path: Path) -> dict[str, float]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    items = known.items() if isinstance(known, Mapping) else ()
    return {name: seconds for name, seconds in items if isinstance(seconds, int | float)}


def name_of(scenario: Scenario) -> str:
    """What its time is known by: file and name, rows of outlines numbered."""
    return f"{scenario.filename}: {scenario.name}"
