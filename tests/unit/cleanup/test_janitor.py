"""The janitor deletes what ledgers name, of runs that are over, here, and about this environment."""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.api import Unreachable
from support.cleanup import report
from support.cleanup.janitor import Janitor, Orders, Report
from support.cleanup.ledger import Ledger, is_settled, read
from support.cleanup.leftovers import Leftovers, leftovers
from support.cleanup.runs import gather, ledger_of_worker
from support.waiting import Patience
from tests.unit.cleanup.service import Service, identified, strangers
from tests.unit.clocks import SleptClock

pytestmark = pytest.mark.usefixtures("slept_clock")

HERE = Orders("int", "table", host=None)
PATIENT = replace(HERE, request_limit=60, patience=Patience(60, 1, 2))
"""The age of a line is told by the clock of the machine, so a minute keeps the ages apart on a slow one."""


def wrote(path: Path, *records: str, unanswered: str = "", environment: str = "int") -> Path:
    """The ledger of a run that is over."""
    with closing(Ledger(path, environment, "table")) as ledger:
        for record_id in (*records, *unanswered):
            [identifier] = identified([record_id])
            ledger.intended(identifier, "EMIS")
            if record_id in records:
                ledger.recorded(identifier, record_id)
    return path


def clean_up(service: Service, *places: Path, orders: Orders = HERE) -> Report:
    runs, problems = gather(places)
    assert not problems
    return Janitor(service.sweeper, orders).clean_up(runs)


def left(path: Path) -> Leftovers:
    return leftovers(read(path))


def test_what_ledgers_name_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    one, two = wrote(tmp_path / "imms-at-1.jsonl", "a", "b"), wrote(tmp_path / "imms-at-2.jsonl", "c")
    service = Service("a", "b", "c", "somebody's")
    done = clean_up(service, tmp_path)
    assert service.living == ["somebody's"]
    assert done.deleted == {"imms-at-1": ["a", "b"], "imms-at-2": ["c"]}
    assert not left(one)
    assert not left(two)


