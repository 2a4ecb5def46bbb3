from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., dict[str, Any]]
Keep = Callable[..., Any]
Refusal = Callable[..., tuple[int, str, str]]

BASE = "https://sandbox.test/immunisation-fhir-api/FHIR/R4"
ALL_TYPES = (
    "3IN1, 4IN1, 6IN1, BCG, COVID, FLU, HEPB, HIB, HIBMENC, HPV, MENACWY, MENB, MMR, MMRV, PERTUSSIS, "
    "PNEUMOCOCCAL, ROTAVIRUS, RSV, SHINGLES"
)
NOT_AUTHORISED = (
    "warning",
    "unauthorized",
    "Your search contains details that you are not authorised to request",
)


def query(types: str) -> dict[str, str]:
    return {
        "patient.identifier": "https://fhir.nhs.uk/Id/nhs-number|9990000018",
        "-immunization.target": types,
    }


def ids(bundle: dict[str, Any]) -> list[str]:
    kept = (entry["resource"] for entry in bundle["entry"])
    return [resource["id"] for resource in kept if resource["resourceType"] == "Immunization"]


def warnings(bundle: dict[str, Any]) -> list[tuple[str, str, str]]:
    issues = [
        entry["resource"]["issue"][0]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "OperationOutcome"
    ]
    assert all(issue["details"]["coding"][0]["code"] == issue["code"].upper() for issue in issues)
    return [(issue["severity"], issue["code"], issue["diagnostics"]) for issue in issues]


def ignored(values: str) -> tuple[str, str, str]:
    return (
        "warning",
        "invalid",
        f"Your search included invalid -immunization.target value(s) that were ignored: {values}. "
        "The search was performed using the valid value(s) only.",
    )


def test_the_vaccine_type_is_required(refusal: Refusal) -> None:
    without = query("") | {"-date.from": "x"}
    del without["-immunization.target"]
    text = "Search parameter -immunization.target must have one or more values."
    assert refusal(without) == (400, "invalid", text)


@pytest.mark.parametrize("types", ["", ",", "FLu", "flu", "INFLUENZA", "RSV FLU"])
def test_at_least_one_value_must_be_a_type_as_it_is_spelt(refusal: Refusal, types: str) -> None:
    text = f"-immunization.target must be one or more of the following: {ALL_TYPES}"
    assert refusal(query(types) | {"-date.from": "x"}) == (400, "invalid", text)


def test_only_requested_types_of_that_patient_are_returned_by_type_then_id(ask: Ask, keep: Keep) -> None:
    for vaccine_type, record_id in [("RSV", "a"), ("FLU", "d"), ("COVID", "b"), ("FLU", "c")]:
        keep(vaccine_type, record_id)
    other = {"resourceType": "Patient", "id": "P", "identifier": [{"value": "9000000009"}]}
    keep("FLU", "e", contained=[other])
    bundle = ask(query("RSV, FLU"))
    assert ids(bundle) == ["c", "d", "a"]
    assert warnings(bundle) == []
    assert bundle["total"] == 3


def test_unknown_types_are_ignored_with_a_warning_that_sorts_them(ask: Ask, keep: Keep) -> None:
    keep("FLU", "a")
    bundle = ask(query("zoster,FLU,flu,Ebola,flu"))
    assert ids(bundle) == ["a"]
    assert warnings(bundle) == [ignored("Ebola, flu, zoster")]


def test_a_trailing_comma_reports_the_empty_value(ask: Ask) -> None:
    assert warnings(ask(query("RSV,"))) == [ignored("")]


def test_types_without_permission_are_left_out_with_a_warning(ask: Ask, keep: Keep) -> None:
    keep("FLU", "a")
    keep("RSV", "b")
    bundle = ask(query("FLU,RSV"), ["flu.s", "RSV.CRUD"])
    assert ids(bundle) == ["a"]
    assert warnings(bundle) == [NOT_AUTHORISED]


def test_both_warnings_come_in_order_even_without_a_match(ask: Ask) -> None:
    bundle = ask(query("nope,FLU,RSV"), ["FLU.S"])
    assert [entry["resource"]["resourceType"] for entry in bundle["entry"]] == ["OperationOutcome"] * 2
    assert warnings(bundle) == [NOT_AUTHORISED, ignored("nope")]
    assert bundle["total"] == 0


@pytest.mark.parametrize("permissions", [[], ["FLU.CRUD"], ["COVID.S"]])
def test_no_permitted_type_is_refused(refusal: Refusal, permissions: list[str]) -> None:
    text = "Unauthorized request for vaccine type"
    assert refusal(query("FLU,RSV,nope"), permissions) == (403, "forbidden", text)


@pytest.mark.parametrize(
    ("types", "echoed"),
    [("FLU", "FLU"), ("FLU,COVID", "COVID%2CFLU"), ("FLU,FLU,nope,RSV", "FLU")],
)
def test_the_self_link_names_the_permitted_types_under_both_spellings(
    ask: Ask, types: str, echoed: str
) -> None:
    bundle = ask(query(types), ["FLU.S", "COVID.S"])
    assert bundle["link"] == [
        {
            "relation": "self",
            "url": f"{BASE}/Immunization?immunization.target={echoed}&-immunization.target={echoed}"
            "&patient.identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018",
        }
    ]


def test_nothing_found_is_an_empty_bundle(ask: Ask) -> None:
    bundle = ask(query("FLU"))
    assert bundle["entry"] == []
    assert bundle["total"] == 0
