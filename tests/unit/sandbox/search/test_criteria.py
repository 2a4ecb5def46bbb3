from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

Ask = Callable[..., dict[str, Any]]
Refusal = Callable[..., tuple[int, str, str]]

PATIENT = "https://fhir.nhs.uk/Id/nhs-number|9990000018"
BY_TYPE = {"patient.identifier": PATIENT, "-immunization.target": "FLU"}
BY_DISEASE = {"patient.identifier": PATIENT, "target-disease": "http://snomed.info/sct|6142004"}

ONE_VALUE = "Search parameter patient.identifier must have one value."
FORMAT = (
    'patient.identifier must be in the format of "https://fhir.nhs.uk/Id/nhs-number|{NHS number}" '
    'e.g. "https://fhir.nhs.uk/Id/nhs-number|9000000009"'
)
INVALID = "Search parameter patient.identifier must be a valid NHS number."
FROM_ONCE = "Search parameter -date.from may have one value at most."
FROM_FORMAT = "Search parameter -date.from must be in format: YYYY-MM-DD"
TO_ONCE = "Search parameter -date.to may have one value at most."
TO_FORMAT = "Search parameter -date.to must be in format: YYYY-MM-DD"
INCLUDE = "Search parameter _include may only be 'Immunization:patient' if provided."
ORDER = "Search parameter -date.from must be before -date.to"

both_searches = pytest.mark.parametrize("query", [BY_TYPE, BY_DISEASE], ids=["by type", "by disease"])


@both_searches
@pytest.mark.parametrize(
    ("patient", "diagnostics"),
    [
        (None, ONE_VALUE),
        (f"{PATIENT},{PATIENT}", ONE_VALUE),
        (f"{PATIENT},", ONE_VALUE),
        ("", FORMAT),
        ("9990000018", FORMAT),
        ("https://fhir.nhs.uk/id/nhs-number|9990000018", FORMAT),
        ("https://fhir.nhs.uk/Id/nhs-number |9990000018", FORMAT),
        (f"{PATIENT}|", FORMAT),
        ("|9990000018", FORMAT),
        ("https://fhir.nhs.uk/Id/nhs-number|", INVALID),
        ("https://fhir.nhs.uk/Id/nhs-number|999000001", INVALID),
        ("https://fhir.nhs.uk/Id/nhs-number|09990000018", INVALID),
        ("https://fhir.nhs.uk/Id/nhs-number|9990000019", INVALID),
        ("https://fhir.nhs.uk/Id/nhs-number|999 000 0018", INVALID),
        ("https://fhir.nhs.uk/Id/nhs-number|999-000-0018", INVALID),
        ("https://fhir.nhs.uk/Id/nhs-number| 9990000018", INVALID),
        ("https://fhir.nhs.uk/Id/nhs-number|999000001X", INVALID),
        ("https://fhir.nhs.uk/Id/nhs-number|99900000²8", INVALID),
        # the check digit would have to be 10
        ("https://fhir.nhs.uk/Id/nhs-number|9990000000", INVALID),
    ],
)
def test_the_patient_is_checked_first(
    refusal: Refusal, query: dict[str, str], patient: str | None, diagnostics: str
) -> None:
    broken = query | {"-date.from": "x"}
    broken = broken | {"-immunization.target": "FLu"} if "target-disease" not in query else broken
    sent = {name: value for name, value in broken.items() if name != "patient.identifier"}
    if patient is not None:
        sent["patient.identifier"] = patient
    assert refusal(sent) == (400, "invalid", diagnostics)


@pytest.mark.parametrize(
    "number", ["9990000018", "9000000009", "0000000000", "9449310475", "2788584652", "٩٩٩٠٠٠٠٠١٨"]
)
def test_a_number_with_the_right_check_digit_is_accepted(ask: Ask, number: str) -> None:
    assert ask(BY_TYPE | {"patient.identifier": f"https://fhir.nhs.uk/Id/nhs-number|{number}"})["total"] == 0


def test_blanks_around_the_patient_do_no_harm(ask: Ask, asked: list[str]) -> None:
    ask(BY_TYPE | {"patient.identifier": f" {PATIENT} "})
    assert asked == ["9990000018"]


