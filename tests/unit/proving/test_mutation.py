"""Who noticed a mutant: only a scenario that is red again against it, and green against the right sandbox."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.evidence.report.results import Outcome
from support.evidence.verdicts import Verdict
from support.proving import mutation
from support.proving.mutants import Mutant
from support.proving.mutation import main, who_noticed
from support.proving.suite import CannotRun, TargetRefused
from tests.unit.proving.runs import Runs

WHOLE = ["-D", "seed=1", "--jobs", "6"]
UNTIL_RED = [*WHOLE, "--stop"]


def alone(*names: str) -> list[str]:
    return ["-D", "seed=1", *(part for name in names for part in ("--name", f"^{name}"))]


def outcome(verdict: Verdict, name: str = "it", start: int = 0) -> Outcome:
    return Outcome("F", name, verdict, "why", start, f"id of {name}")


RED, GREEN, BROKEN = outcome(Verdict.FAILED), outcome(Verdict.PASSED), outcome(Verdict.BROKEN)


@pytest.mark.parametrize("red", [RED, BROKEN], ids=["failed", "broken"])
@pytest.mark.parametrize("green", [Verdict.PASSED, Verdict.KNOWN_DEFECT])
def test_who_is_red_again_and_green_without_the_change_noticed(red: Outcome, green: Verdict) -> None:
    mutated, right = Runs([red], [red]), Runs([outcome(green)])
    assert who_noticed(mutated, right) == red
    assert mutated.asked == [UNTIL_RED, alone("it")]
    assert right.asked == [alone("it")]


def test_nobody_noticed_where_nobody_is_red() -> None:
    mutated = Runs([GREEN])
    assert who_noticed(mutated, Runs()) is None
    assert mutated.asked == [UNTIL_RED]


def test_who_was_red_once_only_did_not_notice_and_all_others_are_asked() -> None:
    other = outcome(Verdict.FAILED, "other")
    mutated = Runs([RED], [GREEN], [GREEN, other], [other])
    assert who_noticed(mutated, Runs([outcome(Verdict.PASSED, "other")])) == other
    assert mutated.asked == [UNTIL_RED, alone("it"), WHOLE, alone("other")]


def test_who_is_red_once_and_nobody_else_leaves_a_survivor() -> None:
    assert who_noticed(Runs([RED], [GREEN], [GREEN]), Runs()) is None


@pytest.mark.parametrize("verdict", [Verdict.FAILED, Verdict.BROKEN, Verdict.SKIPPED, Verdict.NOT_RUN])
def test_who_is_not_green_without_the_change_did_not_notice_it(verdict: Verdict) -> None:
    mutated = Runs([RED], [RED], [RED], [RED])
    assert who_noticed(mutated, Runs([outcome(verdict)], [outcome(verdict)])) is None


def test_of_several_that_noticed_the_first_is_named() -> None:
    early, late = outcome(Verdict.FAILED, "early", 1), outcome(Verdict.BROKEN, "late (9, x)", 2)
    mutated = Runs([late, early], [late, early])
    right = Runs([outcome(Verdict.PASSED, "late (9, x)"), outcome(Verdict.PASSED, "early")])
    assert who_noticed(mutated, right) == early
    assert right.asked == [alone("early", "late")]


def test_only_some_of_many_are_run_again() -> None:
    many = [outcome(Verdict.FAILED, f"scenario {number:02}", number) for number in range(30)]
    mutated = Runs(many, many)
    assert who_noticed(mutated, Runs([outcome(Verdict.PASSED, "scenario 09")])) == many[9]
    assert mutated.asked[1].count("--name") == mutation.MOST


def test_a_refused_target_noticed_at_once() -> None:
    noticed = who_noticed(Runs(TargetRefused("environment sandbox is not usable")), Runs())
    assert noticed is not None
    assert noticed.reason == "environment sandbox is not usable"


def test_a_right_sandbox_that_is_refused_proves_nothing() -> None:
    with pytest.raises(CannotRun):
        who_noticed(Runs([RED], [RED]), Runs(TargetRefused("not usable")))


@pytest.fixture
def try_with(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let mutants end in turn as a test says."""

    def prepare(*answers: Outcome | Exception | None) -> None:
        given = list(answers)

        def try_one(_: Mutant) -> Outcome | None:
            answer = given.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        mutants = [Mutant(Path("a.py"), "x = 1\n", "core/NumberReplacer", 0, 1)] * len(answers)
        monkeypatch.setattr(mutation, "sample", lambda *_: mutants)
        monkeypatch.setattr(mutation, "try_one", try_one)

    return prepare


def test_the_figure_leaves_out_a_mutant_against_which_nothing_could_be_run(
    try_with: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    try_with(RED, CannotRun("the sandbox\ndid not start"), RED)
    assert main(["--seed", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "    by 'it'"
    assert lines[3] == "    not counted, for the suite could not be run: the sandbox did not start"
    assert lines[-1] == "2 of 2 mutants were noticed (seed 3)"


@pytest.mark.parametrize("answers", [(RED, None), (CannotRun("no luck"),)], ids=["survivor", "none ran"])
def test_a_survivor_and_a_sample_of_which_none_could_be_run_are_red(
    try_with: Callable[..., None], answers: tuple[Outcome | Exception | None, ...]
) -> None:
    try_with(*answers)
    assert main([]) == 1
