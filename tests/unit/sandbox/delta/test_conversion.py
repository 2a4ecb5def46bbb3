"""The flat map as a whole: every observed case, and the rules that cut across fields."""

from copy import deepcopy
from typing import Any

import pytest

from support.sandbox.delta.conversion import flat_map
from tests.contract.delta_cases import DeltaCase, load

CASES = load()
BASE = CASES[0]
PERSON = [
    "NHS_NUMBER",
    "PERSON_FORENAME",
    "PERSON_SURNAME",
    "PERSON_DOB",
    "PERSON_GENDER_CODE",
    "PERSON_POSTCODE",
]
PRACTITIONER = ["PERFORMING_PROFESSIONAL_FORENAME", "PERFORMING_PROFESSIONAL_SURNAME"]
DATED = ["PERSON_FORENAME", "PERSON_SURNAME", "PERSON_POSTCODE", *PRACTITIONER]


def converted(path: list[str | int], value: Any) -> dict[str, Any]:
    """Convert the base record with one element changed."""
    resource = deepcopy(BASE.resource)
    parent: Any = resource
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = value
    return flat_map(resource, "CREATE")


def failed(flat: dict[str, Any], code: int) -> list[str]:
    return [error["field"] for error in flat["CONVERSION_ERRORS"] if error["code"] == code]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_observed_record_gives_the_observed_flat_map(case: DeltaCase) -> None:
    flat = flat_map(case.resource, case.operation)
    assert flat == case.expected
    assert not case.absent & flat.keys()


def test_there_are_34_fields_and_the_errors() -> None:
    assert len(flat_map({}, "CREATE")) == 35


