"""Whom a campaign asks, and what it makes of the answers."""

from dataclasses import replace

import pytest

from support.evidence.report.results import Outcome
from support.evidence.verdicts import Verdict
from support.proving.campaign import UnsoundSuite, require_green, try_all, try_one
from support.proving.judging import Clarity
from support.proving.suite import CannotRun, TargetRefused
from support.sandbox.faults import Fault
from tests.unit.proving.runs import Runs

FAULT = Fault("a-fault", "It is wrong.", ("API-READ-01", "EVT-30"), "E-Tag", lambda seams: None)
GREEN = Outcome("F", "is green", Verdict.PASSED, "", 0, "")
RED = Outcome("F", "is red", Verdict.FAILED, "the E-Tag", 0, "")


def test_only_scenarios_of_the_rules_are_asked_when_they_notice() -> None:
    runs = Runs([GREEN, RED])
    judgement = try_one(FAULT, runs)
    assert runs.asked == [["-D", "fault=a-fault", "--tags", "@API-READ-01 or @EVT-30"]]
    assert (judgement.asked, judgement.by_its_rules, judgement.witnesses) == (2, True, (RED,))


def test_all_others_are_asked_when_they_do_not() -> None:
    runs = Runs([GREEN], [GREEN, RED])
    judgement = try_one(FAULT, runs)
    assert "not (@API-READ-01 or @EVT-30)" in runs.asked[1]
    assert (judgement.asked, judgement.by_its_rules, judgement.witnesses) == (3, False, (RED,))


def test_a_fault_that_nobody_notices_is_missed() -> None:
    judgement = try_one(FAULT, Runs([GREEN], [GREEN]))
    assert judgement.clarity is Clarity.NOT_AT_ALL


def test_a_target_that_is_refused_before_the_run_is_noticed_as_broken() -> None:
    judgement = try_one(FAULT, Runs(TargetRefused("API: answered 404 instead of 200")))
    assert judgement.clarity is Clarity.AS_BROKEN
    assert judgement.witnesses[0].reason == "API: answered 404 instead of 200"


def test_a_run_that_left_nothing_proves_nothing() -> None:
    with pytest.raises(CannotRun, match=r"^a-fault: no such option"):
        try_one(FAULT, Runs(CannotRun("no such option")))


def test_several_faults_are_tried() -> None:
    judgements = try_all([FAULT, FAULT], Runs([RED], [RED]), at_a_time=2)
    assert [each.clarity for each in judgements] == [Clarity.CLEARLY] * 2


def test_a_green_suite_is_counted() -> None:
    assert require_green(Runs([GREEN, GREEN])) == 2


@pytest.mark.parametrize("unsound", [[GREEN, RED], []], ids=["red", "nothing was run"])
def test_the_red_of_a_suite_that_is_not_green_means_nothing(unsound: list[Outcome]) -> None:
    with pytest.raises(UnsoundSuite):
        require_green(Runs(unsound))


def test_who_is_red_without_a_fault_is_named_with_the_reason() -> None:
    long = replace(RED, name="is long", verdict=Verdict.BROKEN, reason=f"{'x' * 300}\nand more")
    with pytest.raises(UnsoundSuite) as raised:
        require_green(Runs([GREEN, RED, long]))
    assert str(raised.value).splitlines() == [
        "The suite is not green without any fault: 1 failed; 1 broken",
        "  failed: F: is red: the E-Tag",
        f"  broken: F: is long: {'x' * 200}…",
    ]