@both_searches
@pytest.mark.parametrize(
    ("optional", "diagnostics"),
    [
        ({"-date.from": "2024-01-01,2024-01-02"}, FROM_ONCE),
        ({"-date.from": "x,y"}, FROM_ONCE),
        ({"-date.from": ""}, FROM_FORMAT),
        ({"-date.from": "2024-02-30"}, FROM_FORMAT),
        ({"-date.from": "20240101"}, FROM_FORMAT),
        ({"-date.from": "24-01-01"}, FROM_FORMAT),
        ({"-date.from": "2024-01-01T00:00:00"}, FROM_FORMAT),
        ({"-date.to": "2024-01-01,2024-01-02"}, TO_ONCE),
        ({"-date.to": "2024-13-01"}, TO_FORMAT),
        ({"_include": ""}, INCLUDE),
        ({"_include": "Immunization:performer"}, INCLUDE),
        ({"_include": "x,Immunization:patient"}, INCLUDE),
        (
            {"_include": "x", "-date.to": "x", "-date.from": "1,2"},
            f"{FROM_ONCE}; {TO_FORMAT}; {INCLUDE}",
        ),
        ({"-date.from": "x", "-date.to": "1,2"}, f"{FROM_FORMAT}; {TO_ONCE}"),
        ({"-date.from": "2024-01-02", "-date.to": "2024-01-01"}, ORDER),
        ({"-date.from": "2024-01-02", "-date.to": "2024-01-01", "_include": "x"}, INCLUDE),
    ],
)
def test_failures_of_optional_parameters_are_joined_and_the_order_of_dates_comes_after_them(
    refusal: Refusal, query: dict[str, str], optional: dict[str, str], diagnostics: str
) -> None:
    assert refusal(query | optional) == (400, "invalid", diagnostics)


@both_searches
@pytest.mark.parametrize(
    ("optional", "echo"),
    [
        ({}, ""),
        ({"-date.from": "2024-1-5"}, "&-date.from=2024-01-05"),
        ({"-date.to": "2024-01-05"}, "&-date.to=2024-01-05"),
        (
            {"_include": "immunization:PATIENT", "-date.to": "2024-01-05", "-date.from": "2024-01-05"},
            "&-date.from=2024-01-05&-date.to=2024-01-05&_include=immunization%3APATIENT",
        ),
        ({"_include": "Immunization:patient,x"}, "&_include=Immunization%3Apatient%2Cx"),
    ],
)
def test_optional_parameters_are_echoed_after_the_patient(
    ask: Ask, query: dict[str, str], optional: dict[str, str], echo: str
) -> None:
    url = ask(query | optional)["link"][0]["url"]
    patient = "&patient.identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018"
    assert url.endswith(patient + echo)


@both_searches
@pytest.mark.parametrize(
    ("occurrence", "day"),
    [
        ("2024-06-15", "2024-06-15"),
        ("2024-06-15T00:30:00+01:00", "2024-06-15"),  # still the 14th in UTC
        ("2024-06-15T23:59:59.999999+00:00", "2024-06-15"),
    ],
)
def test_dates_filter_by_the_day_in_its_own_offset_both_ends_included(
    ask: Ask, keep: Callable[..., Any], query: dict[str, str], occurrence: str, day: str
) -> None:
    keep("FLU", "r1", occurrenceDateTime=occurrence)
    before, after = "2024-06-14", "2024-06-16"
    totals = {
        (first, last): ask(query | {"-date.from": first, "-date.to": last})["total"]
        for first, last in pairwise([before, before, day, day, after, after])
    }
    assert totals == {
        (before, before): 0,
        (before, day): 1,
        (day, day): 1,
        (day, after): 1,
        (after, after): 0,
    }
    assert ask(query | {"-date.from": day})["total"] == 1
    assert ask(query | {"-date.from": after})["total"] == 0
    assert ask(query | {"-date.to": day})["total"] == 1
    assert ask(query | {"-date.to": before})["total"] == 0
    assert ask(query)["total"] == 1


@both_searches
def test_only_completed_live_vaccinations_are_returned(
    ask: Ask, keep: Callable[..., Any], delete: Callable[[Any], None], query: dict[str, str]
) -> None:
    keep("FLU", "r1", status="entered-in-error")
    delete(keep("FLU", "r2"))
    keep("FLU", "r3")
    bundle = ask(query)
    assert [entry["resource"]["id"] for entry in bundle["entry"]] == ["r3", "9990000018"]


@both_searches
def test_the_patient_is_included_whether_asked_for_or_not(
    ask: Ask, keep: Callable[..., Any], query: dict[str, str]
) -> None:
    keep("FLU", "r1")
    for optional in ({}, {"_include": "Immunization:patient"}):
        kinds = [entry["resource"]["resourceType"] for entry in ask(query | optional)["entry"]]
        assert kinds == ["Immunization", "Patient"]
