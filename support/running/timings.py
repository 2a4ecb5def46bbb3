"""How long scenarios took in earlier runs, kept in a small file among the reports.

Shards learn each for itself: `python -m support.running.timings FILE...` puts what they learnt together.
"""

import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from behave.model import Scenario

from support.evidence.redaction import redact
from support.evidence.storage import loss_told
from support.evidence.verdicts import Verdict, verdict

TIMINGS = Path("reports/timings.json")
TELLING = (Verdict.PASSED, Verdict.FLAKY, Verdict.FAILED, Verdict.KNOWN_DEFECT)
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
            if verdict(scenario) in TELLING
        }
        with loss_told(self._path, print):
            _write(self._path, self._seconds | took)


def put_together(known: Mapping[str, float], learnt: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """What shards that all knew the same know between them, after each has learnt something else."""
    together = dict(known)
    for each in learnt:
        together |= {name: took for name, took in each.items() if known.get(name) != took}
    return together


def main(arguments: Sequence[str]) -> None:
    """Add to the timings of this folder, from which all shards began, what is in the files that they left."""
    together = put_together(_read(TIMINGS), [_read(Path(each)) for each in arguments])
    TIMINGS.parent.mkdir(parents=True, exist_ok=True)
    _write(TIMINGS, together)
    print(f"{TIMINGS} knows the times of {len(together)} scenarios")


def _write(path: Path, seconds: Mapping[str, float]) -> None:
    """Put the file in place when it is whole."""
    written = path.with_suffix(".new")
    written.write_text(json.dumps(seconds, indent=0, sort_keys=True), encoding="utf-8")
    written.replace(path)


def _read(path: Path) -> dict[str, float]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    items = known.items() if isinstance(known, Mapping) else ()
    return {name: seconds for name, seconds in items if isinstance(seconds, int | float)}


def name_of(scenario: Scenario) -> str:
    """What its time is known by: file and name, rows of outlines numbered; no secret of it is written."""
    return redact(f"{scenario.filename}: {scenario.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
