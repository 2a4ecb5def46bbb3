"""The one way of deleting: by id or identifier, verified in the table, and one failure does not stop it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from support.api import Unreachable
from support.cleanup import ledger as ledgers
from support.cleanup.ledger import Identifier, Ledger
from support.cleanup.leftovers import Leftovers
from support.cleanup.sweeping import LeftBehind, Swept
from support.waiting import Patience
from tests.unit.cleanup.service import Service, identified, strangers

SOON = Patience(0.3, 0.01, 0.02)

pytestmark = pytest.mark.usefixtures("slept_clock")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "run.jsonl", "int")
    yield ledger
    ledger.close()


def noted(ledger: Ledger) -> list[tuple[str, str | None]]:
    return [(entry.event, entry.record_id) for entry in ledgers.read(ledger.path)[1:]]


def test_records_are_deleted_by_id_and_by_identifier(ledger: Ledger) -> None:
    service = Service("1", "2", "other")
    swept = service.sweeper.sweep(Leftovers(("1",), identified("2")), ledger)
    assert (swept.deleted, swept.missing, swept.problems) == (["1", "2"], [], [])
    assert service.living == ["other"]
    assert noted(ledger) == [("recorded", "2"), ("deleted", "1"), ("deleted", "2")]


def test_what_is_not_there_is_missing_and_deleted_by_nobody(ledger: Ledger) -> None:
    service = Service("1")
    swept = service.sweeper.sweep(Leftovers(unanswered=identified("2")), ledger)
    assert swept.missing == list(identified("2"))
    assert service.deletes == []


def test_what_is_found_by_an_identifier_without_a_mark_may_be_somebody_elses_and_is_left(
    ledger: Ledger,
) -> None:
    service = Service("1", "theirs")
    swept = service.sweeper.sweep(Leftovers(unanswered=(*strangers(["theirs"]), *identified("1"))), ledger)
    assert service.living == ["theirs"]
    assert service.deletes == ["1"]
    assert swept.problems == [
        "system#theirs (theirs may be somebody else's: delete by hand if it is ours)",
    ]
    assert noted(ledger) == [("recorded", "1"), ("deleted", "1")]


@pytest.mark.parametrize("value", ["imms-at-9f-x", "x imms-load-9f", "imms-load-9f-1"])
def test_the_mark_of_any_run_of_ours_will_do(
    value: str, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service("1")
    monkeypatch.setattr(service, "events_with_identifier", lambda *_: [{"PK": "Immunization#1"}])
    service.sweeper.sweep(Leftovers(unanswered=(Identifier("system", value),)), ledger)
    assert service.deletes == ["1"]


def test_what_an_answer_named_is_deleted_whatever_its_identifier(ledger: Ledger) -> None:
    service = Service("1")
    service.sweeper.sweep(Leftovers(("1",)), ledger)
    assert service.living == []


def test_what_is_deleted_already_bothers_nobody_though_it_may_be_somebody_elses(ledger: Ledger) -> None:
    service = Service("gone")
    service.records["gone"] = False
    swept = service.sweeper.sweep(Leftovers(unanswered=strangers(["gone"])), ledger)
    assert (swept.problems, swept.missing) == ([], list(strangers(["gone"])))
    assert service.deletes == []


def test_what_may_be_left_is_known_afterwards(ledger: Ledger) -> None:
    service = Service("1", "2", "3", "theirs", answers={"2": 403, "3": 403})
    service.failing_looks["4"] = ValueError("throttled")
    unanswered = (*identified("345"), *strangers(["theirs"]))
    swept = service.sweeper.sweep(Leftovers(("1", "2"), unanswered), ledger)
    assert swept.deleted == ["1"]
    assert set(swept.left.records) == {"2", "3"}
    assert set(swept.left.unanswered) == {*identified("45"), *strangers(["theirs"])}


def test_a_record_known_by_id_and_by_identifier_is_deleted_once(ledger: Ledger) -> None:
    service = Service("1")
    service.sweeper.sweep(Leftovers(("1",), identified("1")), ledger)
    assert service.deletes == ["1"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (403, "the delete was answered 403"),
        (500, "the delete was answered 500"),
        (204, "the delete was answered 204, but the events table holds the record as before"),
        (404, "the delete was answered 404, but the events table holds the record as before"),
        (Unreachable("no answer in time"), "no answer in time"),
        (ValueError(), "ValueError"),
    ],
)
def test_what_is_still_there_is_a_problem_and_the_rest_is_deleted(
    answer: int | Exception, why: str, ledger: Ledger
) -> None:
    service = Service("1", "2", answers={"1": answer})
    swept = service.sweeper.sweep(Leftovers(("1", "2")), ledger)
    assert swept.problems == [f"1 ({why})"]
    assert service.living == ["1"]
    assert noted(ledger) == [("left behind", "1"), ("deleted", "2")]
    with pytest.raises(LeftBehind, match="not cleaned up after the run: 1 "):
        swept.require_all("the run")


def test_an_identifier_that_cannot_be_looked_for_is_a_problem_and_the_rest_is_deleted(
    ledger: Ledger,
) -> None:
    service = Service("1", "2", "3")
    service.failing_looks["2"] = ValueError("throttled")
    swept = service.sweeper.sweep(Leftovers(("1",), identified("23")), ledger)
    assert (swept.problems, swept.missing) == (["imms-at-1-2 (throttled)"], [])
    assert service.living == ["2"]


@pytest.mark.parametrize(("mark", "deleted"), [("reinstated", []), (Decimal(1), ["1"])])
def test_a_reinstated_record_is_not_gone(
    mark: str | Decimal, deleted: list[str], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service("1", answers={"1": 204})
    monkeypatch.setattr(service, "event", lambda _id: {"PK": "Immunization#1", "DeletedAt": mark})
    assert service.sweeper.sweep(Leftovers(("1",)), ledger).deleted == deleted


def test_a_ledger_that_cannot_be_written_keeps_nothing_from_being_deleted(ledger: Ledger) -> None:
    service = Service("1", "2")
    with Path("/dev/full").open("wb", buffering=0) as full:
        ledger._file.close()
        ledger._file = full
        swept = service.sweeper.sweep(Leftovers(("1",), identified("2")), ledger)
    assert service.living == []
    assert swept.problems == ["the ledger cannot be written: No space left on device"]


def test_what_a_request_still_under_way_makes_is_awaited() -> None:
    service = Service("1")
    service.appears_at_look = 3
    service.sweeper.wait_for(identified("1"), SOON)
    assert len(service.looks) == 3


def test_what_never_comes_or_cannot_be_looked_for_is_not_awaited_for_ever() -> None:
    service = Service()
    service.failing_looks["2"] = ValueError("throttled")
    service.sweeper.wait_for(identified("12"), SOON)
    service.sweeper.wait_for((), SOON)
    assert len(service.looks) > 2


def test_when_nothing_is_left_all_is_well() -> None:
    Swept(deleted=["1"]).require_all("the run")
