from decimal import Decimal
from typing import Any

import pytest

from support.expected import created, deleted, read, refusal, updated
from support.matching import Matching, compare
from tests.unit.expected.journeys import RECORD_ID, history_of, sent_body

BASE = "https://internal-dev.api.service.nhs.uk/immunisation-fhir-api/FHIR/R4-pr-1164"
C, U, D = "CREATE", "UPDATE", "DELETE"


def answer(status: int, body: Any = None, **headers: str) -> dict[str, Any]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"status": status, "headers": {"date": "today", **named}, "body": body}


CREATED = answer(201, location=f"{BASE}/Immunization/{RECORD_ID}", e_tag="1")


def test_a_create_is_answered() -> None:
    assert compare(created(BASE, history_of(C)), CREATED) == []


def test_a_reinstatement_by_post_is_answered_with_the_old_id_and_the_next_version() -> None:
    actual = answer(201, location=f"{BASE}/Immunization/{RECORD_ID}", e_tag="2")
    assert compare(created(BASE, history_of(C, D, U)), actual) == []


@pytest.mark.parametrize(
    ("actual", "where"),
    [
        (CREATED | {"status": 200}, "status"),
        (CREATED | {"body": {}}, "body"),
        (answer(201, location=f"{BASE}/Immunization/{RECORD_ID}"), "headers.e-tag"),
        (answer(201, location=f"{BASE}/Immunization/{RECORD_ID}", e_tag='"1"'), "headers.e-tag"),
        (answer(201, e_tag="1"), "headers.location"),
        (answer(201, location=f"/Immunization/{RECORD_ID}", e_tag="1"), "headers.location"),
        (answer(201, location=f"{BASE}/Immunization/{RECORD_ID.upper()}", e_tag="1"), "headers.location"),
        (answer(201, location=f"{BASE}/Immunization/{RECORD_ID[:-1]}b", e_tag="1"), "headers.location"),
        (answer(201, location=f"{BASE}/Immunization/{RECORD_ID}/", e_tag="1"), "headers.location"),
    ],
)
def test_a_create_that_is_answered_wrongly_is_noticed(actual: dict[str, Any], where: str) -> None:
    assert [found.where for found in compare(created(BASE, history_of(C)), actual)] == [where]


def test_an_update_is_answered_with_the_next_version() -> None:
    assert compare(updated(history_of(C, U)), answer(200, e_tag="2")) == []
    [found] = compare(updated(history_of(C, U)), answer(200, e_tag="1"))
    assert found.where == "headers.e-tag"


def test_a_delete_is_answered_with_nothing() -> None:
    assert compare(deleted(), answer(204)) == []
    assert [found.where for found in compare(deleted(), answer(204, "", e_tag="1"))] == [
        "headers.e-tag",
        "body",
    ]


def test_a_read_is_answered_with_the_stored_resource_and_json_numbers() -> None:
    body = sent_body()
    body["doseQuantity"]["value"] = Decimal("0.12345678901234567890")
    history = history_of(C, U, body=body)
    returned = body | {"id": RECORD_ID, "lotNumber": "LOT-1"}
    returned["occurrenceDateTime"] = returned["recorded"] = "2026-01-28T11:26:34.039000+00:00"
    returned["doseQuantity"] = body["doseQuantity"] | {"value": 0.12345678901234568}
    actual = answer(200, returned, e_tag="2", content_type="application/fhir+json")
    assert compare(read(history), actual) == []
    actual["body"]["meta"] = {"versionId": "2"}
    assert [found.where for found in compare(read(history), actual)] == ["body.meta"]


def outcome(**issue: Any) -> dict[str, Any]:
    system = "https://fhir.nhs.uk/Codesystem/http-error-codes"
    profile = "https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome"
    return {
        "resourceType": "OperationOutcome",
        "id": "5f1c6b1e-90a1-4c0f-8a4e-1a9d1c9b7d11",
        "meta": {"profile": [profile]},
        "issue": [
            {
                "severity": "error",
                "code": "not-found",
                "details": {"coding": [{"system": system, "code": "NOT-FOUND"}]},
                "diagnostics": "gone",
            }
            | issue
        ],
    }


REFUSED = answer(404, outcome(), content_type="application/fhir+json")


@pytest.mark.parametrize("diagnostics", ["gone", Matching("g.*")])
def test_a_refusal_is_answered_with_a_whole_outcome(diagnostics: Any) -> None:
    assert compare(refusal(404, "not-found", diagnostics), REFUSED) == []


@pytest.mark.parametrize(
    ("actual", "where"),
    [
        (REFUSED | {"status": 400}, "status"),
        (answer(404, outcome(), content_type="application/json"), "headers.content-type"),
        (REFUSED | {"body": outcome(severity="warning")}, "body.issue[0].severity"),
        (REFUSED | {"body": outcome(code="NOT-FOUND")}, "body.issue[0].code"),
        (REFUSED | {"body": outcome(details={})}, "body.issue[0].details.coding"),
        (REFUSED | {"body": outcome(diagnostics="Gone")}, "body.issue[0].diagnostics"),
        (REFUSED | {"body": outcome(expression=["a"])}, "body.issue[0].expression"),
        (REFUSED | {"body": outcome() | {"id": "1"}}, "body.id"),
        (REFUSED | {"body": outcome() | {"meta": {}}}, "body.meta.profile"),
        (REFUSED | {"body": outcome() | {"issue": [outcome()["issue"][0]] * 2}}, "body.issue[1]"),
    ],
)
def test_a_refusal_that_is_answered_wrongly_is_noticed(actual: dict[str, Any], where: str) -> None:
    assert [found.where for found in compare(refusal(404, "not-found", "gone"), actual)] == [where]


@pytest.mark.parametrize(
    ("status", "code"), [(400, "not-found"), (404, "not_found"), (418, "teapot"), (200, "invalid")]
)
def test_a_refusal_that_the_service_does_not_know_is_an_error(status: int, code: str) -> None:
    with pytest.raises(
        ValueError, match=f"nothing with {status} {code}; it has 400 invalid or invariant; 403"
    ):
        refusal(status, code, "text")