def test_the_next_clean_up_has_nothing_to_do(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", "a", unanswered="bc")
    clean_up(Service("a", "b"), ledger)
    service = Service("a", "b")
    assert clean_up(service, ledger) == Report()
    assert service.deletes == service.looks == []


def test_what_is_settled_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", "a")
    for _ in range(2):
        assert not is_settled(ledger)
        clean_up(Service("a"), ledger)
    assert is_settled(ledger)
    monkeypatch.setattr("support.cleanup.runs.read", lambda _: pytest.fail("read again"))
    assert clean_up(Service("a"), ledger) == Report()


def test_what_workers_left_is_deleted_unless_the_leader_did(tmp_path: Path) -> None:
    wrote(ledger_of_worker(1, "imms-at-1", tmp_path), "a", "b")
    wrote(ledger_of_worker(12, "imms-at-1", tmp_path), "c")
    with closing(Ledger(tmp_path / "imms-at-1.jsonl", "int", "table")) as leader:
        leader.deleted("a")
    service = Service("a", "b", "c")
    assert clean_up(service, tmp_path).deleted == {"imms-at-1": ["b", "c"]}
    assert service.deletes == ["b", "c"]
    assert clean_up(service, tmp_path) == Report()


@pytest.mark.parametrize("alive", ["imms-at-1", "imms-at-1-worker-2"])
def test_a_run_of_which_any_process_lives_is_left_alone(alive: str, tmp_path: Path) -> None:
    wrote(tmp_path / "imms-at-1.jsonl", "a")
    wrote(tmp_path / "imms-at-1-worker-1.jsonl", "b")
    wrote(tmp_path / "imms-at-1-worker-2.jsonl", "c")
    wrote(tmp_path / "imms-at-2.jsonl", "d")
    service = Service(*"abcd")
    with closing(Ledger.of_the_past(tmp_path / f"{alive}.jsonl")):
        assert clean_up(service, tmp_path).alive == ["imms-at-1"]
    assert service.living == ["a", "b", "c"]
    clean_up(service, tmp_path)
    assert service.living == []


def test_a_run_about_another_environment_or_table_is_left_alone(tmp_path: Path) -> None:
    wrote(tmp_path / "imms-at-1.jsonl", "a", environment="ref")
    with closing(Ledger(tmp_path / "imms-at-2.jsonl", "int", "another table")) as ledger:
        ledger.recorded(identified("b")[0], "b")
    done = clean_up(service := Service("a", "b"), tmp_path)
    assert service.deletes == []
    assert done.of_other_targets == {"imms-at-1": "ref (table)", "imms-at-2": "int (another table)"}


def test_a_run_of_another_machine_is_left_alone_unless_handed_over(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", "a")
    _change_head(ledger, host="elsewhere")
    service = Service("a")
    done = clean_up(service, tmp_path, orders=replace(HERE, host="here"))
    assert (done.of_other_hosts, service.deletes) == ({"imms-at-1": "elsewhere"}, [])
    clean_up(service, ledger)
    assert service.living == []


def test_a_ledger_from_before_machines_were_noted_is_taken_for_that_of_another(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", "a")
    _change_head(ledger, host=None, table=None)
    done = clean_up(Service("a"), ledger, orders=replace(HERE, host="here"))
    assert done.of_other_hosts == {"imms-at-1": "unknown"}
    assert clean_up(Service("a"), ledger).deleted


def test_what_was_kept_on_purpose_is_only_deleted_when_asked_for(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "imms-at-1.jsonl", "int", "table")) as ledger:
        ledger.recorded(identified("a")[0], "a")
        ledger.kept("a")
    service = Service("a")
    for _ in range(2):
        assert clean_up(service, tmp_path).kept == {"imms-at-1": ["a"]}
    assert service.living == ["a"]
    assert clean_up(service, tmp_path, orders=replace(HERE, kept=True)).deleted == {"imms-at-1": ["a"]}
    assert service.living == []
    assert clean_up(service, tmp_path) == Report()


@pytest.mark.parametrize("answer", [403, 500, 204, Unreachable("no answer in time")])
def test_what_cannot_be_deleted_is_tried_again_the_next_time(answer: int | Exception, tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", "a", "b")
    done = clean_up(Service("a", "b", answers={"a": answer}), ledger)
    assert not report.is_clean(done)
    assert done.deleted == {"imms-at-1": ["b"]}
    assert left(ledger).records == ("a",)
    assert report.is_clean(clean_up(Service("a"), ledger))
    assert not left(ledger)


def test_an_identifier_that_could_not_be_looked_for_is_looked_for_the_next_time(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", unanswered="a")
    service = Service("a")
    service.failing_looks["a"] = ValueError("throttled")
    assert not report.is_clean(clean_up(service, ledger))
    assert left(ledger).unanswered == identified("a")


def test_a_request_that_may_be_under_way_is_awaited(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", unanswered="a")
    service = Service("a")
    service.appears_at_look = 4
    clean_up(service, ledger, orders=PATIENT)
    assert service.living == []


def test_without_patience_what_may_be_under_way_is_left_to_the_next_clean_up(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", unanswered="a")
    assert report.is_clean(clean_up(Service(), ledger, orders=replace(PATIENT, patience=None)))
    assert left(ledger).unanswered == identified("a")
    _change_times(ledger, lambda at: at - timedelta(seconds=61))
    clean_up(Service(), ledger, orders=replace(PATIENT, patience=None))
    assert not left(ledger)


def test_a_run_may_have_sent_its_request_long_after_its_last_line(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", unanswered="a")
    _change_times(ledger, lambda at: at - timedelta(seconds=30))
    hurried = replace(PATIENT, patience=None, longest_delay=60)
    clean_up(Service(), ledger, orders=hurried)
    assert left(ledger).unanswered == identified("a")
    service = Service("a")
    service.appears_at_look = 4
    clean_up(service, ledger, orders=replace(PATIENT, longest_delay=60))
    assert service.living == []


def test_of_a_run_that_is_over_nothing_is_awaited_for_longer_than_a_request_takes(
    tmp_path: Path, slept_clock: SleptClock
) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", unanswered="a")
    clean_up(Service(), ledger, orders=replace(PATIENT, longest_delay=3600))
    assert 60 <= slept_clock.now <= 60 + 2, "a step too many at most"
    assert not left(ledger)


def test_what_is_older_than_the_longest_delay_and_a_request_together_is_not_awaited(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", unanswered="a")
    _change_times(ledger, lambda at: at - timedelta(seconds=121))
    clean_up(service := Service(), ledger, orders=replace(PATIENT, longest_delay=60))
    assert len(service.looks) == 1
    assert not left(ledger)


def test_what_may_be_somebody_elses_is_told_of_until_somebody_has_deleted_it(tmp_path: Path) -> None:
    path = tmp_path / "imms-at-1.jsonl"
    with closing(Ledger(path, "int", "table")) as ledger:
        ledger.intended(strangers(["theirs"])[0], "EMIS")
    service = Service("theirs")
    for _ in range(2):
        done = clean_up(service, path)
        assert done.problems == {
            "imms-at-1": ["system#theirs (theirs may be somebody else's: delete by hand if it is ours)"]
        }
    assert service.deletes == []
    service.records["theirs"] = False
    assert report.is_clean(clean_up(service, path))
    assert not left(path)


def test_a_clock_that_was_put_back_makes_nobody_wait_longer(tmp_path: Path) -> None:
    ledger = wrote(tmp_path / "imms-at-1.jsonl", unanswered="a")
    _change_times(ledger, lambda at: at + timedelta(days=1))
    clean_up(Service(), ledger, orders=PATIENT)
    assert not left(ledger)


def test_a_ledger_that_cannot_be_written_is_left_alone_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote(tmp_path / "imms-at-1.jsonl", "a")
    wrote(tmp_path / "imms-at-2.jsonl", "b")
    real = Path.open

    def refuse(path: Path, *args: str, **kwargs: int) -> object:
        if path.stem == "imms-at-1" and args == ("ab",):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    done = clean_up(service := Service("a", "b"), tmp_path)
    assert service.living == ["a"]
    [problem] = done.problems["imms-at-1"]
    assert "imms-at-1.jsonl cannot be written: Permission denied" in problem


def test_what_was_done_is_told_in_a_few_lines() -> None:
    done = Report(
        deleted={"imms-at-1": ["a", "b"], "imms-at-2": ["c"]},
        problems={"imms-at-3": ["d (the delete was answered 403)"]},
        kept={"imms-at-4": ["e"]},
        alive=["imms-at-5"],
        of_other_hosts={"imms-at-6": "there", "imms-at-7": "there"},
        of_other_targets={"imms-at-8": "ref (a table)"},
    )
    assert [*report.outcomes(done), *report.left_alone(done)] == [
        "imms-at-1: 2 records deleted",
        "imms-at-2: 1 record deleted",
        "imms-at-3: NOT deleted: d (the delete was answered 403)",
        "imms-at-4: 1 record kept on purpose (--kept deletes them): e",
        "imms-at-5: left alone, for it is not over",
        "2 runs left alone, on another machine; to be handed over by name when over: there",
        "1 run left alone, about another environment: ref (a table)",
    ]


@pytest.mark.parametrize(
    ("done", "says"),
    [
        (Report(), "nothing is left"),
        (Report(deleted={"imms-at-1": ["a"]}), "nothing is left"),
        (Report(of_other_targets={"imms-at-1": "ref (a table)"}), "nothing is left"),
        (Report(alive=["imms-at-1"]), "1 run was left alone; of all others nothing is left"),
        (
            Report(alive=["imms-at-1"], of_other_hosts={"imms-at-2": "there"}),
            "2 runs were left alone; of all others nothing is left",
        ),
        (Report(kept={"imms-at-1": ["a"]}), "nothing is left but what was kept on purpose"),
        (
            Report(alive=["imms-at-1"], kept={"imms-at-2": ["a"]}),
            "1 run was left alone; of all others nothing is left but what was kept on purpose",
        ),
        (
            Report(alive=["imms-at-1"], problems={"imms-at-2": ["a (403)"]}),
            "NOT everything could be cleaned up",
        ),
    ],
)
def test_the_last_word_is_true(done: Report, says: str) -> None:
    assert report.conclusion(done, complete=True) == says
    assert report.conclusion(done, complete=False) == "NOT everything could be cleaned up"


def _change_head(path: Path, **facts: str | None) -> None:
    first, *others = path.read_text().splitlines()
    head = {name: value for name, value in (json.loads(first) | facts).items() if value is not None}
    path.write_text("\n".join([json.dumps(head), *others]) + "\n")


def _change_times(path: Path, change: Callable[[datetime], datetime]) -> None:
    entries = [json.loads(line) for line in path.read_text().splitlines()]
    for entry in entries:
        entry["at"] = change(datetime.fromisoformat(entry["at"]).astimezone(UTC)).isoformat()
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
