"""The history of earlier runs, one a line, from which the report draws its trends."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from support.evidence.report.results import Outcome

Run = list[int]
"""When its scenarios began, in milliseconds since 1970, in order: no two runs have that in common."""


@dataclass(frozen=True)
class History:
    """What is known of earlier runs."""

    runs: tuple[tuple[str, Run], ...]
    """Each run with its line."""
    lost: int
    """How many lines cannot be read."""

    def without(self, outcomes: Iterable[Outcome]) -> str:
        """The lines but for an earlier report on these results: who makes it twice has not run twice."""
        now = sorted(outcome.start for outcome in outcomes)
        return "".join(f"{line}\n" for line, run in self.runs if run != now)


def read(path: Path) -> History:
    """Read the earlier runs, of which there may be none."""
    text = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
    lines = [line for line in text.split("\n") if line.strip()]
    runs = [(line, run) for line in lines if (run := _run(line)) is not None]
    return History(tuple(runs), len(lines) - len(runs))


def replace(path: Path, new: Path, earlier: History) -> str:
    """Put the file `new` in place of the history, of which nothing is lost that could not be read.

    A damaged one is kept as `history.damaged-1.jsonl` or the like; the warning that is returned says so.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    warning = ""
    if earlier.lost:
        kept = path.rename(_free_name(path))
        warning = (
            f"{path} was damaged: {earlier.lost} of {earlier.lost + len(earlier.runs)} runs in it "
            f"could not be read. The trend goes on with the others; the file as it was is {kept}"
        )
    new.replace(path)
    return warning


def _run(line: str) -> Run | None:
    """What a line says of a run, if it is sound."""
    try:
        results = json.loads(line)["testResults"]
        return sorted(each.get("start", 0) for each in results.values())
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _free_name(path: Path) -> Path:
    number = 1
    while (name := path.with_suffix(f".damaged-{number}{path.suffix}")).exists():
        number += 1
    return name
