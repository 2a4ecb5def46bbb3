"""Who noticed a fault, and how clearly they said what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from support.evidence.report.results import Outcome
from support.evidence.verdicts import Verdict
from support.sandbox.faults import Fault

NOTICING = (Verdict.FAILED, Verdict.BROKEN)


class Clarity(StrEnum):
    """How a fault was noticed."""

    CLEARLY = "clearly"
    """A check failed, and its message names what is wrong."""
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
    named = fault.clue.casefold() in outcome.reason.casefold()
    return Clarity.CLEARLY if named else Clarity.UNCLEARLY
