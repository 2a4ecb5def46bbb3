import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from support.sandbox.search import Found
from support.sandbox.search.returned import elements, immunization, patient

Keep = Callable[..., Found]

NHS = "https://fhir.nhs.uk/Id/nhs-number"
PRACTITIONER = {"resourceType": "Practitioner", "id": "Nurse7"}
ORGANISATION = {"actor": {"reference": "Organization/B0C4P", "type": "Organization"}}


def patient_with(**elements: Any) -> dict[str, Any]:
    return {"resourceType": "Patient", "id": "Pat1", **elements}


def test_members_keep_their_order_behind_the_new_meta(keep: Keep) -> None:
    stored = keep("FLU", "a", version=4)
    returned = immunization(stored, "urn:uuid:1")
    assert json.dumps(list(returned)) == json.dumps(
        [
            "resourceType",
            "id",
            "meta",
            "identifier",
            "status",
            "vaccineCode",
            "patient",
            "occurrenceDateTime",
            "recorded",
            "performer",
            "protocolApplied",
        ]
    )
    assert returned["meta"] == {"versionId": "4"}


def test_meta_of_the_client_is_replaced_in_its_place(keep: Keep) -> None:
    found = keep("FLU", "a", version=2)
    resource = {
        "resourceType": "Immunization",
        "id": "a",
        "meta": {"versionId": "99", "tag": []},
        **found.resource,
    }
    returned = immunization(Found("a", "FLU", 2, resource, read=lambda: resource), "urn:uuid:1")
    assert list(returned)[:3] == ["resourceType", "id", "meta"]
    assert returned["meta"] == {"versionId": "2"}


def test_the_stored_resource_is_left_alone(keep: Keep) -> None:
    found = keep("FLU", "a")
    before = copy.deepcopy(found.resource)
    immunization(found, "urn:uuid:1")
    patient(found)
    assert found.resource == before


def test_what_no_rule_names_is_kept(keep: Keep) -> None:
    more = {
        "site": {"coding": [{"code": "1"}, {"code": "2", "extension": [{"url": "u"}]}], "text": "arm"},
        "doseQuantity": {"value": 1.1},
        "expirationDate": "2026-02-28",
    }
    returned = immunization(keep("FLU", "a", **more), "urn:uuid:1")
    assert {name: returned[name] for name in more} == more


@pytest.mark.parametrize(
    ("stored", "use"),
    [({}, "official"), ({"use": "secondary"}, "secondary"), ({"use": "official"}, "official")],
)
def test_the_identifier_is_official_unless_it_says_otherwise(
    keep: Keep, stored: dict[str, str], use: str
) -> None:
    found = keep("FLU", "a", identifier=[{**stored, "system": "s", "value": "v"}])
    returned = immunization(found, "urn:uuid:1")["identifier"]
    assert json.dumps(returned) == json.dumps([{"use": use, "system": "s", "value": "v"}])


@pytest.mark.parametrize(
    ("identifiers", "expected"),
    [
        (
            [{"use": "official", "system": NHS, "value": "9990000018"}],
            {"identifier": {"use": "official", "system": NHS, "value": "9990000018"}},
        ),
        ([{"system": NHS}], {"identifier": {"system": NHS}}),
        ([{"value": "9990000018"}], {}),
        (None, {}),
    ],
)
def test_the_patient_is_referred_to_with_its_whole_nhs_number_identifier(
    keep: Keep, identifiers: list[dict[str, str]] | None, expected: dict[str, Any]
) -> None:
    contained = patient_with() if identifiers is None else patient_with(identifier=identifiers)
    found = keep("FLU", "a", contained=[contained], patient={"reference": "#Pat1", "display": "Oriel"})
    returned = immunization(found, "urn:uuid:1")["patient"]
    assert json.dumps(returned) == json.dumps({"reference": "urn:uuid:1", "type": "Patient", **expected})


@pytest.mark.parametrize(
    ("contained", "performers", "kept"),
    [
        ([PRACTITIONER], [{"actor": {"reference": "#Nurse7"}}, ORGANISATION], [ORGANISATION]),
        (
            [PRACTITIONER],
            [{"actor": {"reference": "Practitioner/Nurse7"}}, ORGANISATION],
            [{"actor": {"reference": "Practitioner/Nurse7"}}, ORGANISATION],
        ),
        (
            [PRACTITIONER],
            [{"actor": {"display": "no reference"}}, {"actor": {"reference": "#Nurse7"}}],
            [{"actor": {"display": "no reference"}}],
        ),
        ([], [ORGANISATION], [ORGANISATION]),
    ],
)
def test_the_contained_practitioner_is_no_performer(
    keep: Keep, contained: list[Any], performers: list[Any], kept: list[Any]
) -> None:
    found = keep("FLU", "a", contained=[*contained, patient_with()], performer=performers)
    assert immunization(found, "urn:uuid:1")["performer"] == kept


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ({"use": "official", "system": NHS, "value": "9990000018"}, {"system": NHS, "value": "9990000018"}),
        ({"id": "x", "value": "9990000018"}, {"value": "9990000018"}),
    ],
)
def test_the_patient_has_nothing_but_its_reduced_identifier(
    keep: Keep, identifier: dict[str, str], expected: dict[str, str]
) -> None:
    found = keep("FLU", "a", contained=[patient_with(identifier=[identifier], birthDate="1971-11-23")])
    assert json.dumps(patient(found)) == json.dumps(
        {"resourceType": "Patient", "id": "9990000018", "identifier": [expected]}
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"id"}, {"resourceType": "Immunization", "id": "a"}),
        (
            {"meta", "id"},
            {"resourceType": "Immunization", "id": "a", "meta": {"versionId": 7}},
        ),
    ],
)
def test_elements_are_all_that_remains(keep: Keep, names: set[str], expected: dict[str, Any]) -> None:
    assert json.dumps(elements(keep("FLU", "a", version=7), names)) == json.dumps(expected)
