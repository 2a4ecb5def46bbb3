from collections.abc import Callable
from typing import Any

import pytest

from support.sandbox.outcomes import Refused
from support.sandbox.permissions import Permissions
from support.sandbox.search import SearchableRecords, from_form, from_query, search

Refusal = Callable[..., tuple[int, str, str]]

PATIENT = "https://fhir.nhs.uk/Id/nhs-number|9990000018"
ONE_VALUE = "Search parameter patient.identifier must have one value."
NOT_TOGETHER = (
    "Search parameter target-disease cannot be used with -immunization.target or identifier. "
    "Use one search type only."
)


def test_no_parameter_at_all_is_refused(refusal: Refusal) -> None:
    diagnostics = "No parameter provided. Search using either identifier or patient.identifier"
    assert refusal({}) == (400, "invalid", diagnostics)


@pytest.mark.parametrize(
    "parameters",
    [
        {"anything": "x"},
        {"Identifier": "a|b"},
        {"PATIENT.IDENTIFIER": PATIENT, "-immunization.target": "FLU"},
        {"immunization.target": "FLU"},
    ],
)
def test_unknown_names_are_ignored_so_that_the_patient_is_missed(
    refusal: Refusal, parameters: dict[str, str]
) -> None:
    assert refusal(parameters) == (400, "invalid", ONE_VALUE)


def test_an_unknown_name_beside_known_ones_does_no_harm(ask: Callable[..., dict[str, Any]]) -> None:
    bundle = ask({"patient.identifier": PATIENT, "-immunization.target": "FLU", "immunization.target": "?"})
    assert bundle["total"] == 0


@pytest.mark.parametrize("other", ["-immunization.target", "identifier"])
@pytest.mark.parametrize("value", ["", "x"])
def test_target_diseases_go_with_no_other_search(refusal: Refusal, other: str, value: str) -> None:
    assert refusal({"target-disease": "x", other: value}) == (400, "invalid", NOT_TOGETHER)


@pytest.mark.parametrize(
    ("parameters", "beginning"),
    [
        ({"identifier": "x"}, "Search parameter identifier must have one value and"),
        ({"_elements": "id"}, "Search parameter _elements must have the following parameter"),
        ({"_elements": "id", "target-disease": "x"}, "Identifier search included"),
        ({"patient.identifier": PATIENT, "target-disease": ""}, "Search parameter target-disease must have"),
        ({"patient.identifier": PATIENT}, "Search parameter -immunization.target must have"),
    ],
)
def test_the_names_choose_the_search(refusal: Refusal, parameters: dict[str, str], beginning: str) -> None:
    _, _, diagnostics = refusal(parameters)
    assert diagnostics.startswith(beginning)


@pytest.mark.parametrize(
    ("raw", "on_get", "on_post"),
    [
        (
            "patient.identifier=&-immunization.target=FLU",
            "patient.identifier must be in the format of",
            ONE_VALUE,
        ),
        (
            f"patient.identifier={PATIENT}&-immunization.target=",
            "-immunization.target must be one or more of the following: 3IN1, ",
            "Search parameter -immunization.target must have one or more values.",
        ),
        (
            "identifier=",
            "Search parameter identifier must have one value and",
            "No parameter provided.",
        ),
        (
            f"patient.identifier={PATIENT}&target-disease=",
            "Search parameter target-disease must have one or more values.",
            "Search parameter -immunization.target must have one or more values.",
        ),
        (
            "_elements=&identifier=a|b",
            "_elements must be one or more of the following: id,meta",
            "Unauthorized request for vaccine type",
        ),
        ("x=1&x=", "Parameters may not be duplicated.", ONE_VALUE),
    ],
)
def test_a_blank_value_counts_in_a_query_and_not_in_a_form(
    shelf: SearchableRecords, keep: Callable[..., Any], raw: str, on_get: str, on_post: str
) -> None:
    keep("FLU", "r1", identifier=[{"system": "a", "value": "b"}])
    for pairs, expected in ((from_query(raw), on_get), (from_form(raw.encode()), on_post)):
        with pytest.raises(Refused) as caught:
            search(pairs, Permissions(), shelf, "https://sandbox.test")
        assert caught.value.diagnostics.startswith(expected)


@pytest.mark.parametrize(
    "parameters",
    [
        {"patient.identifier": PATIENT, "-immunization.target": "FLU", "-date.from": "x"},
        {"patient.identifier": PATIENT, "target-disease": "x"},
        {"identifier": "x"},
    ],
)
def test_parameters_are_checked_before_permissions(refusal: Refusal, parameters: dict[str, str]) -> None:
    status, _, _ = refusal(parameters, [])
    assert status == 400
