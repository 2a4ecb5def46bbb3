import copy
from typing import Any

import pytest

from support.expected import flat_map, stored_resource
from support.matching import compare
from support.reference import SCT_DESCRIPTION, SNOMED
from tests.contract import delta_cases
from tests.contract.delta_cases import DeltaCase
from tests.unit.expected.journeys import RECORD_ID, sent_body

CASES = delta_cases.load()
BASE = CASES[0]
ALL_FIELDS = 35


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_observed_flat_map_follows_from_the_resource(case: DeltaCase) -> None:
    expected = flat_map(case.resource, case.operation)  # type: ignore[arg-type]
    assert len(expected) == ALL_FIELDS - len(case.absent)
    assert compare(expected, case.expected) == []


@pytest.mark.parametrize("case", [case for case in CASES if case.accepted], ids=str)
def test_the_observed_flat_map_follows_from_the_body_as_sent(case: DeltaCase) -> None:
    stored = stored_resource(case.resource, RECORD_ID)
    assert compare(flat_map(stored, case.operation), case.expected) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("field", BASE.expected)
def test_any_wrong_field_is_one_mismatch_that_names_it(field: str) -> None:
    for wrong in ("wrong", None):
        [found] = compare(flat_map(BASE.resource, "CREATE"), BASE.expected | {field: wrong})
        assert found.where == field


@pytest.mark.parametrize("field", BASE.expected)
def test_a_missing_field_is_one_mismatch_that_names_it(field: str) -> None:
    less = {name: value for name, value in BASE.expected.items() if name != field}
    [found] = compare(flat_map(BASE.resource, "CREATE"), less)
    assert (found.where, found.why) == (field, "missing")


def base_with(**members: Any) -> dict[str, Any]:
    return copy.deepcopy(BASE.resource) | members


def failing_fields(resource: dict[str, Any]) -> list[tuple[int, str]]:
    flat = flat_map(resource, "CREATE")
    assert all(flat[error["field"]] == "" for error in flat["CONVERSION_ERRORS"])
    return [(error["code"], error["field"]) for error in flat["CONVERSION_ERRORS"]]


@pytest.mark.parametrize("missing", [None, ""])
def test_without_an_occurrence_every_choice_by_period_fails(missing: str | None) -> None:
    assert failing_fields(base_with(occurrenceDateTime=missing)) == [
        (10, "PERSON_FORENAME"),
        (10, "PERSON_SURNAME"),
        (10, "PERSON_POSTCODE"),
        (10, "PERFORMING_PROFESSIONAL_FORENAME"),
        (10, "PERFORMING_PROFESSIONAL_SURNAME"),
    ]


@pytest.mark.parametrize(
    "decided", [{"start": "2999-01-01", "end": "2024"}, {"start": "2024", "end": "1999-01-01"}]
)
def test_a_bad_end_of_a_period_fails_the_field_though_the_other_end_decides(decided: dict[str, str]) -> None:
    """DLT-PERSON_FORENAME-9, DLT-PERSON_POSTCODE-10."""
    name = {"family": "First", "given": ["Fay"]}
    addresses = [{"postalCode": "AA1 1AA"}, {"postalCode": "BB1 1BB", "period": decided}]
    patient = {"resourceType": "Patient", "name": [name, {**name, "period": decided}], "address": addresses}
    assert failing_fields(base_with(contained=[patient])) == [
        (10, "PERSON_FORENAME"),
        (10, "PERSON_SURNAME"),
        (10, "PERSON_POSTCODE"),
    ]


def test_errors_of_code_10_come_before_those_of_code_5() -> None:
    wrong = base_with(occurrenceDateTime="2024-07-14T08:00:00+02:00", recorded="soon", extension=None)
    assert failing_fields(wrong) == [
        (10, "VACCINATION_PROCEDURE_CODE"),
        (10, "VACCINATION_PROCEDURE_TERM"),
        (5, "DATE_AND_TIME"),
        (5, "RECORDED_DATE"),
    ]


NAMES = ["FORENAME", "SURNAME"]


@pytest.mark.parametrize(
    ("resource", "fields"),
    [
        (base_with(contained=None), 8),
        (base_with(vaccineCode={"coding": None}), 2),
        (base_with(site={"coding": [None]}), 2),
        (base_with(route=None), 2),
        (base_with(doseQuantity=None), 3),
        (base_with(reasonCode=[None]), 1),
        (base_with(reasonCode=[{"coding": None}]), 1),
        (base_with(performer=[{"actor": {"identifier": None}}]), 2),
        (base_with(performer=[*BASE.resource["performer"], None]), 2),
        (base_with(recorded=20240101), 1),
        (base_with(occurrenceDateTime=20240101), 6),
    ],
)
def test_null_or_a_wrong_type_fails_every_field_that_it_feeds(resource: dict[str, Any], fields: int) -> None:
    errors = failing_fields(resource)
    assert [code for code, _ in errors] == [10] * fields


