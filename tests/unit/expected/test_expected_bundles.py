"""Bundles: what is in them, in which order, and how a stored record leaves the service in one."""

import copy
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from support.expected import History, Search, Warnings, found, found_among_others
from support.expected.links import Link
from support.matching import Marker, compare
from support.reference import NHS_NUMBER, SNOMED
from tests.unit.expected.journeys import history_of, sent_body

URL = "https://host/FHIR/R4"
PATIENT = f"{NHS_NUMBER}|9000000009"
URN = f"urn:uuid:{UUID(int=5)}"
BY_TYPE = Search([("patient.identifier", PATIENT), ("-immunization.target", "COVID,FLU,XYZ")])
BY_IDENTIFIER = Search([("identifier", "https://s|v|w")])
NONE = Warnings()
LOW, HIGH = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def history(record_id: str = LOW, disease: str = "840539006", *steps: str, **changes: Any) -> History:
    body = sent_body() | changes
    body["protocolApplied"][0]["targetDisease"][0]["coding"][0]["code"] = disease
    changed = history_of(*(steps or ("CREATE",)), body=body).changes
    return History(record_id, changed)


def body_of(answer: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = answer["body"]
    return body


def resource(**changes: Any) -> dict[str, Any]:
    """How the record of a history leaves the service."""
    entry = body_of(found(URL, BY_TYPE, [history(**changes)], NONE))["entry"][0]
    returned: dict[str, Any] = entry["resource"]
    return returned


def test_a_search_that_finds_nothing_is_an_empty_bundle() -> None:
    answer = found(URL, BY_TYPE, [], NONE)
    assert answer["status"] == 200
    body = body_of(answer)
    assert (body["resourceType"], body["type"], body["entry"], body["total"]) == (
        "Bundle",
        "searchset",
        [],
        0,
    )


def test_records_come_by_type_and_id_and_then_their_patient() -> None:
    histories = [history(HIGH, "6142004"), history(HIGH), history(LOW, "6142004")]
    body = body_of(found(URL, BY_TYPE, histories, NONE))
    assert [(each["search"]["mode"], each["resource"]["id"]) for each in body["entry"]] == [
        ("match", HIGH),
        ("match", LOW),
        ("match", HIGH),
        ("include", body["entry"][-1]["resource"]["id"]),
    ]
    assert body["entry"][1]["fullUrl"] == f"{URL}/Immunization/{LOW}"
    assert body["total"] == 3


def test_the_patient_is_reduced_to_the_identifiers() -> None:
    entry = body_of(found(URL, BY_TYPE, [history()], NONE))["entry"][-1]
    patient = next(held for held in sent_body()["contained"] if held["resourceType"] == "Patient")
    [identifier] = patient["identifier"]
    reduced = {"system": identifier["system"], "value": identifier["value"]}
    assert entry["resource"] == {
        "resourceType": "Patient",
        "id": identifier["value"],
        "identifier": [reduced],
    }


def test_each_reference_to_the_patient_is_the_same() -> None:
    answer = found(URL, BY_TYPE, [history()], NONE)
    record, patient = body_of(answer)["entry"]
    rule: Marker = patient["fullUrl"]
    assert record["resource"]["patient"]["reference"].mismatches(URN, "a") == []
    assert rule.mismatches(URN, "b") == []
    assert rule.mismatches(f"urn:uuid:{UUID(int=6)}", "b") != []
    assert rule.mismatches("Patient/1", "b") != []


def test_a_record_leaves_without_what_is_contained_and_with_its_version() -> None:
    returned = resource(meta={"versionId": "99"})
    assert "contained" not in returned
    assert returned["meta"] == {"versionId": "1"}
    assert returned["patient"]["type"] == "Patient"


def test_the_performer_who_is_the_contained_practitioner_is_left_out() -> None:
    assert [each["actor"]["type"] for each in resource()["performer"]] == ["Organization"]


@pytest.mark.parametrize(("sent", "returned"), [({}, "official"), ({"use": "usual"}, "usual")])
def test_the_use_of_the_identifier_is_official_unless_it_was_sent(
    sent: dict[str, str], returned: str
) -> None:
    identifier = [{"system": "s", "value": "v", **sent}]
    assert resource(identifier=identifier)["identifier"] == [{"system": "s", "value": "v", "use": returned}]


def contained_with(identifier: Any) -> list[dict[str, Any]]:
    contained: list[dict[str, Any]] = copy.deepcopy(sent_body()["contained"])
    patient = next(held for held in contained if held["resourceType"] == "Patient")
    patient.pop("identifier")
    if identifier is not None:
        patient["identifier"] = identifier
    return contained


WITH_USE = {"system": NHS_NUMBER, "value": "9000000009", "use": "official"}


@pytest.mark.parametrize(
    ("identifier", "told"),
    [
        ([WITH_USE], WITH_USE),
        ([{"system": NHS_NUMBER}], {"system": NHS_NUMBER}),
        ([{"value": "9000000009"}], None),
        (None, None),
    ],
)
def test_the_patient_is_told_by_the_whole_nhs_number_identifier(identifier: Any, told: Any) -> None:
    assert resource(contained=contained_with(identifier))["patient"].get("identifier") == told


def test_numbers_are_json_numbers() -> None:
    returned = resource(doseQuantity={"value": Decimal("1.10")})
    assert repr(returned["doseQuantity"]["value"]) == "1.1"


def test_warnings_come_last_in_their_order_and_do_not_count() -> None:
    warnings = Warnings([("unauthorized", "a"), ("invalid", "b")], ["COVID"])
    body = body_of(found(URL, BY_TYPE, [history()], warnings))
    outcomes = body["entry"][2:]
    assert [set(entry) for entry in outcomes] == [{"resource"}, {"resource"}]
    issues = [entry["resource"]["issue"][0] for entry in outcomes]
    assert [(each["severity"], each["code"], each["diagnostics"]) for each in issues] == [
        ("warning", "unauthorized", "a"),
        ("warning", "invalid", "b"),
    ]
    assert issues[0]["details"]["coding"][0]["code"] == "UNAUTHORIZED"
    assert body["total"] == 1


def link(search: Search, warnings: Warnings = NONE, *histories: History) -> Any:
    return body_of(found(URL, search, histories, warnings))["link"][0]["url"]


def test_the_link_of_a_search_by_type_has_the_valid_types_in_any_order() -> None:
    rule = link(BY_TYPE)
    encoded = PATIENT.replace(":", "%3A").replace("/", "%2F").replace("|", "%7C")
    types = "immunization.target=FLU%2CCOVID&-immunization.target=COVID%2CFLU"
    right = f"{URL}/Immunization?{types}&patient.identifier={encoded}"
    assert rule.mismatches(right, "link") == []
    for wrong in (
        right.replace("FLU%2CCOVID", "FLU"),
        right.replace("COVID%2CFLU", "COVID%2CFLU%2CXYZ"),
        right.replace("/Immunization", "/immunization"),
        right + "&x=1",
        None,
    ):
        assert rule.mismatches(wrong, "link") != []


def test_the_link_has_only_the_types_that_the_supplier_may_search() -> None:
    assert link(BY_TYPE, Warnings([], ["FLU"])).parameters[0] == ("immunization.target", "FLU")


def test_the_link_has_the_dates_as_understood_and_the_include_as_sent() -> None:
    options = [("-date.from", "2020-1-1"), ("-date.to", "2021-12-31"), ("_include", "immunization:PATIENT")]
    assert link(Search([*BY_TYPE.parameters, *options])).parameters[3:] == [
        ("-date.from", "2020-01-01"),
        ("-date.to", "2021-12-31"),
        ("_include", "immunization:PATIENT"),
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (f"{SNOMED}|6142004,{SNOMED}|14189004", f"{SNOMED}|14189004,{SNOMED}|6142004"),
        (f"{SNOMED}|6142004,bad,{SNOMED}|99999", f"{SNOMED}|6142004"),
        (f"{SNOMED}|99999", f"{SNOMED}|99999"),
    ],
)
def test_the_link_of_a_search_by_disease_has_the_valid_codes_sorted(asked: str, told: str) -> None:
    rule: Link = link(Search([("target-disease", asked), ("patient.identifier", PATIENT)]))
    assert list(rule.parameters) == [("target-disease", told), ("patient.identifier", PATIENT)]


