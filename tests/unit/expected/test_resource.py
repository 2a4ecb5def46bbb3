from decimal import Decimal
from typing import Any

import pytest

from support.expected import stored_resource
from support.expected.resource import normalised_date
from support.matching import compare
from tests.unit.expected.journeys import RECORD_ID, sent_body

REWRITTEN = [
    ("2024-10-05T14:07:31+0100", "2024-10-05T14:07:31+01:00"),
    ("2024-10-05T14:07:31+0530", "2024-10-05T14:07:31+05:30"),
    ("2024-10-05T14:07:31+0000", "2024-10-05T14:07:31+00:00"),
    ("2024-10-05T14:07:31-0000", "2024-10-05T14:07:31+00:00"),
    ("2024-10-05T14:07:31-00:00", "2024-10-05T14:07:31+00:00"),
    ("2024-10-05T14:07:31Z", "2024-10-05T14:07:31+00:00"),
    ("2024-10-05T14:07:31.5+01:00", "2024-10-05T14:07:31.500000+01:00"),
    ("2024-10-05T14:07:31.039+00:00", "2024-10-05T14:07:31.039000+00:00"),
    ("2024-10-05T14:07:31.250Z", "2024-10-05T14:07:31.250000+00:00"),
    ("2024-10-05T14:07:31.000+00:00", "2024-10-05T14:07:31+00:00"),
    ("2024-10-05T14:07:31.0Z", "2024-10-05T14:07:31+00:00"),
    ("2024-10-05T4:7:3+00:00", "2024-10-05T04:07:03+00:00"),
    ("2021-2-7T1:2:3+00:00", "2021-02-07T01:02:03+00:00"),
    ("1987-3-9", "1987-03-09"),
    ("1987-03-9", "1987-03-09"),
]
UNCHANGED = [
    "2024-10-05",
    "2024-10-05T14:07:31+01:00",
    "2024-10-05T14:07:31.123456+00:00",
    "2024-10-05T14:07:31.000001+00:00",
    "2024-10-05T14:07:31-05:00",
    "2024-10-05T14:07:31+05:30",
    "2024-10-05T14:07:31+23:59",
    "2024-10-05T13:30:00",
    "2024",
    "2024-05",
    "",
    "yesterday",
]


@pytest.mark.parametrize(("sent", "stored"), REWRITTEN)
def test_a_date_is_rewritten(sent: str, stored: str) -> None:
    assert normalised_date(sent) == stored


@pytest.mark.parametrize("text", [*UNCHANGED, *(stored for _, stored in REWRITTEN)])
def test_a_date_in_stored_form_stays_as_it_is(text: str) -> None:
    assert normalised_date(text) == text


DATE_PLACES = ["occurrenceDateTime", "recorded", "expirationDate"]


@pytest.mark.parametrize("place", DATE_PLACES)
def test_dates_at_the_top_are_rewritten(place: str) -> None:
    stored = stored_resource({place: "2024-1-5T14:07:31Z"}, RECORD_ID)
    assert stored[place] == "2024-01-05T14:07:31+00:00"


def test_dates_further_down_are_rewritten() -> None:
    body = {
        "meta": {"lastUpdated": "2024-10-05T14:07:31Z"},
        "contained": [{"birthDate": "1987-3-9", "name": [{"period": {"start": "2019", "end": "2024-1-5"}}]}],
    }
    assert stored_resource(body, RECORD_ID) == {
        "id": RECORD_ID,
        "meta": {"lastUpdated": "2024-10-05T14:07:31+00:00"},
        "contained": [
            {"birthDate": "1987-03-09", "name": [{"period": {"start": "2019", "end": "2024-01-05"}}]}
        ],
    }


def test_text_that_only_looks_like_a_date_is_kept() -> None:
    body = {
        "lotNumber": "2024-1-5",
        "identifier": [{"value": "2024-10-05T14:07:31Z"}],
        "manufacturer": {"display": "2024-10-05T14:07:31.5+0100"},
        "site": {"coding": [{"extension": [{"url": "u", "valueString": "1987-3-9"}]}]},
    }
    assert stored_resource(body, RECORD_ID) == {**body, "id": RECORD_ID}


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ({"reasonCode": []}, {}),
        ({"manufacturer": {}}, {}),
        ({"lotNumber": None}, {}),
        ({"site": {"coding": []}}, {}),
        ({"site": {"coding": None, "text": None}}, {}),
        ({"location": {"identifier": {"type": {"coding": []}}}}, {}),
        ({"name": [{"period": None, "family": "A"}]}, {"name": [{"family": "A"}]}),
        ({"name": [{"period": {"start": None}, "family": "A"}]}, {"name": [{"family": "A"}]}),
        ({"reasonCode": [{}]}, {"reasonCode": [None]}),
        ({"reasonCode": [{"coding": []}]}, {"reasonCode": [None]}),
        (
            {"performer": [{"actor": {"type": "x"}}, {"actor": {}}]},
            {"performer": [{"actor": {"type": "x"}}, None]},
        ),
        ({"primarySource": False}, {"primarySource": False}),
        ({"doseQuantity": {"value": 0}}, {"doseQuantity": {"value": 0}}),
        ({"lotNumber": " a\t\n"}, {"lotNumber": " a\t\n"}),
        ({"id": None}, {}),
        ({"id": "another"}, {}),
    ],
)
def test_what_is_empty_is_dropped_and_nothing_else(sent: dict[str, Any], stored: dict[str, Any]) -> None:
    assert stored_resource(sent, RECORD_ID) == {**stored, "id": RECORD_ID}


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ({"reasonCode": [{"coding": [{"display": 5}]}]}, {"reasonCode": [{"coding": [{"display": "5"}]}]}),
        ({"location": {"display": Decimal("5.50")}}, {"location": {"display": "5.50"}}),
        ({"address": [{"line": [7]}]}, {"address": [{"line": ["7"]}]}),
        ({"doseQuantity": {"unit": 1}}, {"doseQuantity": {"unit": "1"}}),
        ({"doseQuantity": {"value": Decimal("0.50")}}, {"doseQuantity": {"value": Decimal("0.50")}}),
        (
            {"protocolApplied": [{"doseNumberPositiveInt": 2}]},
            {"protocolApplied": [{"doseNumberPositiveInt": 2}]},
        ),
        (
            {"extension": [{"valueQuantity": {"value": 2}, "valueInteger": 3}]},
            {"extension": [{"valueQuantity": {"value": 2}, "valueInteger": 3}]},
        ),
    ],
)
def test_a_number_where_fhir_wants_text_becomes_text(sent: dict[str, Any], stored: dict[str, Any]) -> None:
    assert compare({**stored, "id": RECORD_ID}, stored_resource(sent, RECORD_ID)) == []


def test_digits_are_kept() -> None:
    stored = stored_resource({"doseQuantity": {"value": Decimal("0.50")}}, RECORD_ID)
    assert str(stored["doseQuantity"]["value"]) == "0.50"


def test_storing_what_is_stored_changes_nothing() -> None:
    once = stored_resource(sent_body(), RECORD_ID)
    assert stored_resource(once, RECORD_ID) == once


def test_the_body_itself_is_left_alone() -> None:
    body = sent_body()
    stored_resource(body, RECORD_ID)
    assert body == sent_body()


def test_what_json_cannot_hold_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"manufacturer\.display holds b'x', which JSON cannot"):
        stored_resource({"manufacturer": {"display": b"x"}}, RECORD_ID)