@pytest.mark.parametrize(
    ("resource", "absent"),
    [
        (base_with(identifier=[{"system": None, "value": None}]), {"UNIQUE_ID", "UNIQUE_ID_URI"}),
        (base_with(manufacturer={"display": None}), {"VACCINE_MANUFACTURER"}),
        (base_with(location={"identifier": {"system": None}}), {"LOCATION_CODE_TYPE_URI"}),
        (base_with(performer=[{"actor": {"identifier": {}}}]), {"SITE_CODE", "SITE_CODE_TYPE_URI"}),
    ],
)
def test_some_nulls_leave_the_key_out(resource: dict[str, Any], absent: set[str]) -> None:
    assert set(BASE.expected) - set(flat_map(resource, "CREATE")) == absent
    assert failing_fields(resource) == []


@pytest.mark.parametrize(
    "member", ["recorded", "expirationDate", "primarySource", "identifier", "manufacturer", "protocolApplied"]
)
def test_other_nulls_are_blank(member: str) -> None:
    assert failing_fields(base_with(**{member: None})) == []


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ([{"family": "First"}, {"family": "Second", "given": ["Sue"], "use": "official"}], ("Sue", "Second")),
        ([{"family": "First", "use": "old"}, {"given": ["Sue"]}], ("Sue", "")),
        ([{"family": "First", "given": ["Fay"], "period": {"end": "1999-01-01"}}], ("Fay", "First")),
        ([{"text": "Fay First"}], ("", "")),
        ([{"text": "Fay First"}, {"family": "Second"}], ("", "Second")),
    ],
)
def test_a_practitioner_needs_only_half_a_name(names: list[Any], chosen: tuple[str, str]) -> None:
    resource = base_with()
    resource["contained"][0]["name"] = names
    flat = flat_map(resource, "CREATE")
    assert tuple(flat[f"PERFORMING_PROFESSIONAL_{name}"] for name in NAMES) == chosen


@pytest.mark.parametrize(
    ("period", "is_current"),
    [
        ({"end": "2024-06-09"}, True),
        ({"end": "2024-06-09T23:29:59+00:00"}, False),
        ({"end": "2024-06-10T00:30:00+01:00"}, True),
        ({"start": "2024-06-10T00:30:00.000001+01:00"}, False),
        ({"start": "2024-06-09", "end": "2024-06-09"}, True),
        ({"start": None}, True),
        ("2024", True),
    ],
)
def test_a_period_counts_in_utc_with_both_ends_included(period: Any, is_current: bool) -> None:
    resource = base_with(occurrenceDateTime="2024-06-10T00:30:00+01:00")
    resource["contained"][1]["name"] = [
        {"family": "First", "given": ["Fay"], "period": period},
        {"family": "Second", "given": ["Sue"]},
    ]
    assert flat_map(resource, "CREATE")["PERSON_SURNAME"] == ("First" if is_current else "Second")


@pytest.mark.parametrize(
    ("addresses", "postcode"),
    [
        ([{"postalCode": "", "period": {"start": "2019"}}], "ZZ99 3CZ"),
        ([{"postalCode": "AA1 1AA", "period": {"start": "2019"}}], "AA1 1AA"),
        ([{"line": ["1"]}, {"postalCode": "BB2 2BB", "use": "old", "type": "postal"}], "BB2 2BB"),
        ([{"postalCode": "AA1 1AA", "use": "old", "type": "physical"}, {"postalCode": "BB2 2BB"}], "BB2 2BB"),
        ([{"postalCode": "AA1 1AA"}, {"postalCode": "BB2 2BB", "use": "home", "type": "Postal"}], "AA1 1AA"),
    ],
)
def test_a_postcode_is_chosen(addresses: list[Any], postcode: str) -> None:
    resource = base_with()
    resource["contained"][1]["address"] = addresses
    assert flat_map(resource, "CREATE")["PERSON_POSTCODE"] == postcode


def test_an_empty_address_next_to_a_good_one_fails_the_postcode() -> None:
    body = sent_body()
    body["contained"][1]["address"] = [{}, {"postalCode": "AA1 1AA"}]
    assert failing_fields(stored_resource(body, RECORD_ID)) == [(10, "PERSON_POSTCODE")]


def test_a_year_below_1000_is_not_padded() -> None:
    resource = base_with()
    resource["contained"][1]["birthDate"] = "0987-03-09"
    assert flat_map(resource, "CREATE")["PERSON_DOB"] == "9870309"


OTHER = "https://other.example"


def test_an_organisation_beats_an_earlier_performer_when_nobody_has_an_ods_code() -> None:
    performers = [
        {"actor": {"identifier": {"system": OTHER, "value": "SOMEBODY"}}},
        {"actor": {"type": "Organization", "identifier": {"system": OTHER, "value": "CLINIC"}}},
    ]
    assert flat_map(base_with(performer=performers), "CREATE")["SITE_CODE"] == "CLINIC"


def test_a_location_that_is_null_counts_as_missing() -> None:
    assert flat_map(base_with(location=None), "CREATE")["LOCATION_CODE"] == "X99999"


def test_the_first_description_that_is_not_empty_is_the_term() -> None:
    descriptions = [{"url": SCT_DESCRIPTION, "valueString": text} for text in ("", "second", "third")]
    coding = {"system": SNOMED, "code": "1", "display": "display", "extension": descriptions}
    flat = flat_map(base_with(vaccineCode={"coding": [coding]}), "CREATE")
    assert flat["VACCINE_PRODUCT_TERM"] == "second"
