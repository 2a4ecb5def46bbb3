"""Who noticed a fault, and how clearly they said what is wrong."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from support.evidence.report.results import Outcome
from support.evidence.verdicts import TEARDOWN_ERRORS, Verdict
from support.sandbox.faults import Fault

NOTICING = (Verdict.FAILED, Verdict.BROKEN)
HEADING = "from what was expected:"
"""The end of the line before the differences."""
TOLD_AFTERWARDS = ("The last request was answered ", *TEARDOWN_ERRORS)
"""The beginnings of lines after the differences, which would name a status whatever is wrong."""


class Clarity(StrEnum):
    """How a fault was noticed."""

    CLEARLY = "clearly"
    """A check failed, and the differences that it tells name what is wrong."""
    UNCLEARLY = "unclearly"
    """A check failed, but whoever reads the message must search."""
    AS_BROKEN = "as broken"
    """Scenarios broke, as if the test or the environment were to blame."""
    NOT_AT_ALL = "missed"


@dataclass(frozen=True)
class Judgement:
    """What became of one fault."""

    fault: Fault
    witnesses: tuple[Outcome, ...]
    """The scenarios that noticed it, the clearest first."""
    asked: int
    """How many scenarios were run; none when the check before the run refused the target."""
    by_its_rules: bool
    """Whether it was noticed by scenarios that say that they verify what it breaks."""

    @property
    def clarity(self) -> Clarity:
        """How it was noticed, going by the clearest witness."""
        return _clarity(self.witnesses[0], self.fault) if self.witnesses else Clarity.NOT_AT_ALL


def witnesses(fault: Fault, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Choose the scenarios that noticed a fault, the clearest first."""
    noticed = [outcome for outcome in outcomes if outcome.verdict in NOTICING]
    order = list(Clarity)
    return tuple(sorted(noticed, key=lambda outcome: order.index(_clarity(outcome, fault))))


def refusal(message: str) -> Outcome:
    """What counts as the outcome of a run that refused to begin."""
    return Outcome("Before the run", "Is the environment fit to be tested?", Verdict.BROKEN, message, 0, "")


def _clarity(outcome: Outcome, fault: Fault) -> Clarity:
    if outcome.verdict is Verdict.BROKEN:
        return Clarity.AS_BROKEN
    return Clarity.CLEARLY if _names(outcome.reason, fault.clue) else Clarity.UNCLEARLY


def _names(reason: str, clue: str) -> bool:
    """Whether the differences name the clue; three digits within an id are no status."""
    pattern = rf"\b{clue}\b" if clue.isdecimal() else re.escape(clue)
    return re.search(pattern, _differences(reason), re.IGNORECASE) is not None


def _differences(reason: str) -> str:
    """What was found wrong: not the scenario that may be told before it, nor what is told after it."""
    lines = reason.splitlines()
    begin = next((at for at, line in enumerate(lines) if line.endswith(HEADING)), 0)
    return "\n".join(takewhile(lambda line: not line.startswith(TOLD_AFTERWARDS), lines[begin:]))
