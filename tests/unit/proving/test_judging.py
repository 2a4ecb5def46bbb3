"""Who noticed a fault, and how clearly."""

from dataclasses import replace
from pathlib import Path

import pytest

from support.actions import asking
from support.checks.requiring import fail
from support.evidence.report.results import Outcome
from support.evidence.verdicts import Verdict
from support.matching import Mismatch, MismatchError
from support.phrases import Actor
from support.proving.judging import Clarity, Judgement, witnesses
from support.sandbox.faults import Fault
from tests.unit.stage import answer, staged

FAULT = Fault("a-fault", "It is wrong.", ("API-READ-01",), "E-Tag", lambda seams: None)


def outcome(name: str, verdict: Verdict, reason: str = "") -> Outcome:
    return Outcome("F", name, verdict, reason, 0, "")


def judged(*outcomes: Outcome) -> Judgement:
    return Judgement(FAULT, witnesses(FAULT, outcomes), len(outcomes), by_its_rules=True)


def clarity_of(clue: str, reason: str) -> Clarity:
    """How clear a scenario is that failed for this reason."""
    witness = outcome("it", Verdict.FAILED, reason)
    return Judgement(replace(FAULT, clue=clue), (witness,), 1, by_its_rules=True).clarity


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


TABLE = """1 difference from what was expected:
where           | expected    | actual | why
----------------+-------------+--------+---------------
response.status | "403 Sorry" | "201"  | another status"""
ANSWERED = "The last request was answered 400: GET /Immunization?_e-tag=400, X-Request-ID 4f2a"
CROWD = f"This is not true of vaccination 1 of 50.\n\nScenario: E-Tag 400\n  Given it\n\n{TABLE}\n{ANSWERED}"


@pytest.mark.parametrize(
    ("clue", "reason", "clarity"),
    [
        ("403", f"{TABLE}\n{ANSWERED}", Clarity.CLEARLY),
        ("400", f"{TABLE}\n{ANSWERED}", Clarity.UNCLEARLY),
        ("E-Tag", f"{TABLE}\n{ANSWERED}", Clarity.UNCLEARLY),
        ("E-Tag", f"{TABLE}\nHOOK-ERROR in after_scenario: LeftBehind: e-tag", Clarity.UNCLEARLY),
        ("E-Tag", "expected 1, got 2\nCLEANUP-ERROR: ValueError: no\ne-tag", Clarity.UNCLEARLY),
        ("201", CROWD, Clarity.CLEARLY),
        ("E-Tag", CROWD, Clarity.UNCLEARLY),
        ("400", "$.id | 0a400b12 | 14003 | differs", Clarity.UNCLEARLY),
        ("coding", "Resource.site.coding[1] | 1 | absent | missing", Clarity.CLEARLY),
    ],
)
def test_the_clue_must_be_in_what_the_differences_say(clue: str, reason: str, clarity: Clarity) -> None:
    assert clarity_of(clue, reason) is clarity


def test_what_a_check_tells_of_the_last_request_is_no_difference(tmp_path: Path) -> None:
    with staged(tmp_path) as stage:
        stage.answers(answer(403))
        asking.send_raw(stage.session, Actor(), "GET", "/Immunization", None)
        with pytest.raises(MismatchError) as raised:
            fail(stage.session, [Mismatch("total", 1, 2, "differs")])
    assert "403" in str(raised.value)
    assert clarity_of("403", str(raised.value)) is Clarity.UNCLEARLY
    assert clarity_of("total", str(raised.value)) is Clarity.CLEARLY


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
