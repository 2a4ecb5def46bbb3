"""The stored resource compared with what was sent (EVT-RES-01…13)."""

import json
from decimal import Decimal

import pytest

from tests.contract.records import vaccination
from tests.contract.validation_cases import value_at
from tests.sandbox_client import Json, SandboxClient, write_json


def text_of(sandbox: SandboxClient, record_id: str) -> str:
    """The stored text of a record."""
    event = sandbox.tables.event(record_id)
    assert event is not None
    text: str = event["Resource"]
    return text


def stored(sandbox: SandboxClient, record: Json) -> Json:
    """Create a record and parse what is stored of it."""
    resource: Json = json.loads(text_of(sandbox, sandbox.created(record)), parse_float=Decimal)
    return resource


def test_nothing_is_added_but_the_id(sandbox: SandboxClient) -> None:
    record = vaccination()
    resource = stored(sandbox, record)
    assert resource == {**record, "id": resource["id"]}


def test_it_is_text_with_escaped_characters(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination({"/lotNumber": "Zoë—½"}))
    assert "Zo\\u00eb\\u2014\\u00bd" in text_of(sandbox, record_id)


def test_elements_come_in_the_order_of_the_model(sandbox: SandboxClient) -> None:
    coding: Json = {
        "display": "d",
        "code": "368209003",
        "system": "http://snomed.info/sct",
        "extension": [],
    }
    coding["extension"] = [{"valueString": "x", "url": "https://example.org/e"}]
    resource = stored(sandbox, vaccination({"/site": {"text": "t", "coding": [coding]}}))
    assert list(resource["site"]) == ["coding", "text"]
    assert list(resource["site"]["coding"][0]) == ["extension", "system", "code", "display"]
    assert list(resource)[:4] == ["resourceType", "id", "contained", "extension"]


@pytest.mark.parametrize(
    ("pointer", "sent", "kept"),
    [
        ("/occurrenceDateTime", "2024-10-05", "2024-10-05"),
        ("/occurrenceDateTime", "2024-10-05T14:07:31+0100", "2024-10-05T14:07:31+01:00"),
        ("/occurrenceDateTime", "2024-10-05T14:07:31.5+01:00", "2024-10-05T14:07:31.500000+01:00"),
        ("/occurrenceDateTime", "2024-10-05T14:07:31.000+00:00", "2024-10-05T14:07:31+00:00"),
        ("/occurrenceDateTime", "2024-10-05T4:7:3+00:00", "2024-10-05T04:07:03+00:00"),
        ("/recorded", "2024-10-05T14:07:31Z", "2024-10-05T14:07:31+00:00"),
        ("/recorded", "2024-10-05T14:07:31+0530", "2024-10-05T14:07:31+05:30"),
        ("/recorded", "2024-10-05T14:07:31.123456-05:00", "2024-10-05T14:07:31.123456-05:00"),
        ("/contained/0/birthDate", "1987-3-9", "1987-03-09"),
        (
            "/contained/0/name/0/period",
            {"start": "2020", "end": "2030-01"},
            {"start": "2020", "end": "2030-01"},
        ),
        (
            "/contained/0/name/0/period",
            {"start": "2020-01-01T00:00:00Z"},
            {"start": "2020-01-01T00:00:00+00:00"},
        ),
        ("/meta", {"lastUpdated": "2020-01-01T00:00:00Z"}, {"lastUpdated": "2020-01-01T00:00:00+00:00"}),
        ("/lotNumber", "  a\tB\n ", "  a\tB\n "),
        ("/manufacturer/display", " Made By ", " Made By "),
    ],
)
def test_a_value_is_kept_or_normalised(
    sandbox: SandboxClient, pointer: str, sent: object, kept: object
) -> None:
    assert value_at(stored(sandbox, vaccination({pointer: sent})), pointer) == kept


@pytest.mark.parametrize(
    ("pointer", "value", "gone"),
    [
        ("/reasonCode", [], "/reasonCode"),
        ("/manufacturer", {}, "/manufacturer"),
        ("/contained/0/name/0/period", None, "/contained/0/name/0/period"),
        ("/site", {"coding": []}, "/site"),
    ],
)
def test_what_is_empty_is_dropped(sandbox: SandboxClient, pointer: str, value: object, gone: str) -> None:
    resource = stored(sandbox, vaccination({pointer: value}))
    with pytest.raises(LookupError):
        value_at(resource, gone)


@pytest.mark.parametrize("digits", ["0.50", "1.0", "1E+2", "0." + "7" * 47, "3", "-0.5"])
def test_decimals_keep_their_digits(sandbox: SandboxClient, digits: str) -> None:
    text = write_json(vaccination()).replace('"value": 0.3,', f'"value": {digits},')
    record_id = sandbox.send("POST", "/Immunization", text).record_id
    assert f'"value": {digits},' in text_of(sandbox, record_id)


def test_all_codings_of_site_and_route_are_kept(sandbox: SandboxClient) -> None:
    snomed = "http://snomed.info/sct"
    codings = [{"system": snomed, "code": code} for code in ("1", "2", "3")]
    codings.insert(1, {"system": "https://other.example", "code": "x"})
    resource = stored(sandbox, vaccination({"/site/coding": codings, "/route/coding": codings}))
    assert (resource["site"]["coding"], resource["route"]["coding"]) == (codings, codings)


def test_a_delete_leaves_the_content(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination())
    before = text_of(sandbox, record_id)
    sandbox.delete(record_id)
    assert text_of(sandbox, record_id) == before
