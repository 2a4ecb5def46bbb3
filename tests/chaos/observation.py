"""What was seen when something went wrong on purpose, and what would have been right."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from support.evidence.verdicts import Verdict
from tests.chaos.runs import Run, clean_up
from tests.chaos.target import Target
from tests.meta.behave_run import Result

SUMMARY = re.compile(r"^\d+ scenarios?: (.*) in [\d.]+ s$", re.MULTILINE)
HEADINGS = ("what happened", "how often", "verdict", "left before the janitor", "left after", "longest time")


@dataclass
class Observation:
    """One event and what came of it."""

    what: str
    verdict: str
    seconds: float
    """From the event to the end of the run."""
    limit: float
    """How many seconds it may take."""
    left_before: int = 0
    """Records of the run that were still there when it was over."""
    left_after: int = 0
    """Those that are there after the janitor."""
    objections: list[str] = field(default_factory=list)
    """What is not as it should be."""

    def let_the_janitor_clean_up_after(self, run: Run, target: Target) -> None:
        """Count what is left before and after."""
        self.left_before = len(run.left(target))
        code, said = clean_up(run.folder, target.profile)
        if code != 0:
            self.objections.append(f"the janitor ended with {code}: {said}")
        self.left_after = len(run.left(target))
        if self.left_after:
            self.objections.append("the janitor left something behind")


def verdict_of(result: Result) -> str:
    """The worst that a run says of its scenarios, or its exit code where that says something else."""
    counts = SUMMARY.findall(result.console)
    worst = next(
        (each for each in (Verdict.FAILED, Verdict.BROKEN, Verdict.PASSED) if each in "".join(counts)), ""
    )
    right_code = 0 if worst == Verdict.PASSED else 1
    return str(worst) if worst and result.exit_code == right_code else f"exit code {result.exit_code}"


def table(observations: Iterable[Observation]) -> Iterator[str]:
    """The lines of a Markdown table: one row for each kind of event, in the order in which they came up."""
    yield f"| {' | '.join(HEADINGS)} |"
    yield f"|{'---|' * len(HEADINGS)}"
    found = list(observations)
    order = list(dict.fromkeys(each.what for each in found))
    for what, alike in groupby(
        sorted(found, key=lambda each: order.index(each.what)), lambda each: each.what
    ):
        yield _row(what, list(alike))


def _row(what: str, alike: list[Observation]) -> str:
    verdicts = ", ".join(dict.fromkeys(each.verdict for each in alike))
    slowest = max(alike, key=lambda each: each.seconds)
    left_before, left_after = (
        sum(getattr(each, name) for each in alike) for name in ("left_before", "left_after")
    )
    cells = (
        what,
        len(alike),
        verdicts,
        left_before,
        left_after,
        f"{slowest.seconds:.1f} of {slowest.limit:g} s",
    )
    return f"| {' | '.join(map(str, cells))} |"
