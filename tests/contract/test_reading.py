"""`GET /Immunization/{id}`: the order of its checks, and what is returned of what was sent.

API-READ-01…05, API-ID-02, API-PERM-09, API-MAP-01…11, API-COM-16, API-BUG-04, API-BUG-07, API-BUG-09.
"""

from uuid import uuid4

import pytest

from tests.contract.records import UNREADABLE, vaccination
from tests.sandbox_client import SandboxClient, write_json

BAD_ID = "Validation errors: the provided event ID is either missing or not in the expected format."


def test_a_record_is_returned_unfiltered_with_its_version_in_a_header_only(sandbox: SandboxClient) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    answer = sandbox.read(record_id)
    assert (answer.status, answer.version) == (200, "1")
    assert answer.headers["content-type"] == "application/fhir+json"
    assert answer.body == {
        **record,
        "id": record_id,
        "doseQuantity": {**record["doseQuantity"], "value": 0.3},
    }


def test_elements_come_in_the_order_of_the_model(sandbox: SandboxClient) -> None:
    record = vaccination()
    returned = sandbox.read(sandbox.created(dict(reversed(record.items())))).body
    assert list(returned) == [
        *("resourceType", "id", "contained", "extension", "identifier", "status", "vaccineCode", "patient"),
        *("occurrenceDateTime", "recorded", "primarySource", "location", "manufacturer", "lotNumber"),
        *("expirationDate", "site", "route", "doseQuantity", "performer", "reasonCode", "protocolApplied"),
    ]


def test_the_meta_of_the_client_is_returned_as_it_was_sent(sandbox: SandboxClient) -> None:
    meta = {"versionId": "77", "profile": ["https://example.org/profile"]}
    answer = sandbox.read(sandbox.created(vaccination({"/meta": meta})))
    assert (answer.body["meta"], answer.version) == (meta, "1")


def test_a_decimal_is_returned_as_a_plain_number(sandbox: SandboxClient) -> None:
    record_id = sandbox.send("POST", "/Immunization", _with_dose("1.10")).record_id
    assert '"value": 1.1,' in sandbox.read(record_id).text


def test_the_version_grows_with_each_update(sandbox: SandboxClient) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    for version in (1, 2):
        sandbox.update(record_id, version, record)
    assert sandbox.read(record_id).version == "3"


def test_query_parameters_are_ignored(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination())
    assert sandbox.send("GET", f"/Immunization/{record_id}?_summary=true&_summary=x").status == 200


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@pytest.mark.parametrize("path_id", ["", "%20", "a_b", "a" * 65, "a!", "%C3%A9", "_search"])
def test_an_id_of_another_form_is_refused(sandbox: SandboxClient, method: str, path_id: str) -> None:
    answer = sandbox.send(method, f"/Immunization/{path_id}", "{}", {"E-Tag": "1"})
    assert answer.issue == (400, "invalid", BAD_ID)


@pytest.mark.parametrize(
    "path_id", ["4f2ab0de-9c1e-4d3c-8e0b-5d7c2f1a6b39", *("a", "A.b-9", "a" * 64, "a" * 64 + "%0A")]
)
def test_an_id_that_nobody_has_is_not_found(sandbox: SandboxClient, path_id: str) -> None:
    text = f"Immunization resource does not exist. ID: {path_id.replace('%0A', chr(10))}"
    assert sandbox.read(path_id).issue == (404, "not-found", text)


def test_it_is_not_told_whether_a_record_exists_before_it_is_looked_for(sandbox: SandboxClient) -> None:
    assert sandbox.read(str(uuid4()), "PINNACLE").status == 404


def test_another_supplier_needs_the_letter_r_only(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination(), "EMIS")
    assert sandbox.read(record_id, "Only reading").status == 200
    forbidden = (403, "forbidden", "Unauthorized request for vaccine type")
    assert sandbox.read(record_id, "MAVIS").issue == forbidden
    assert sandbox.read(record_id, "EVA").issue == forbidden


def test_a_deleted_record_is_as_unknown_as_any_other(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination())
    sandbox.delete(record_id)
    text = f"Immunization resource does not exist. ID: {record_id}"
    assert sandbox.read(record_id).issue == (404, "not-found", text)


def test_an_unreadable_record_is_a_failure_until_it_is_deleted(sandbox: SandboxClient) -> None:
    record = vaccination(UNREADABLE)
    record_id = sandbox.created(record)
    failure = (500, "exception", "Unable to process request. Issue may be transient.")
    assert sandbox.read(record_id).issue == failure
    assert sandbox.update(record_id, 1, vaccination({"/identifier": record["identifier"]})).issue == failure
    assert sandbox.delete(record_id).status == 204
    assert sandbox.read(record_id).status == 404


def test_a_record_whose_diseases_mean_nothing_any_more_is_a_failure(sandbox: SandboxClient) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    event = sandbox.tables.event(record_id)
    assert event is not None
    sandbox.tables.change_event(record_id, "Resource", event["Resource"].replace("840539006", "840539007"))
    assert sandbox.read(record_id).status == 500
    assert sandbox.update(record_id, 1, record).status == 500
    assert sandbox.delete(record_id).status == 500


def test_a_record_that_lost_its_identifier_is_damaged(sandbox: SandboxClient) -> None:
    record_id = str(uuid4())
    item = {"PK": f"Immunization#{record_id}", "Resource": "{}", "Operation": "CREATE"}
    sandbox.tables.write_event({name: {"S": value} for name, value in item.items()} | {"Version": {"N": "1"}})
    text = "Invalid data stored for immunization record: identifier"
    assert sandbox.read(record_id).issue == (500, "exception", text)


def _with_dose(value: str) -> bytes:
    return write_json(vaccination()).replace('"value": 0.3,', f'"value": {value},').encode()
