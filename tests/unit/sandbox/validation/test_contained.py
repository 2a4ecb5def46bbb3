"""VAL-010…021: the contained gate."""

from typing import Any

import pytest

from support.sandbox.outcomes import Refused
from support.sandbox.validation.contained import check_contained

PATIENT = {"resourceType": "Patient", "id": "P"}
PRACTITIONER = {"resourceType": "Practitioner", "id": "Q"}
ONLY = "contained must contain only Patient and Practitioner resources"
ONE_PATIENT = "contained must contain exactly one Patient resource"
ONE_PRACTITIONER = "contained must contain a maximum of one Practitioner resource"


@pytest.mark.parametrize(
    ("contained", "message"),
    [
        (None, "contained must be an array"),
        ("x", "contained must be an array"),
        ([], "contained must be a non-empty array"),
        ([PATIENT, "x"], "contained must be an array of objects"),
        ([{}, "x"], "contained must be an array of non-empty objects"),
        (["x", {}], "contained must be an array of objects"),
        ([PATIENT, {"id": "x"}], "contained resources must have 'resourceType' key"),
        ([PATIENT, {"resourceType": None}], "contained resources must have 'resourceType' key"),
        ([PATIENT, {"resourceType": ""}], ONLY),
        ([PATIENT, {"resourceType": "practitioner"}], ONLY),
        ([PATIENT, {"resourceType": ["Patient"]}], ONLY),
        ([PRACTITIONER], ONE_PATIENT),
        ([PATIENT, PATIENT], ONE_PATIENT),
        ([PATIENT, PRACTITIONER, PRACTITIONER], ONE_PRACTITIONER),
        ([{"resourceType": "Organization"}], f"{ONLY}; {ONE_PATIENT}"),
        ([PRACTITIONER, PRACTITIONER], f"{ONE_PATIENT}; {ONE_PRACTITIONER}"),
        ([{"resourceType": "X"}, PRACTITIONER, PRACTITIONER], f"{ONLY}; {ONE_PATIENT}; {ONE_PRACTITIONER}"),
        (
            [{"resourceType": "Patient"}, {"resourceType": "Practitioner"}],
            "The contained Patient resource must have an 'id' field",
        ),
        ([{**PATIENT, "id": None}], "The contained Patient resource must have an 'id' field"),
        (
            [{"resourceType": "Practitioner"}, PATIENT],
            "The contained Practitioner resource must have an 'id' field",
        ),
        ([PATIENT, {**PRACTITIONER, "id": "P"}], "ids must not be duplicated amongst contained resources"),
        (
            [{**PATIENT, "id": 5}, {**PRACTITIONER, "id": 5}],
            "ids must not be duplicated amongst contained resources",
        ),
    ],
)
def test_the_gate_stays_shut(contained: Any, message: str) -> None:
    with pytest.raises(Refused) as refused:
        check_contained({"contained": contained})
    assert (refused.value.status, refused.value.code) == (400, "invariant")
    assert refused.value.diagnostics == f"Validation errors: {message}"


def test_the_gate_stays_shut_when_nothing_is_contained() -> None:
    with pytest.raises(Refused, match=r"^Validation errors: contained is a mandatory field$"):
        check_contained({})


@pytest.mark.parametrize(
    "contained", [[PATIENT], [PATIENT, PRACTITIONER], [PRACTITIONER, PATIENT], [{**PATIENT, "id": ""}]]
)
def test_the_gate_opens(contained: Any) -> None:
    check_contained({"contained": contained})
