"""Single fields of each place are found by their names, checked by the notation, and noted."""

import json
from decimal import Decimal
from typing import Any

import pytest

from support import expected
from support.actions import acting, asking
from support.checks import fields, views
from support.matching import MismatchError
from support.notation import NotationError
from support.phrases import Actor, Which
from support.session import NotRecorded
from support.vaccinations import UnknownField
from tests.unit.stage import Stage, answer, created

ONE = "11111111-1111-4111-8111-111111111111"
SUPPLIER, IT = Actor(), Which()
ROW = {
    "PK": "0" * 32,
    "Operation": "CREATE",
    "ExpiresAt": Decimal(5),
    "Imms": {
        "DOSE_AMOUNT": Decimal("0.50"),
        "DOSE_SEQUENCE": "1",
        "CONVERSION_ERRORS": [{"code": Decimal(10)}],
    },
}


@pytest.fixture
def recorded(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(expected, "delta_rows", lambda history: [{}] * len(history.changes))
    stage.answers(created(ONE))
    acting.record(stage.session, SUPPLIER)
    resource = {"lotNumber": "B-2", "doseQuantity": {"value": 0.5}}
    stage.tables.items[ONE] = {
        "Version": Decimal(2),
        "DeletedAt": "reinstated",
        "Resource": json.dumps(resource),
    }
    stage.tables.rows[ONE] = [ROW]
    return stage


def responded(stage: Stage, body: Any, **headers: str) -> Stage:
    stage.answers(answer(200, json.dumps(body), **headers))
    asking.send_raw(stage.session, SUPPLIER, "GET", "/x", None)
    return stage


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("header E-Tag", "1"),
        ("header X-Request-ID", "{absent}"),
        ("total", "2"),
        ("self link", "{any text}"),
        ("lot number", "B-2"),
        ("dose number", "{absent}"),
        ("$.total", "{number 2}"),
        ("$.link[0].url", "u"),
        ("body", '{json {"total": 2, "link": [{"url": "u"}], "lotNumber": "B-2"}}'),
    ],
)
def test_fields_of_the_response(stage: Stage, field: str, cell: str) -> None:
    body = {"total": 2, "link": [{"url": "u"}], "lotNumber": "B-2"}
    session = responded(stage, body, **{"e-tag": "1"}).session
    fields.hold(session, views.response(session), [(field, cell)], "response")
    with pytest.raises(MismatchError, match="response "):
        fields.hold(session, views.response(session), [(field, "{text other}")], "response")


def test_a_response_without_a_body_has_none(stage: Stage) -> None:
    stage.answers(answer(204))
    asking.send_raw(stage.session, SUPPLIER, "GET", "/x", None)
    view = views.response(stage.session)
    fields.hold(stage.session, view, [("body", "{absent}"), ("total", "{absent}")], "response")


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("Version", "2"),
        ("DeletedAt", "reinstated"),
        ("UpdatedAt", "{absent}"),
        ("lot number", "B-2"),
        ("dose amount", "0.50"),
        ("$.lotNumber", "B-2"),
    ],
)
def test_fields_of_the_events_item(recorded: Stage, field: str, cell: str) -> None:
    view = views.events_item(recorded.session, IT)
    fields.hold(recorded.session, view, [(field, cell)], "events item")
    with pytest.raises(MismatchError, match="events item "):
        fields.hold(recorded.session, view, [(field, "{text other}")], "events item")


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("DOSE_AMOUNT", "0.5"),
        ("dose amount", "0.5"),
        ("DOSE_SEQUENCE", "1"),
        ("SITE_CODE", "{absent}"),
        ("CONVERSION_ERRORS", '{json [{"code": 10}]}'),
        ("Operation", "CREATE"),
        ("ExpiresAt", "5"),
        ("SupplierSystem", "{absent}"),
        ("$.Imms.CONVERSION_ERRORS[0].code", "{number 10}"),
    ],
)
def test_fields_of_the_delta_row(recorded: Stage, field: str, cell: str) -> None:
    view = views.delta_row(recorded.session, IT, "CREATE")
    fields.hold(recorded.session, view, [(field, cell)], "delta row")
    with pytest.raises(MismatchError, match="delta row "):
        fields.hold(recorded.session, view, [(field, "{text other}")], "delta row")


def test_every_difference_is_told_at_once(recorded: Stage) -> None:
    rows = [("DOSE_SEQUENCE", "2"), ("DOSE_AMOUNT", "0.5"), ("Operation", "UPDATE")]
    with pytest.raises(MismatchError, match="2 differences") as failure:
        fields.hold(recorded.session, views.delta_row(recorded.session, IT, None), rows, "delta row")
    assert "delta row DOSE_SEQUENCE" in str(failure.value)
    assert "delta row Operation" in str(failure.value)


def test_a_row_of_an_operation_that_is_not_there_is_a_failure(recorded: Stage) -> None:
    with pytest.raises(NotRecorded, match="no row for UPDATE"):
        views.delta_row(recorded.session, IT, "UPDATE")


def test_an_item_that_is_not_there_is_a_failure(recorded: Stage) -> None:
    recorded.tables.items.clear()
    with pytest.raises(NotRecorded, match="no item for"):
        views.events_item(recorded.session, IT)


@pytest.mark.parametrize(
    ("place", "field", "advice"),
    [
        ("response", "totl", "Did you mean total"),
        ("vaccination", "lot numbr", "Did you mean lot number"),
        ("events table item", "Versoin", "Did you mean Version"),
        ("delta row", "DOSE_SEQUENC", "Did you mean DOSE_SEQUENCE"),
    ],
)
def test_an_unknown_field_is_an_error_with_the_nearest(
    recorded: Stage, place: str, field: str, advice: str
) -> None:
    view = views.of_place(recorded.session, place)
    with pytest.raises(UnknownField, match=advice):
        fields.hold(recorded.session, view, [(field, "x")], place)


@pytest.mark.parametrize(
    ("place", "field", "held"),
    [
        ("vaccination", "dose number", 1),
        ("events table item", "Version", Decimal(2)),
        ("delta row", "DOSE_AMOUNT", Decimal("0.50")),
    ],
)
def test_what_a_field_holds_can_be_noted_and_written_again(
    recorded: Stage, place: str, field: str, held: Any
) -> None:
    fields.note(recorded.session, views.of_place(recorded.session, place), field, "mine")
    assert recorded.session.sources.notes["mine"] == held
    fields.hold(recorded.session, views.of_place(recorded.session, place), [(field, "{note mine}")], place)


def test_a_field_that_holds_nothing_cannot_be_noted(recorded: Stage) -> None:
    with pytest.raises(AssertionError, match="'UpdatedAt' cannot be noted as \"x\": it is not there"):
        fields.note(recorded.session, views.of_place(recorded.session, "events table item"), "UpdatedAt", "x")


def test_a_note_that_nobody_made_is_an_error_with_the_nearest(recorded: Stage) -> None:
    with pytest.raises(NotationError, match="Did you mean record id"):
        fields.hold(recorded.session, views.vaccination(recorded.session), [("id", "{note recrd id}")], "x")
