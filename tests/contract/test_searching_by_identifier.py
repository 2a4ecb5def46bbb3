"""The search that leads to one record, whoever the patient is.

API-SID-01…07, API-BUG-01…03.
"""

from typing import Any
from uuid import uuid4

import pytest

from tests.contract.records import SYSTEM, vaccination
from tests.contract.searches import by_disease, by_identifier, by_type, found
from tests.sandbox_client import SandboxClient


def test_the_only_entry_refers_to_a_patient_who_is_not_there(sandbox: SandboxClient) -> None:
    record = vaccination(remove=["/contained/0/identifier"])
    record_id = sandbox.created(record)
    bundle = sandbox.search(by_identifier(record)).body
    [entry] = bundle["entry"]
    assert (bundle["total"], entry["search"]) == (1, {"mode": "match"})
    assert entry["resource"]["id"] == record_id
    assert entry["resource"]["patient"].keys() == {"reference", "type"}
    url = f"{sandbox.base_url}/Immunization?identifier={by_identifier(record)['identifier']}"
    assert bundle["link"][0]["url"] == url


@pytest.mark.parametrize(
    ("asked", "echoed", "resource"),
    [
        ("id", "id", {"resourceType": "Immunization", "id": "{id}"}),
        ("meta", "meta", {"resourceType": "Immunization", "meta": {"versionId": 1}}),
        (
            "meta, id",
            "id,meta",
            {"resourceType": "Immunization", "id": "{id}", "meta": {"versionId": 1}},
        ),
    ],
)
def test_elements_are_all_that_is_returned(
    sandbox: SandboxClient, asked: str, echoed: str, resource: dict[str, Any]
) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    bundle = sandbox.search(by_identifier(record, _elements=asked)).body
    expected = {name: record_id if value == "{id}" else value for name, value in resource.items()}
    assert bundle["entry"] == [
        {"fullUrl": f"{sandbox.base_url}/Immunization/{record_id}", "resource": expected}
    ]
    assert bundle["link"][0]["url"].endswith(f"&_elements={echoed}")


def test_nothing_found_is_an_empty_bundle(sandbox: SandboxClient) -> None:
    bundle = sandbox.search({"identifier": f"{SYSTEM}|{uuid4()}"}).body
    assert (bundle["entry"], bundle["total"]) == ([], 0)
    assert bundle["link"][0]["url"] == f"{sandbox.base_url}/Immunization?identifier=None"


def test_a_value_may_have_pipes(sandbox: SandboxClient) -> None:
    record = vaccination({"/identifier/0": {"system": SYSTEM, "value": f"a|b|{uuid4()}"}})
    record_id = sandbox.created(record)
    assert found(sandbox.search(by_identifier(record))) == [record_id]


def test_deleted_records_are_returned(sandbox: SandboxClient, patient: str) -> None:
    record = vaccination(nhs_number=patient)
    record_id = sandbox.created(record)
    sandbox.delete(record_id)
    assert found(sandbox.search(by_identifier(record))) == [record_id]
    assert found(sandbox.search(by_type(patient))) == []
    assert found(sandbox.search(by_disease(patient, "840539006"))) == []
