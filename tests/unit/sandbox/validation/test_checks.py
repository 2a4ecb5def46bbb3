"""VAL-022…162: each check on both sides of its limits, and how messages come together."""

from decimal import Decimal
from typing import Any

import pytest

from support.reference import NHS_NUMBER, SNOMED, VACCINATION_PROCEDURE
from support.sandbox.validation.checks import CHECKS
from tests.unit.sandbox.validation.conftest import Validate

PATIENT = "contained[?(@.resourceType=='Patient')]"
PRACTITIONER = "contained[?(@.resourceType=='Practitioner')]"
CODING = f"coding[?(@.system=='{SNOMED}')]"
PROCEDURE = f"extension[?(@.url=='{VACCINATION_PROCEDURE}')].valueCodeableConcept"
NHS_VALUE = f"{PATIENT}.identifier[?(@.system=='{NHS_NUMBER}')].value"
DOSE = "/protocolApplied/0/doseNumberPositiveInt"
NUMBER = "protocolApplied[0].doseNumberPositiveInt"

LIMITS: list[tuple[str, Any, str, str]] = [
    # 6 to 10
    (
        "/contained/0/identifier/0/extension",
        None,
        f"{PATIENT}.identifier[0]",
        "must not include an extension",
    ),
    ("/contained/0/identifier", [], f"{PATIENT}.identifier", "must be an array of length 1"),
    ("/contained/0/identifier/0/value", "", NHS_VALUE, "must be 10 characters"),
    ("/contained/0/identifier/0/value", "   ", NHS_VALUE, "must be a non-empty string"),
    ("/contained/0/identifier/0/value", "99900000180", NHS_VALUE, "must be 10 characters"),
    ("/contained/0/identifier/0/value", "999 000 0018", NHS_VALUE, "must be 10 characters"),
    ("/contained/0/identifier/0/value", "99900000 8", NHS_VALUE, "must not contain spaces"),
    ("/contained/0/identifier/0/value", "99900000\t8", NHS_VALUE, "is not a valid NHS number"),
    ("/contained/0/identifier/0/value", "999000001X", NHS_VALUE, "is not a valid NHS number"),
    # 12, 13, 26, 27
    ("/contained/0/name/0/given", "x", f"{PATIENT}.name[0].given", "must be an array"),
    ("/contained/0/name/0/given", [], f"{PATIENT}.name[0].given", "must be a non-empty array"),
    (
        "/contained/0/name/0/given",
        [5] * 6,
        f"{PATIENT}.name[0].given",
        "must be an array of maximum length 5",
    ),
    ("/contained/0/name/0/given", ["a", "", 5], f"{PATIENT}.name[0].given[1]", "must be a non-empty string"),
    (
        "/contained/0/name/0/given",
        ["b" * 181],
        f"{PATIENT}.name[0].given[0]",
        "must be 180 or fewer characters",
    ),
    ("/contained/0/name/0/family", "x" * 36, f"{PATIENT}.name[0].family", "must be 35 or fewer characters"),
    ("/contained/1/name/0/given", {}, f"{PRACTITIONER}.name[0].given", "must be an array"),
    ("/contained/1/name/0/given", ["a", 5], f"{PRACTITIONER}.name[0].given[1]", "must be a string"),
    # 15, 24, 58: closed lists
    (
        "/contained/0/gender",
        "male ",
        f"{PATIENT}.gender",
        "must be one of the following: male, female, other, unknown",
    ),
    ("/status", "entered-in-error", "status", "must be one of the following: completed"),
    (
        "/extension/0/url",
        SNOMED,
        "extension[0].url",
        f"must be one of the following: {VACCINATION_PROCEDURE}",
    ),
    # 21, 58: arrays of one
    ("/identifier", [{}, {}], "identifier", "must be an array of length 1"),
    ("/extension", [], "extension", "must be an array of length 1"),
]


WRONG_NUMBERS: list[tuple[str, str, list[Any]]] = [
    ("/primarySource", "primarySource must be a boolean", ["true", 1, None, []]),
    (DOSE, f"{NUMBER} must be a positive integer", [0, -1, "2", True, None, Decimal("1.0"), []]),
    (DOSE, f"{NUMBER} must be an integer in the range 1 to 9", [10, 10**20]),
    (
        "/doseQuantity/value",
        "doseQuantity.value must be a number",
        ["1", True, None, [], float("nan"), float("inf")],
    ),
]


@pytest.mark.parametrize(("pointer", "message", "values"), WRONG_NUMBERS)
def test_numbers_and_booleans_are_told_apart(
    validate: Validate, pointer: str, message: str, values: list[Any]
) -> None:
    assert {validate({pointer: value}) for value in values} == {message}


