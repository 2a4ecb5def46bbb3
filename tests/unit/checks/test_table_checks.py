"""Checks of both tables compare whole things, wait no longer than they may, and notice what is too much."""

from collections.abc import Callable
from typing import Any

import pytest

from support import expected
from support.actions import acting, asking
from support.checks import absence, delta, events
from support.expected import History
from support.matching import MismatchError
from support.phrases import Actor, Which
from support.session import NothingYet, Session
from tests.unit.stage import Stage, answer, created, items

ONE, SENTINEL = "11111111-1111-4111-8111-111111111111", "99999999-9999-4999-8999-999999999999"
SUPPLIER, IT = Actor(), Which()


def item(history: History) -> dict[str, Any]:
    return {"PK": history.id, "Version": history.version, "Operation": history.last.operation}


def rows(history: History) -> list[dict[str, Any]]:
    """Like the oracle: one row for each change, none for those of DPSFULL."""
    published = [change for change in history.changes if change.supplier != "DPSFULL"]
    return [{"Operation": change.operation, "SupplierSystem": change.supplier} for change in published]


@pytest.fixture(autouse=True)
def _small_oracle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expected, "events_item", item)
    monkeypatch.setattr(expected, "delta_rows", rows)


@pytest.fixture(autouse=True)
def _published_sentinel(stage: Stage) -> None:
    stage.tables.rows[SENTINEL] = [{"Operation": "CREATE"}]


@pytest.fixture
def recorded(stage: Stage) -> Stage:
    stage.answers(created(ONE))
    acting.record(stage.session, SUPPLIER)
    settle(stage)
    stage.answers(created(SENTINEL))
    return stage


def settle(stage: Stage) -> None:
    """Let both tables hold what they should."""
    for record in stage.session.records:
        stage.tables.items[record.id] = item(record.history)
        stage.tables.rows[record.id] = rows(record.history)


def refuse(stage: Stage) -> None:
    stage.answers(answer(400))
    acting.record(stage.session, SUPPLIER)
    stage.answers(created(SENTINEL))


# The events table


def test_the_right_item_passes(recorded: Stage) -> None:
    events.holds(recorded.session, IT, "sent")


@pytest.mark.parametrize(("attribute", "value"), [("Version", 2), ("Extra", 1)])
def test_a_wrong_or_an_extra_attribute_is_a_failure(recorded: Stage, attribute: str, value: object) -> None:
    recorded.tables.items[ONE][attribute] = value
    with pytest.raises(MismatchError, match=f"events item.{attribute}"):
        events.holds(recorded.session, IT, "sent")


def test_a_missing_item_is_a_failure(recorded: Stage) -> None:
    recorded.tables.items.clear()
    with pytest.raises(MismatchError, match="missing"):
        events.holds(recorded.session, IT, "sent")


def test_a_second_item_with_the_same_identifier_is_a_failure(recorded: Stage) -> None:
    identifier = recorded.session.vaccination["identifier"][0]
    recorded.tables.by_identifier[identifier["system"], identifier["value"]] = list(items(ONE))
    events.holds(recorded.session, IT, "sent")
    recorded.tables.by_identifier[identifier["system"], identifier["value"]] = list(items(ONE, "twin"))
    with pytest.raises(MismatchError, match=r"Immunization#twin.*another item"):
        events.holds(recorded.session, IT, "sent")


def test_the_states_follow_from_what_was_done(recorded: Stage) -> None:
    states = []
    for act in ("update", "delete", "update", "update", "delete"):
        recorded.answers(answer(204 if act == "delete" else 200))
        if act == "update":
            acting.update(recorded.session, SUPPLIER, IT, None, [])
        else:
            acting.delete(recorded.session, SUPPLIER, IT)
        states.append(events.state_of(recorded.session.record))
    assert states == ["updated", "deleted", "reinstated", "updated", "deleted"]


def test_another_state_than_the_step_says_is_a_failure(recorded: Stage) -> None:
    with pytest.raises(MismatchError, match=r'"deleted" \| "sent"'):
        events.holds(recorded.session, IT, "deleted")


def test_an_unknown_state_is_a_mistake_of_the_scenario(recorded: Stage) -> None:
    with pytest.raises(ValueError, match="say as sent, updated, deleted, reinstated"):
        events.holds(recorded.session, IT, "stored")


# The delta table


