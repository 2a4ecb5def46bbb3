from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.evidence.report.results import NoResults, read
from support.evidence.verdicts import NOT_RUN_REASON, Verdict
from tests.unit.evidence.result_files import write_result


@pytest.mark.parametrize(
    ("status", "details", "verdict"),
    [
        ("passed", {}, Verdict.PASSED),
        ("failed", {"message": "expected 1"}, Verdict.FAILED),
        ("failed", {"message": "known defect", "known": True}, Verdict.KNOWN_DEFECT),
        ("broken", {"message": "KeyError"}, Verdict.BROKEN),
        ("skipped", {"message": "not today"}, Verdict.SKIPPED),
        ("skipped", {"message": NOT_RUN_REASON}, Verdict.NOT_RUN),
    ],
)
def test_a_result_has_the_verdict_of_the_run(
    tmp_path: Path, status: str, details: dict[str, Any], verdict: Verdict
) -> None:
    write_result(tmp_path, "it", status, **details)
    (outcome,) = read([tmp_path]).outcomes
    assert outcome.verdict is verdict
    assert (outcome.feature, outcome.name, outcome.reason) == ("Recording", "it", details.get("message", ""))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"name": "cut o', "not JSON from line 1, column 10 on; was it written to its end?"),
        ("", "not JSON"),
        ("[]", "not the form of a result"),
        ('{"name": "it", "labels": []}', "it has no 'status'"),
        ('{"name": "it", "status": "green", "labels": [], "start": 1}', "its status is 'green'"),
        ('{"name": "it", "status": "passed", "labels": [{}], "start": 1}', "it has no 'name'"),
        ("\udcff", "not text in UTF-8"),
    ],
)
def test_a_corrupt_file_is_named_with_what_is_wrong_and_the_others_count(
    tmp_path: Path, text: str, why: str
) -> None:
    write_result(tmp_path, "sound")
    (tmp_path / "bad-result.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    results = read([tmp_path])
    (problem,) = results.unreadable
    assert problem.startswith(f"{tmp_path}/bad-result.json: ")
    assert why in problem
    assert [outcome.name for outcome in results.outcomes] == ["sound"]


def test_a_missing_folder_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoResults, match="no folder of results: run the features first"):
        read([tmp_path / "none"])


def test_errors_outside_every_scenario_are_read(tmp_path: Path) -> None:
    (tmp_path / "a-globals.json").write_text('{"errors": [{"message": "after_all: left"}]}')
    (tmp_path / "b-globals.json").write_text('{"attachments": []}')
    assert read([tmp_path]).run_errors == ("after_all: left",)


def test_facts_and_announced_scenarios_of_shards_add_up(tmp_path: Path) -> None:
    for name, seed in (("one", "7"), ("two", "8")):
        write_result(tmp_path / name, name)
        facts = f"environment = int\nseed = {seed}\nscenarios = 5\n"
        (tmp_path / name / "environment.properties").write_text(facts)
    results = read([tmp_path / "one", tmp_path / "two"])
    assert results.facts == {"environment": ("int",), "seed": ("7", "8")}
    assert results.announced == 10
    assert len(results.outcomes) == 2


def test_a_run_that_announced_nothing_is_no_less_readable(tmp_path: Path) -> None:
    write_result(tmp_path, "it")
    assert read([tmp_path]).announced is None


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.write_bytes(b"scenarios = 3 \xff"), "not text in UTF-8"),
        (lambda path: path.mkdir(), "Is a directory"),
    ],
    ids=["no text", "no file"],
)
def test_facts_that_cannot_be_read_are_named(
    tmp_path: Path, spoil: Callable[[Path], object], why: str
) -> None:
    write_result(tmp_path, "it")
    spoil(tmp_path / "environment.properties")
    results = read([tmp_path])
    assert results.unreadable == (f"{tmp_path}/environment.properties: {why}",)
    assert results.announced is None
    assert len(results.outcomes) == 1


def test_a_scenario_counts_once_however_often_it_was_tried(tmp_path: Path) -> None:
    for attempt, status in enumerate(("broken", "failed", "passed")):
        write_result(tmp_path, f"attempt {attempt}", status, message=f"{status} {attempt}", historyId="it")
    write_result(tmp_path, "another")
    one, two = read([tmp_path]).outcomes
    assert (one.name, one.verdict, one.reason) == ("attempt 2", Verdict.FLAKY, "passed 2")
    assert (two.name, two.verdict) == ("another", Verdict.PASSED)


@pytest.mark.parametrize("last", ["failed", "broken", "skipped"])
def test_only_passing_makes_up_for_a_red_attempt(tmp_path: Path, last: str) -> None:
    write_result(tmp_path, "first", "failed", message="expected 1", historyId="it")
    write_result(tmp_path, "second", last, message="why", historyId="it")
    (outcome,) = read([tmp_path]).outcomes
    assert outcome.verdict in (Verdict.FAILED, Verdict.BROKEN)


def test_what_passed_on_another_machine_makes_up_for_nothing(tmp_path: Path) -> None:
    write_result(tmp_path / "one", "it", "failed", message="expected 1", historyId="it")
    write_result(tmp_path / "two", "it", "passed", historyId="it")
    verdicts = [outcome.verdict for outcome in read([tmp_path / "one", tmp_path / "two"]).outcomes]
    assert sorted(verdicts) == [Verdict.FAILED, Verdict.PASSED]