def test_the_link_of_a_search_by_identifier_is_not_encoded() -> None:
    assert link(BY_IDENTIFIER, NONE, history()) == f"{URL}/Immunization?identifier=https://s|v|w"
    with_elements = Search([*BY_IDENTIFIER.parameters, ("_elements", "meta,id")])
    assert (
        link(with_elements, NONE, history())
        == f"{URL}/Immunization?identifier=https://s|v|w&_elements=id,meta"
    )
    assert link(BY_IDENTIFIER) == f"{URL}/Immunization?identifier=None"


def test_a_search_by_identifier_finds_one_record_and_no_patient() -> None:
    [entry] = body_of(found(URL, BY_IDENTIFIER, [history()], NONE))["entry"]
    assert entry["search"] == {"mode": "match"}
    assert "contained" not in entry["resource"]
    assert entry["resource"]["patient"]["reference"].mismatches(URN, "x") == []


@pytest.mark.parametrize(
    ("elements", "told"),
    [
        ("id", {"id": LOW}),
        ("meta", {"meta": {"versionId": 2}}),
        ("meta,id", {"id": LOW, "meta": {"versionId": 2}}),
    ],
)
def test_elements_leave_nothing_but_themselves(elements: str, told: dict[str, Any]) -> None:
    search = Search([*BY_IDENTIFIER.parameters, ("_elements", elements)])
    [entry] = body_of(found(URL, search, [history(LOW, "840539006", "CREATE", "UPDATE")], NONE))["entry"]
    assert entry == {
        "fullUrl": f"{URL}/Immunization/{LOW}",
        "resource": {"resourceType": "Immunization", **told},
    }


def test_among_others_each_record_is_still_compared_whole() -> None:
    record = history()
    wanted = found_among_others(URL, BY_TYPE, [record])["body"]
    whole = _concrete(body_of(found(URL, BY_TYPE, [record], NONE)))
    other = {"fullUrl": "other", "resource": {}, "search": {"mode": "match"}}
    there = whole | {"entry": [other, *whole["entry"]], "total": 2}
    assert compare(wanted, there) == []
    assert compare(wanted, there | {"entry": [other]}) != []
    assert compare(wanted, there | {"total": 0}) != []
    there["entry"][1]["resource"]["lotNumber"] = "wrong"
    assert [found.where.rpartition(".")[2] for found in compare(wanted, there)] == ["lotNumber"]


def _concrete(value: Any) -> Any:
    """An answer that an expectation accepts."""
    match value:
        case dict():
            return {name: _concrete(held) for name, held in value.items()}
        case list():
            return [_concrete(element) for element in value]
        case Link():
            return f"{value.address}?" + "&".join(f"{name}={held}" for name, held in value.parameters)
        case Marker():
            return URN
        case _:
            return value