@pytest.mark.parametrize(("pointer", "value", "location", "complaint"), LIMITS)
def test_a_limit_is_kept(validate: Validate, pointer: str, value: Any, location: str, complaint: str) -> None:
    assert validate({pointer: value}) == f"{location} {complaint}"


@pytest.mark.parametrize(
    "change",
    [
        {"/contained/0/identifier/0/value": "0000000000"},
        {"/contained/0/identifier/0/value": "٩٩٩٠٠٠٠٠١٨"},
        {"/contained/0/identifier": [{"value": "not checked without a system"}]},
        {"/contained/0/identifier": [{"system": NHS_NUMBER}]},
        {"/contained/0/name/0/given": list("abcde")},
        {"/contained/0/name/0/given": ["b" * 180]},
        {"/contained/0/name/0/family": "x" * 35},
        {"/contained/1/name/0/given": ["b" * 999] * 9},
        {"/contained/1/name/0/family": "x" * 999},
        {DOSE: 1},
        {DOSE: 9},
        {"/doseQuantity/value": -1},
        {"/doseQuantity/value": Decimal("0.00")},
        {"/doseQuantity": {"unit": "u"}},
        {"/doseQuantity": {"system": "s"}},
        {"/doseQuantity": {}},
        {"/reasonCode": []},
        {"/reasonCode": [{"text": "t"}, {"coding": [{"display": "no code"}, {"code": "second"}]}]},
        {"/site/coding/0/code": "1"},
        {"/vaccineCode": {"coding": [{"code": "no-system"}, {"system": "urn:o", "code": "UNK"}]}},
    ],
)
def test_a_limit_is_not_narrower_than_it_is(validate: Validate, change: dict[str, Any]) -> None:
    assert validate(change) == "COVID"


@pytest.mark.parametrize("last", "0123456789")
def test_no_digit_checks_a_number_whose_check_digit_would_be_10(validate: Validate, last: str) -> None:
    assert validate({"/contained/0/identifier/0/value": "999000000" + last}) == (
        f"{NHS_VALUE} is not a valid NHS number"
    )


def test_a_null_system_beside_a_code_is_told_twice(validate: Validate) -> None:
    assert validate({"/doseQuantity/system": None}) == (
        "doseQuantity.system must be a string; "
        "If doseQuantity.code is present, doseQuantity.system must also be present"
    )


def test_unknown_elements_are_told_in_body_order(validate: Validate) -> None:
    unknown: dict[str, Any] = {
        "/zeta": None,
        "/alpha": [],
        "/contained/1/telecom": 1,
        "/contained/0/active": True,
    }
    assert validate(unknown) == (
        "zeta is not an allowed element of the Immunization resource for this service; "
        "alpha is not an allowed element of the Immunization resource for this service; "
        "active is not an allowed element of the Patient resource for this service; "
        "telecom is not an allowed element of the Practitioner resource for this service"
    )


def test_messages_come_in_the_order_of_the_checks(validate: Validate) -> None:
    assert validate({"/lotNumber": "", "/status": "x", "/foo": 1, "/contained/0/gender": "x"}) == (
        "foo is not an allowed element of the Immunization resource for this service; "
        f"{PATIENT}.gender must be one of the following: male, female, other, unknown; "
        "status must be one of the following: completed; lotNumber must be a non-empty string"
    )


@pytest.mark.parametrize(
    ("remove", "message"),
    [
        (["/identifier"], "identifier is a mandatory field"),
        (["/extension"], "extension is a mandatory field"),
        (["/identifier", "/extension"], "identifier is a mandatory field"),
        (["/extension/0/valueCodeableConcept"], f"{PROCEDURE} is a mandatory field"),
        (["/extension/0/valueCodeableConcept/coding"], f"{PROCEDURE}.coding is a mandatory field"),
    ],
)
def test_some_messages_come_alone(validate: Validate, remove: list[str], message: str) -> None:
    assert validate({"/status": "x", "/lotNumber": 5}, remove) == message


def test_every_extension_is_asked_for_its_concept(validate: Validate) -> None:
    assert (
        validate({"/extension/1": {"url": "urn:x", "valueString": "y"}})
        == f"{PROCEDURE} is a mandatory field"
    )


def test_the_list_has_every_check_and_every_rule_once() -> None:
    assert [check.number for check in CHECKS] == [1, *range(3, 63)]
    rules = [rule for check in CHECKS for rule in sorted(check.rules)]
    assert rules == [f"VAL-{number:03}" for number in range(22, 163)]
