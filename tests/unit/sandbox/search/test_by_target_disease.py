from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., dict[str, Any]]
Keep = Callable[..., Any]
Refusal = Callable[..., tuple[int, str, str]]

BASE = "https://sandbox.test/immunisation-fhir-api/FHIR/R4"
SNOMED = "http://snomed.info/sct"
MEASLES, PERTUSSIS, RSV, UNKNOWN = (
    f"{SNOMED}|14189004",
    f"{SNOMED}|27836007",
    f"{SNOMED}|55735004",
    f"{SNOMED}|99999",
)
NO_VALUE = "Search parameter target-disease must have one or more values."
NONE_VALID = (
    "Search parameter target-disease must be one or more valid SNOMED codes "
    "from the supported target disease list."
)
NOT_AUTHORISED = "Your search contains details that you are not authorised to request"
NONE_SUPPORTED = "This service does not contain any vaccination types with the target disease requested."


def query(diseases: str) -> dict[str, str]:
    return {
        "patient.identifier": "https://fhir.nhs.uk/Id/nhs-number|9990000018",
        "target-disease": diseases,
    }


def bad_format(value: str) -> str:
    return (
        f"Invalid format for '{value}': Search parameter target-disease must be in the format "
        '"http://snomed.info/sct|{SNOMED code}" e.g. "http://snomed.info/sct|14189004"'
    )


def unsupported(code: str) -> str:
    return f"Target disease code '{code}' is not a supported target disease in this service."


def ids(bundle: dict[str, Any]) -> list[str]:
    kept = (entry["resource"] for entry in bundle["entry"])
    return [resource["id"] for resource in kept if resource["resourceType"] == "Immunization"]


def warnings(bundle: dict[str, Any]) -> list[tuple[str, str]]:
    issues = [
        entry["resource"]["issue"][0]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "OperationOutcome"
    ]
    assert all(issue["severity"] == "warning" for issue in issues)
    return [(issue["code"], issue["diagnostics"]) for issue in issues]


@pytest.mark.parametrize("diseases", ["", " ", ",", " , "])
def test_at_least_one_value_is_required(refusal: Refusal, diseases: str) -> None:
    assert refusal(query(diseases) | {"-date.from": "x"}) == (400, "invalid", NO_VALUE)


@pytest.mark.parametrize(
    "diseases",
    [
        "14189004",
        "FLU",
        f"{SNOMED}|",
        f"{SNOMED}| ",
        "|14189004",
        "https://snomed.info/sct|14189004",
        f"{SNOMED} |14189004",
        f"x,{UNKNOWN}",
        f"{UNKNOWN},x",
    ],
)
def test_a_value_in_another_format_is_refused_when_no_other_is_supported(
    refusal: Refusal, diseases: str
) -> None:
    assert refusal(query(diseases) | {"-date.from": "x"}) == (400, "invalid", NONE_VALID)


@pytest.mark.parametrize(
    ("diseases", "echoed"),
    [
        (UNKNOWN, "http%3A%2F%2Fsnomed.info%2Fsct%7C99999"),
        (
            f"{UNKNOWN},{SNOMED}|111",
            "http%3A%2F%2Fsnomed.info%2Fsct%7C111%2Chttp%3A%2F%2Fsnomed.info%2Fsct%7C99999",
        ),
    ],
)
def test_unknown_codes_alone_give_one_warning_without_looking_or_permission(
    ask: Ask, asked: list[str], diseases: str, echoed: str
) -> None:
    bundle = ask(query(diseases) | {"-date.to": "2024-1-1"}, [])
    assert warnings(bundle) == [("invalid", NONE_SUPPORTED)]
    assert len(bundle["entry"]) == 1
    assert bundle["total"] == 0
    assert asked == []
    assert bundle["link"][0]["url"] == (
        f"{BASE}/Immunization?target-disease={echoed}"
        "&patient.identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018"
        "&-date.to=2024-01-01"
    )


def test_unknown_codes_do_not_excuse_a_wrong_date(refusal: Refusal) -> None:
    text = "Search parameter -date.to must be in format: YYYY-MM-DD"
    assert refusal(query(UNKNOWN) | {"-date.to": "x"}) == (400, "invalid", text)


@pytest.mark.parametrize(
    ("diseases", "found"),
    [
        (MEASLES, ["mmr", "mmrv"]),
        (PERTUSSIS, ["4in1", "6in1", "pertussis"]),
        (f"{SNOMED}|66071002", ["6in1", "hepb"]),
        (f"{SNOMED}|38907003", ["mmrv"]),
        (f"{RSV}, {MEASLES}", ["mmr", "mmrv", "rsv"]),
    ],
)
def test_every_type_that_protects_against_any_of_the_diseases_is_searched(
    ask: Ask, keep: Keep, diseases: str, found: list[str]
) -> None:
    for vaccine_type in ("RSV", "PERTUSSIS", "MMRV", "MMR", "HEPB", "FLU", "6IN1", "4IN1", "3IN1"):
        keep(vaccine_type, vaccine_type.lower())
    bundle = ask(query(diseases))
    assert ids(bundle) == found
    assert warnings(bundle) == []


def test_blank_values_beside_others_are_no_values(ask: Ask) -> None:
    assert warnings(ask(query(f"{MEASLES}, ,"))) == []


def test_derived_types_without_permission_are_left_out_with_a_warning(ask: Ask, keep: Keep) -> None:
    keep("PERTUSSIS", "a")
    keep("6IN1", "b")
    bundle = ask(query(PERTUSSIS), ["PERTUSSIS.S"])
    assert ids(bundle) == ["a"]
    assert warnings(bundle) == [("unauthorized", NOT_AUTHORISED)]


def test_no_permitted_type_is_refused(refusal: Refusal) -> None:
    text = "Unauthorized request for vaccine type"
    assert refusal(query(f"{PERTUSSIS},{UNKNOWN}"), ["FLU.S", "4IN1.CRUD"]) == (403, "forbidden", text)


def test_rejected_values_are_told_in_the_order_of_the_request_after_the_permissions(
    ask: Ask, keep: Keep
) -> None:
    keep("MMR", "a")
    bundle = ask(query(f"{UNKNOWN},z,{MEASLES},{SNOMED}|7|8,{SNOMED}|,a"), ["MMR.S"])
    assert [entry["resource"]["resourceType"] for entry in bundle["entry"][:2]] == ["Immunization", "Patient"]
    assert warnings(bundle) == [
        ("unauthorized", NOT_AUTHORISED),
        ("invalid", unsupported("99999")),
        ("invalid", bad_format("z")),
        ("invalid", unsupported("7|8")),
        ("invalid", bad_format(f"{SNOMED}|")),
        ("invalid", bad_format("a")),
    ]
    assert bundle["total"] == 1


def test_the_self_link_names_the_supported_values_sorted(ask: Ask) -> None:
    url = ask(query(f"{RSV},x,{MEASLES},{UNKNOWN}"))["link"][0]["url"]
    assert url == (
        f"{BASE}/Immunization?target-disease=http%3A%2F%2Fsnomed.info%2Fsct%7C14189004"
        "%2Chttp%3A%2F%2Fsnomed.info%2Fsct%7C55735004"
        "&patient.identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018"
    )
