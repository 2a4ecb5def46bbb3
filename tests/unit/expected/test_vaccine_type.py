from typing import Any

import pytest

from support.expected import vaccine_type_of
from support.reference import SNOMED, VACCINE_TYPES


def against(*codes: str) -> dict[str, Any]:
    diseases = [
        {"coding": [{"system": "http://other.example", "code": "1"}, {"system": SNOMED, "code": code}]}
        for code in codes
    ]
    return {"protocolApplied": [{"targetDisease": diseases}]}


@pytest.mark.parametrize("name", VACCINE_TYPES)
def test_the_diseases_name_the_type_in_any_order(name: str) -> None:
    codes = VACCINE_TYPES[name]
    assert vaccine_type_of(against(*codes)) == name
    assert vaccine_type_of(against(*reversed(codes))) == name


@pytest.mark.parametrize(
    "codes", [("14189004", "36989005"), ("6142004", "6142004"), ("6142004", "840539006"), ("99999",), ()]
)
def test_any_other_set_of_diseases_is_an_error_that_names_them(codes: tuple[str, ...]) -> None:
    with pytest.raises(LookupError, match=codes[0] if codes else "nothing"):
        vaccine_type_of(against(*codes))
