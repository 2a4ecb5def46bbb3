"""What the FHIR model makes of a record when it is stored and when it is read."""

import json
from decimal import Decimal
from typing import Any

import pytest

from support.reference import SNOMED
from support.sandbox import fhir_model
from tests.contract.validation_cases import edited, load, value_at

BASE = load()[0].base


def _stored(change: dict[str, Any]) -> str:
    return fhir_model.to_stored(edited(BASE, [], change))


def _exact(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)


def test_elements_come_in_the_order_of_the_model() -> None:
    shuffled = dict(reversed(edited(BASE, [], {"/id": "x", "/meta": {"versionId": "9"}}).items()))
    assert list(json.loads(fhir_model.to_stored(shuffled))) == [
        "resourceType",
        "id",
        "meta",
        "contained",
        "extension",
        "identifier",
        "status",
        "vaccineCode",
        "patient",
        "occurrenceDateTime",
        "recorded",
        "primarySource",
        "location",
        "manufacturer",
        "lotNumber",
        "expirationDate",
        "site",
        "route",
        "doseQuantity",
        "performer",
        "reasonCode",
        "protocolApplied",
    ]


def test_what_is_stored_is_what_was_sent() -> None:
    assert _exact(_stored({})) == BASE


@pytest.mark.parametrize("digits", ["0.50", "1.0", "1E+2", "1E-7", "7", "-0.30", "0." + "1" * 47])
def test_decimals_keep_their_digits(digits: str) -> None:
    assert f'"value": {digits},' in _stored({"/doseQuantity/value": Decimal(digits)})


@pytest.mark.parametrize(
    ("stored", "returned"),
    [("0.30", "0.3"), ("1E+2", "100.0"), ("7", "7"), ("1.10", "1.1"), ("1E-7", "1e-07")],
)
def test_decimals_are_returned_as_plain_numbers(stored: str, returned: str) -> None:
    text = _stored({"/doseQuantity/value": Decimal(stored)})
    assert json.dumps(fhir_model.to_returned(text)["doseQuantity"]["value"]) == returned


def test_more_digits_than_a_number_holds_are_rounded_on_reading() -> None:
    text = _stored({"/doseQuantity/value": Decimal("0.1234567890123456789")})
    assert fhir_model.to_returned(text)["doseQuantity"]["value"] == 0.1234567890123456789


def test_other_scripts_are_escaped() -> None:
    text = _stored({"/lotNumber": "Lot é 中"})
    assert r"Lot \u00e9 \u4e2d" in text
    assert fhir_model.to_returned(text)["lotNumber"] == "Lot é 中"


def test_blanks_and_line_breaks_survive() -> None:
    assert _exact(_stored({"/lotNumber": " a\t\nb "}))["lotNumber"] == " a\t\nb "


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        ({"/reasonCode": []}, "reasonCode"),
        ({"/manufacturer": {}}, "manufacturer"),
        ({"/manufacturer": {"display": None}}, "manufacturer"),
        ({"/site": {"coding": []}}, "site"),
        ({"/lotNumber": None}, "lotNumber"),
        ({"/doseQuantity": {"extension": []}}, "doseQuantity"),
    ],
)
def test_what_is_empty_is_left_out(change: dict[str, Any], gone: str) -> None:
    assert gone not in _exact(_stored(change))


@pytest.mark.parametrize(
    ("pointer", "sent", "stored"),
    [
        ("/recorded", "2021-02-07T13:28:17Z", "2021-02-07T13:28:17+00:00"),
        (
            "/meta",
            {"lastUpdated": "2021-02-07T13:28:17.5Z"},
            {"lastUpdated": "2021-02-07T13:28:17.500000+00:00"},
        ),
        ("/contained/0/name/0/period", {"end": "2020-01"}, {"end": "2020-01"}),
        ("/contained/0/birthDate", "1987-3-9", "1987-03-09"),
        ("/reasonCode/0/coding/0/display", 5, "5"),
        ("/reasonCode/0/coding/0/display", Decimal("0.50"), "0.50"),
        ("/contained/0/identifier", [{}], [None]),
    ],
)
def test_values_are_normalised(pointer: str, sent: Any, stored: Any) -> None:
    assert value_at(_exact(_stored({pointer: sent})), pointer) == stored


def test_all_codings_of_site_and_route_are_stored() -> None:
    codings = [{"system": SNOMED, "code": code} for code in ("1", "2", "3")]
    text = _stored({"/site/coding": codings, "/route/coding": codings})
    assert [_exact(text)[member]["coding"] for member in ("site", "route")] == [codings, codings]


def test_a_coding_that_validation_did_not_see_can_still_be_refused() -> None:
    with pytest.raises(fhir_model.Unacceptable, match="site -> coding -> 1 -> code"):
        _stored({"/site/coding/1": {"system": SNOMED, "code": ""}})


@pytest.mark.parametrize(
    "change",
    [
        {"/vaccineCode": {}},
        {"/vaccineCode": {"coding": []}},
        {"/vaccineCode": {"text": None}},
        {"/reasonCode": [{}]},
        {"/site/coding": [{}]},
        {"/contained/0/address/1": {}},
        {"/performer/2": {"actor": {}}},
        {"/doseQuantity/value": Decimal("1e400")},
    ],
)
def test_some_records_can_be_stored_but_never_read(change: dict[str, Any]) -> None:
    text = _stored(change)
    with pytest.raises(fhir_model.Unacceptable):
        fhir_model.to_returned(text)


def test_a_refusal_has_the_words_of_the_model() -> None:
    with pytest.raises(fhir_model.Unacceptable) as refusal:
        fhir_model.check(edited(BASE, [], {"/location/bar": 1, "/manufacturer/foo": 1}))
    assert str(refusal.value) == (
        "2 validation errors for Immunization\n"
        "location -> bar\n  extra fields not permitted (type=value_error.extra)\n"
        "manufacturer -> foo\n  extra fields not permitted (type=value_error.extra)"
    )