def test_the_right_rows_pass_without_a_sentinel(recorded: Stage) -> None:
    delta.shows(recorded.session, IT, ["CREATE"], None)
    assert recorded.tables.waits == [(ONE, 1, 0.01)]


def test_a_step_can_ask_for_more_or_less_patience(recorded: Stage) -> None:
    delta.shows(recorded.session, IT, ["CREATE"], 30)
    assert recorded.tables.waits == [(ONE, 1, 30)]


def test_rows_that_do_not_come_are_a_failure_that_says_what_came(recorded: Stage) -> None:
    recorded.tables.rows.clear()
    with pytest.raises(MismatchError, match=r'"CREATE" \| "no row" \| not published in 0.5 s, 3 looks'):
        delta.shows(recorded.session, IT, ["CREATE"], None)


def test_a_row_too_many_or_a_wrong_one_is_a_failure(recorded: Stage) -> None:
    recorded.tables.rows[ONE] *= 2
    with pytest.raises(MismatchError, match="length 2 instead of 1"):
        delta.shows(recorded.session, IT, ["CREATE"], None)
    recorded.tables.rows[ONE] = [{"Operation": "CREATE", "SupplierSystem": "EMIS"}]
    with pytest.raises(MismatchError, match=r"delta row\[0\].SupplierSystem"):
        delta.shows(recorded.session, IT, ["CREATE"], None)


def test_other_operations_than_the_step_says_are_a_failure(recorded: Stage) -> None:
    with pytest.raises(MismatchError, match=r'"CREATE, UPDATE" \| "CREATE"'):
        delta.shows(recorded.session, IT, ["CREATE", "UPDATE"], None)


@pytest.mark.parametrize("wrong", [False, True])
def test_what_is_not_published_is_looked_for_after_a_sentinel(stage: Stage, wrong: bool) -> None:
    stage.answers(created(ONE))
    acting.record(stage.session, Actor(supplier="DPSFULL"))
    stage.answers(created(SENTINEL))
    stage.tables.rows[ONE] = [{"Operation": "CREATE", "SupplierSystem": "DPSFULL"}] if wrong else []
    if wrong:
        with pytest.raises(MismatchError, match="length 1 instead of 0"):
            delta.shows(stage.session, IT, [], None)
    else:
        delta.shows(stage.session, IT, [], None)
    assert [waited[:2] for waited in stage.tables.waits] == [(SENTINEL, 1), (ONE, 0)]


@pytest.mark.parametrize(
    "looks",
    [absence.nothing_is_stored, lambda session: delta.shows_nothing_more(session, IT, ["CREATE"])],
    ids=["nothing is stored", "nothing more"],
)
def test_while_not_even_the_sentinel_is_published_nothing_is_shown(
    recorded: Stage, looks: Callable[[Session], None]
) -> None:
    refuse(recorded)
    del recorded.tables.rows[SENTINEL]
    for _ in range(2):
        with pytest.raises(MismatchError, match="rows of a record made later"):
            looks(recorded.session)


def test_the_sentinel_is_deleted_with_the_others_and_unknown_to_the_scenario(recorded: Stage) -> None:
    refuse(recorded)
    absence.nothing_is_stored(recorded.session)
    assert recorded.session.teardown.records == [ONE, SENTINEL]
    assert [record.id for record in recorded.session.records] == [ONE]
    assert recorded.session.response.status == 400


def test_nothing_more_is_shown_by_looking_again_after_a_sentinel(recorded: Stage) -> None:
    delta.shows_nothing_more(recorded.session, IT, ["CREATE"])
    assert [waited[0] for waited in recorded.tables.waits] == [ONE, SENTINEL, ONE]


