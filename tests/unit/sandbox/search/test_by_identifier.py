from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., dict[str, Any]]
Keep = Callable[..., Any]
Refusal = Callable[..., tuple[int, str, str]]

LINK = "https://sandbox.test/immunisation-fhir-api/FHIR/R4/Immunization"
EITHER = "Search parameter should have either identifier or patient.identifier"
INCLUDED = "Identifier search included patient.identifier search parameters"
MALFORMED = (
    "Search parameter identifier must have one value and must be in the format of "
    '"identifier.system|identifier.value" "http://xyz.org/vaccs|2345-gh3s-r53h7-12ny"'
)
ALONE = "Search parameter _elements must have the following parameter: identifier"
ELEMENTS = "_elements must be one or more of the following: id,meta"


def identified(value: str) -> list[dict[str, str]]:
    return [{"system": "https://s.test/ids", "value": value}]


@pytest.mark.parametrize(
    ("parameters", "diagnostics"),
    [
        ({"identifier": "a,b", "patient.identifier": "x"}, EITHER),
        ({"identifier": "a|b", "patient.identifier": "x", "-date.from": "x"}, EITHER),
        ({"identifier": "a,b", "-immunization.target": "FLU"}, INCLUDED),
        ({"identifier": "a|b", "-date.from": "2024-01-01"}, INCLUDED),
        ({"identifier": "a|b", "-date.to": "2024-01-01"}, INCLUDED),
        ({"identifier": "a|b", "_include": "Immunization:patient"}, INCLUDED),
        ({"_elements": "id", "target-disease": "x"}, INCLUDED),
        ({"_elements": "id", "patient.identifier": "x"}, INCLUDED),
        ({"identifier": "a|b,c|d"}, MALFORMED),
        ({"identifier": "a|b,", "_elements": "x"}, MALFORMED),
        ({"_elements": "id"}, ALONE),
        ({"_elements": "x,y"}, ALONE),
        ({"identifier": "", "_elements": "x"}, MALFORMED),
        ({"identifier": "ab"}, MALFORMED),
        ({"identifier": "a|b c"}, MALFORMED),
        ({"identifier": "a |b"}, MALFORMED),
        ({"identifier": "a|b", "_elements": ""}, ELEMENTS),
        ({"identifier": "a|b", "_elements": "id,"}, ELEMENTS),
        ({"identifier": "a|b", "_elements": "ID"}, ELEMENTS),
        ({"identifier": "a|b", "_elements": "id,status"}, ELEMENTS),
    ],
)
def test_the_first_check_that_fails_answers(
    refusal: Refusal, parameters: dict[str, str], diagnostics: str
) -> None:
    assert refusal(parameters, []) == (400, "invalid", diagnostics)


@pytest.mark.parametrize(
    ("identifier", "looked_up"),
    [("a|b", "a then b"), ("a|b|c", "a then b|c"), (" a|b ", "a then b"), ("a|", "a then "), ("|", " then ")],
)
def test_the_identifier_is_split_at_its_first_pipe(
    ask: Ask, asked: list[str], identifier: str, looked_up: str
) -> None:
    ask({"identifier": identifier})
    assert asked == [looked_up]


@pytest.mark.parametrize("optional", [{}, {"_elements": "id"}])
def test_nothing_found_is_an_empty_bundle_whatever_the_permissions(
    ask: Ask, optional: dict[str, str]
) -> None:
    assert ask({"identifier": "a|b"} | optional, []) == {
        "resourceType": "Bundle",
        "type": "searchset",
        "link": [{"relation": "self", "url": f"{LINK}?identifier=None"}],
        "entry": [],
        "total": 0,
    }


@pytest.mark.parametrize("optional", [{}, {"_elements": "id"}])
def test_the_type_of_the_record_must_be_permitted(
    ask: Ask, refusal: Refusal, keep: Keep, optional: dict[str, str]
) -> None:
    keep("RSV", "r1", identifier=identified("v1"))
    query = {"identifier": "https://s.test/ids|v1"} | optional
    assert refusal(query, ["RSV.CRUD", "FLU.S"]) == (
        403,
        "forbidden",
        "Unauthorized request for vaccine type",
    )
    assert ask(query, ["RSV.S"])["total"] == 1


def test_the_vaccination_comes_without_the_patient_it_refers_to(ask: Ask, keep: Keep) -> None:
    keep("RSV", "r1", version=3, identifier=identified("v1|x"))
    bundle = ask({"identifier": "https://s.test/ids|v1|x"})
    assert bundle["link"] == [{"relation": "self", "url": f"{LINK}?identifier=https://s.test/ids|v1|x"}]
    assert bundle["total"] == 1
    [entry] = bundle["entry"]
    assert list(entry) == ["fullUrl", "resource", "search"]
    assert entry["fullUrl"] == f"{LINK}/r1"
    assert entry["search"] == {"mode": "match"}
    assert entry["resource"]["meta"] == {"versionId": "3"}
    assert "contained" not in entry["resource"]
    assert entry["resource"]["patient"]["reference"].startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("elements", "resource", "echoed"),
    [
        ("id", {"resourceType": "Immunization", "id": "r1"}, "id"),
        ("meta", {"resourceType": "Immunization", "meta": {"versionId": 3}}, "meta"),
        ("meta, id", {"resourceType": "Immunization", "id": "r1", "meta": {"versionId": 3}}, "id,meta"),
        ("id,id", {"resourceType": "Immunization", "id": "r1"}, "id"),
    ],
)
def test_elements_reduce_the_vaccination_and_its_version_is_a_number(
    ask: Ask, keep: Keep, elements: str, resource: dict[str, Any], echoed: str
) -> None:
    keep("RSV", "r1", version=3, identifier=identified("v1"))
    bundle = ask({"identifier": "https://s.test/ids|v1", "_elements": elements})
    url = f"{LINK}?identifier=https://s.test/ids|v1&_elements={echoed}"
    assert bundle["link"] == [{"relation": "self", "url": url}]
    assert bundle["entry"] == [{"fullUrl": f"{LINK}/r1", "resource": resource}]
    assert list(bundle["entry"][0]["resource"]) == list(resource)
    assert bundle["total"] == 1


def test_deleted_records_and_those_of_any_status_or_patient_are_found(
    ask: Ask, keep: Keep, delete: Callable[[Any], None]
) -> None:
    nobody = {"resourceType": "Patient", "id": "Pat1"}
    delete(keep("RSV", "r1", identifier=identified("v1"), status="not-done", contained=[nobody]))
    assert ask({"identifier": "https://s.test/ids|v1"})["total"] == 1
