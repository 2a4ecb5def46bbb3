"""Who noticed a fault, and how clearly."""

import pytest

from support.evidence.report.results import Outcome
from support.evidence.verdicts import Verdict
from support.proving.judging import Clarity, Judgement, witnesses
from support.sandbox.faults import Fault

FAULT = Fault("a-fault", "It is wrong.", ("API-READ-01",), "E-Tag", lambda seams: None)


def outcome(name: str, verdict: Verdict, reason: str = "") -> Outcome:
    return Outcome("F", name, verdict, reason, 0, "")


def judged(*outcomes: Outcome) -> Judgement:
    return Judgement(FAULT, witnesses(FAULT, outcomes), len(outcomes), by_its_rules=True)


@pytest.mark.parametrize(
    ("verdict", "reason", "clarity"),
    [
        (Verdict.FAILED, "response.headers.e-tag | 1 | absent", Clarity.CLEARLY),
        (Verdict.FAILED, "1 difference:\n\nresponse.headers.e-tag | 1", Clarity.CLEARLY),
        (Verdict.FAILED, "something else", Clarity.UNCLEARLY),
        (Verdict.BROKEN, "KeyError: 'e-tag'", Clarity.AS_BROKEN),
        (Verdict.PASSED, "", Clarity.NOT_AT_ALL),
        (Verdict.SKIPPED, "E-Tag", Clarity.NOT_AT_ALL),
        (Verdict.KNOWN_DEFECT, "E-Tag", Clarity.NOT_AT_ALL),
        (Verdict.NOT_RUN, "E-Tag", Clarity.NOT_AT_ALL),
    ],
)
def test_the_clarity_follows_from_verdict_and_message(
    verdict: Verdict, reason: str, clarity: Clarity
) -> None:
    assert judged(outcome("it", verdict, reason)).clarity is clarity


def test_the_clearest_witness_counts_and_comes_first() -> None:
    judgement = judged(
        outcome("breaks", Verdict.BROKEN, "KeyError"),
        outcome("is green", Verdict.PASSED),
        outcome("says little", Verdict.FAILED, "oh"),
        outcome("says it", Verdict.FAILED, "the e-tag"),
    )
    assert [each.name for each in judgement.witnesses] == ["says it", "says little", "breaks"]
    assert judgement.clarity is Clarity.CLEARLY


def test_nobody_asked_is_nobody_who_noticed() -> None:
    assert judged().clarity is Clarity.NOT_AT_ALL
