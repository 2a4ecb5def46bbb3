"""Codes, systems and lists of codings."""

from typing import Any

import pytest

from support.reference import SNOMED, VACCINATION_PROCEDURE
from tests.unit.sandbox.validation.conftest import Validate

CODING = f"coding[?(@.system=='{SNOMED}')]"
PROCEDURE = f"extension[?(@.url=='{VACCINATION_PROCEDURE}')].valueCodeableConcept"
DISEASE = "protocolApplied[0].targetDisease"


@pytest.mark.parametrize("member", ["site", "route"])
@pytest.mark.parametrize(
    ("systems", "twice"),
    [
        (["urn:a", "urn:b"], None),
        (["urn:a", "urn:b", "urn:a"], "urn:a"),
        (["urn:a", "urn:b", "urn:b", "urn:a"], "urn:b"),
        (["urn:a", "urn:a", None], "urn:a"),
        ([None, "urn:a", "urn:a"], None),
        (["urn:a", None, "urn:a"], None),
        ([SNOMED, SNOMED], None),
    ],
)
def test_systems_are_unique_up_to_the_first_coding_without_one(
    validate: Validate, member: str, systems: list[str | None], twice: str | None
) -> None:
    codings = [{"code": "1", **({"system": system} if system else {})} for system in systems]
    message = f"{member}.coding[?(@.system=='{twice}')] must be unique"
    assert validate({f"/{member}/coding": codings}) == (message if twice else "COVID")


@pytest.mark.parametrize("code", ["101009", "1324691000000104", "900000000000207008"])
def test_a_snomed_code_may_be(validate: Validate, code: str) -> None:
    assert validate({"/vaccineCode/coding/0/code": code}) == "COVID"


@pytest.mark.parametrize(
    "code",
    [
        "1324691000000105",  # check digit
        "10105",  # too short
        "1234567890123456789",  # too long
        "0101009",  # leading zero
        "101019",  # partition 01
        " 101009",
        "101009 ",
        "UNK",
        "10100²",
    ],
)
def test_a_snomed_code_may_not_be(validate: Validate, code: str) -> None:
    for pointer, location in (
        ("/vaccineCode/coding/0/code", "vaccineCode"),
        ("/extension/0/valueCodeableConcept/coding/0/code", PROCEDURE),
    ):
        assert validate({pointer: code}) == f"{location}.{CODING}.code is not a valid snomed code"


COVID = {"coding": [{"system": SNOMED, "code": "840539006"}]}


@pytest.mark.parametrize(
    ("diseases", "message"),
    [
        ([COVID, {}], f"Every element of {DISEASE} must have 'coding' property"),
        (
            [COVID, {"coding": []}, {"coding": COVID["coding"] * 2}],
            f"{DISEASE}[1].coding must contain exactly one element with a system of {SNOMED}",
        ),
        (
            [{"coding": [{"system": SNOMED}]}, {"coding": [{"system": SNOMED, "code": 5}]}],
            f"{DISEASE}[1].{CODING}.code must be a string",
        ),
    ],
)
def test_the_first_bad_disease_is_named(validate: Validate, diseases: list[Any], message: str) -> None:
    assert validate({"/protocolApplied/0/targetDisease": diseases}) == message


def test_reasons_are_looked_at_one_by_one(validate: Validate) -> None:
    said = validate({"/reasonCode": [{"text": "t"}, {"coding": {}}, {"coding": [{"code": 5}]}]})
    assert said == "reasonCode[1].coding must be an array; reasonCode[2].coding[0].code must be a string"
