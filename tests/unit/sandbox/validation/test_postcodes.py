"""Which of several postcodes counts."""

from typing import Any

import pytest

from tests.unit.sandbox.validation.conftest import Validate

POSTCODE = "contained[?(@.resourceType=='Patient')].address[0].postalCode"
NO_STRING, EMPTY, MISSING = "must be a string", "must be a non-empty string", "is a mandatory field"
GOOD = "ZZ99 3CZ"


@pytest.mark.parametrize(
    ("postcodes", "complaint"),
    [
        ([GOOD], None),
        (["no format is checked"], None),
        ([5], NO_STRING),
        ([None], NO_STRING),
        ([""], EMPTY),
        ([" "], EMPTY),
        ([GOOD, " "], None),
        ([" ", GOOD], EMPTY),
        ([None, GOOD], MISSING),
        ([GOOD, None], MISSING),
        ([GOOD, 5], MISSING),
        ([None, 5], NO_STRING),
        ([5, GOOD], NO_STRING),
        ([None, None], EMPTY),
        (["", None], EMPTY),
    ],
)
def test_the_first_postcode_that_is_not_empty_counts(
    validate: Validate, postcodes: list[Any], complaint: str | None
) -> None:
    said = validate({"/contained/0/address": [{"postalCode": postcode} for postcode in postcodes]})
    assert said == (f"{POSTCODE} {complaint}" if complaint else "COVID")


@pytest.mark.parametrize("without", [{}, {"line": ["1 Test Way"]}])
def test_an_address_without_a_postcode_does_not_count(validate: Validate, without: dict[str, Any]) -> None:
    assert validate({"/contained/0/address": [without, {"postalCode": GOOD}]}) == "COVID"
    assert validate({"/contained/0/address": [without]}) == f"{POSTCODE} {MISSING}"


def test_an_empty_postcode_beside_a_good_one_is_for_the_model_to_refuse(validate: Validate) -> None:
    said = validate({"/contained/0/address": [{"postalCode": ""}, {"postalCode": GOOD}]})
    assert said.startswith(
        "1 validation error for Immunization\ncontained -> 0 -> address -> 0 -> postalCode\n"
    )