def test_a_row_that_comes_late_is_a_failure(recorded: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(session: Session) -> None:
        session.services.tables.rows[ONE] *= 2  # type: ignore[attr-defined]

    monkeypatch.setattr(delta, "await_sentinel", late)
    with pytest.raises(MismatchError, match="length 2 instead of 1"):
        delta.shows_nothing_more(recorded.session, IT, ["CREATE"])


# Nothing is stored


def test_a_refusal_without_a_trace_passes(recorded: Stage) -> None:
    refuse(recorded)
    absence.nothing_is_stored(recorded.session)
    assert recorded.tables.waits[0][0] == SENTINEL


@pytest.mark.parametrize("operation", ["CREATE", "UPDATE", "DELETE"])
def test_an_item_with_the_refused_identifier_is_a_failure(stage: Stage, operation: str) -> None:
    refuse(stage)
    identifier = stage.session.vaccination["identifier"][0]
    stage.tables.by_identifier[identifier["system"], identifier["value"]] = list(
        items("x", operation=operation)
    )
    with pytest.raises(MismatchError, match=r'events table \| absent *\| "x" *\| stored all the same'):
        absence.nothing_is_stored(stage.session)


def test_a_live_item_of_the_refused_patient_is_a_failure_but_not_an_old_one(stage: Stage) -> None:
    refuse(stage)
    number = stage.session.sources.notes["patient NHS number"]
    stage.tables.by_patient[number] = list(items("old", operation="DELETE"))
    absence.nothing_is_stored(stage.session)
    stage.tables.by_patient[number] = list(items("x"))
    with pytest.raises(MismatchError, match='"x"'):
        absence.nothing_is_stored(stage.session)


def test_a_row_of_the_refused_vaccination_is_a_failure(stage: Stage) -> None:
    refuse(stage)
    value = stage.session.vaccination["identifier"][0]["value"]
    stage.tables.creations = [{"ImmsID": "y", "Imms": {"UNIQUE_ID": "another"}}]
    absence.nothing_is_stored(stage.session)
    stage.tables.creations = [{"ImmsID": "x", "Imms": {"UNIQUE_ID": value}}]
    with pytest.raises(MismatchError, match="published all the same"):
        absence.nothing_is_stored(stage.session)


def test_the_record_that_has_the_identifier_already_is_no_trace(recorded: Stage) -> None:
    refuse(recorded)
    identifier = recorded.session.vaccination["identifier"][0]
    recorded.tables.by_identifier[identifier["system"], identifier["value"]] = list(items(ONE))
    absence.nothing_is_stored(recorded.session)


@pytest.mark.parametrize("what", ["item", "row", "more rows"])
def test_a_change_of_a_record_by_a_refused_request_is_a_failure(recorded: Stage, what: str) -> None:
    recorded.answers(answer(400))
    acting.update(recorded.session, SUPPLIER, IT, None, [])
    recorded.answers(created(SENTINEL))
    if what == "item":
        recorded.tables.items[ONE]["Version"] = 2
    elif what == "row":
        recorded.tables.rows[ONE][0]["SupplierSystem"] = "EMIS"
    else:
        recorded.tables.rows[ONE].append({"Operation": "UPDATE", "SupplierSystem": "EMIS"})
    with pytest.raises(MismatchError, match="delta row" if "row" in what else "events item"):
        absence.nothing_is_stored(recorded.session)


def test_a_sentinel_that_is_refused_is_replaced_by_the_settle_time(recorded: Stage) -> None:
    recorded.answers(answer(403))
    refuse(recorded)
    recorded.answers(answer(500))
    absence.nothing_is_stored(recorded.session)
    assert all(record_id != SENTINEL for record_id, *_ in recorded.tables.waits)


def test_a_refused_update_of_an_unknown_record_must_not_make_one(stage: Stage) -> None:
    stage.answers(answer(404))
    acting.update(stage.session, SUPPLIER, Which(id="x"), None, [])
    identifier = stage.session.vaccination["identifier"][0]
    stage.tables.by_identifier[identifier["system"], identifier["value"]] = list(items("x"))
    with pytest.raises(MismatchError, match="stored all the same"):
        absence.nothing_is_stored(stage.session)


def test_where_there_is_nothing_to_look_for_the_step_is_a_mistake(stage: Stage) -> None:
    stage.answers(answer(400))
    asking.send_raw(stage.session, SUPPLIER, "POST", "/Immunization", "{bad")
    with pytest.raises(NothingYet, match="nothing to look for"):
        absence.nothing_is_stored(stage.session)


def test_one_sentinel_does_for_all_that_was_asked_for_before_it(stage: Stage) -> None:
    stage.answers(answer(400))
    others = [stage.session.another(stage.session.teardown) for _ in range(3)]
    for other in others:
        other.vaccination = stage.session.vaccinations.complete("COVID")
        acting.record(other, SUPPLIER)
    asked = len(stage.asked)
    for other in others:
        stage.answers(created(SENTINEL))
        absence.nothing_is_stored(other)
    assert len(stage.asked) == asked + 1
    stage.answers(answer(400))
    acting.record(others[0], SUPPLIER)
    stage.answers(created(SENTINEL))
    absence.nothing_is_stored(others[0])
    assert len(stage.asked) == asked + 3
