"""VAL-183…185, API-ID-04: what the target diseases stand for."""

from typing import Any

import pytest

from support.reference import SNOMED, VACCINE_TYPES
from support.sandbox.outcomes import Refused
from support.sandbox.validation import vaccine_type_of
from support.sandbox.validation.vaccine_type import check_vaccine_type

CODE = f"coding[?(@.system=='{SNOMED}')].code"


def _diseases(*codes: str) -> list[dict[str, Any]]:
    other = {"system": "urn:o", "code": "1"}
    return [{"coding": [other, {"system": SNOMED, "code": code}]} for code in codes]


def _record(diseases: list[dict[str, Any]]) -> dict[str, Any]:
    return {"protocolApplied": [{"targetDisease": diseases}]}


@pytest.mark.parametrize(("vaccine_type", "codes"), VACCINE_TYPES.items())
def test_the_order_of_the_diseases_does_not_matter(vaccine_type: str, codes: tuple[str, ...]) -> None:
    for order in (codes, tuple(reversed(codes))):
        record = _record(_diseases(*order))
        assert check_vaccine_type(record) == vaccine_type
        assert vaccine_type_of(record) == vaccine_type


def _refusal(diseases: list[dict[str, Any]]) -> str:
    with pytest.raises(Refused) as refused:
        check_vaccine_type(_record(diseases))
    assert (refused.value.status, refused.value.code) == (400, "invariant")
    return refused.value.diagnostics


@pytest.mark.parametrize(
    "codes",
    [
        ("123",),
        ("14189004", "36989005"),
        ("840539006", "840539006"),
        ("840539006", "6142004"),
        ("14189004", "36989005", "36653000", "38907003", "6142004"),
        ("840539006 ",),
    ],
)
def test_codes_that_stand_for_nothing_are_listed_in_body_order(codes: tuple[str, ...]) -> None:
    assert _refusal(_diseases(*codes)) == (
        f"Validation errors: protocolApplied[0].targetDisease[*].{CODE} - {list(codes)}"
        " is not a valid combination of disease codes for this service"
    )
    assert vaccine_type_of(_record(_diseases(*codes))) is None


def test_the_first_disease_without_a_code_is_told_without_the_prefix() -> None:
    bare = {"coding": [{"system": SNOMED}]}
    assert _refusal([*_diseases("840539006"), bare, bare]) == (
        f"protocolApplied[0].targetDisease[1].{CODE} is a mandatory field"
    )


def test_no_disease_is_told_without_the_prefix() -> None:
    assert _refusal([]) == f"protocolApplied[0].targetDisease[0].{CODE} is a mandatory field"


def test_a_stored_null_coding_is_passed_over() -> None:
    stored = _record([{"coding": [None, {"system": SNOMED, "code": "840539006"}]}])
    assert vaccine_type_of(stored) == "COVID"