def test_converting_leaves_the_resource_alone() -> None:
    before = deepcopy(BASE.resource)
    flat_map(BASE.resource, "CREATE")
    assert before == BASE.resource


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (["lotNumber"], "BATCH_NUMBER"),
        (["identifier", 0, "value"], "UNIQUE_ID"),
        (["identifier", 0, "system"], "UNIQUE_ID_URI"),
        (["contained", 1, "identifier", 0, "value"], "NHS_NUMBER"),
        (["manufacturer", "display"], "VACCINE_MANUFACTURER"),
        (["location", "identifier", "value"], "LOCATION_CODE"),
        (["location", "identifier", "system"], "LOCATION_CODE_TYPE_URI"),
        (["doseQuantity", "value"], "DOSE_AMOUNT"),
        (["doseQuantity", "unit"], "DOSE_UNIT_TERM"),
        (["vaccineCode", "coding", 0, "code"], "VACCINE_PRODUCT_CODE"),
        (["vaccineCode", "coding", 0, "display"], "VACCINE_PRODUCT_TERM"),
        (["site", "coding", 0, "code"], "SITE_OF_VACCINATION_CODE"),
        (["route", "coding", 0, "display"], "ROUTE_OF_VACCINATION_TERM"),
        (["extension", 0, "valueCodeableConcept", "coding", 0, "code"], "VACCINATION_PROCEDURE_CODE"),
    ],
)
def test_null_at_a_copied_element_leaves_the_key_out(path: list[str | int], field: str) -> None:
    flat = converted(path, None)
    assert field not in flat
    assert flat["CONVERSION_ERRORS"] == []


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (["contained", 1, "birthDate"], ["PERSON_DOB"]),
        (["recorded"], ["RECORDED_DATE"]),
        (["expirationDate"], ["EXPIRY_DATE"]),
        (["primarySource"], ["PRIMARY_SOURCE"]),
        (["identifier"], ["UNIQUE_ID", "UNIQUE_ID_URI"]),
        (["manufacturer"], ["VACCINE_MANUFACTURER"]),
        (["protocolApplied"], ["DOSE_SEQUENCE"]),
        (["protocolApplied", 0, "doseNumberPositiveInt"], ["DOSE_SEQUENCE"]),
        (["performer"], ["SITE_CODE", "SITE_CODE_TYPE_URI"]),
        (["doseQuantity", "code"], ["DOSE_UNIT_CODE"]),
    ],
)
def test_null_at_an_optional_element_is_blank_without_error(path: list[str | int], fields: list[str]) -> None:
    flat = converted(path, None)
    assert {flat[field] for field in fields} == {""}
    assert flat["CONVERSION_ERRORS"] == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (["contained", 1, "address"], {"PERSON_POSTCODE": "ZZ99 3CZ"}),
        (["contained", 1, "address", 0, "postalCode"], {"PERSON_POSTCODE": "ZZ99 3CZ"}),
        (
            ["location"],
            {
                "LOCATION_CODE": "X99999",
                "LOCATION_CODE_TYPE_URI": "https://fhir.nhs.uk/Id/ods-organization-code",
            },
        ),
    ],
)
def test_null_at_an_element_with_a_default_gives_the_default(
    path: list[str | int], expected: dict[str, str]
) -> None:
    flat = converted(path, None)
    assert expected.items() <= flat.items()
    assert flat["CONVERSION_ERRORS"] == []


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (["contained"], [*PERSON, *PRACTITIONER]),
        (["contained", 1, "name"], ["PERSON_FORENAME", "PERSON_SURNAME"]),
        (["contained", 0, "name"], PRACTITIONER),
        (["contained", 1, "identifier"], ["NHS_NUMBER"]),
        (["contained", 1, "gender"], ["PERSON_GENDER_CODE"]),
        (["extension"], ["VACCINATION_PROCEDURE_CODE", "VACCINATION_PROCEDURE_TERM"]),
        (
            ["extension", 0, "valueCodeableConcept"],
            ["VACCINATION_PROCEDURE_CODE", "VACCINATION_PROCEDURE_TERM"],
        ),
        (["vaccineCode"], ["VACCINE_PRODUCT_CODE", "VACCINE_PRODUCT_TERM"]),
        (["vaccineCode", "coding"], ["VACCINE_PRODUCT_CODE", "VACCINE_PRODUCT_TERM"]),
        (["site"], ["SITE_OF_VACCINATION_CODE", "SITE_OF_VACCINATION_TERM"]),
        (["route"], ["ROUTE_OF_VACCINATION_CODE", "ROUTE_OF_VACCINATION_TERM"]),
        (["route", "coding"], ["ROUTE_OF_VACCINATION_CODE", "ROUTE_OF_VACCINATION_TERM"]),
        (["doseQuantity"], ["DOSE_AMOUNT", "DOSE_UNIT_CODE", "DOSE_UNIT_TERM"]),
        (["reasonCode"], ["INDICATION_CODE"]),
        (["reasonCode", 0, "coding"], ["INDICATION_CODE"]),
        (["location", "identifier"], ["LOCATION_CODE", "LOCATION_CODE_TYPE_URI"]),
        (["performer", 0, "actor", "identifier"], ["SITE_CODE", "SITE_CODE_TYPE_URI"]),
        (["occurrenceDateTime"], DATED),
    ],
)
def test_null_at_a_structure_fails_every_field_it_feeds(path: list[str | int], fields: list[str]) -> None:
    flat = converted(path, None)
    assert failed(flat, 10) == fields
    assert failed(flat, 5) == []
    assert {flat[field] for field in fields} == {""}


def test_errors_of_both_codes_are_reported_code_10_first_each_in_field_order() -> None:
    flat = converted(["occurrenceDateTime"], "2024-13-01")
    assert [(error["code"], error["field"]) for error in flat["CONVERSION_ERRORS"]] == [
        *((10, field) for field in DATED),
        (5, "DATE_AND_TIME"),
    ]
    assert flat["CONVERSION_ERRORS"][-1] == {
        "code": 5,
        "field": "DATE_AND_TIME",
        "value": "2024-13-01",
        "message": "Unexpected exception [ValueError]: month must be in 1..12",
    }


def test_without_practitioner_a_bad_occurrence_still_fails_the_practitioner_fields() -> None:
    resource = deepcopy(BASE.resource) | {"contained": BASE.resource["contained"][1:]}
    del resource["occurrenceDateTime"]
    assert failed(flat_map(resource, "CREATE"), 10) == DATED
