"""`POST /Immunization`: the order of its checks, and what comes of it.

API-CREATE-01…10, API-COM-07, API-COM-08, API-COM-12…15, API-ID-01, API-ID-03, API-ID-04, API-PERM-01…08,
API-DIFF-12, API-BUG-05.
"""

import re
from uuid import UUID, uuid4

import pytest

from support.reference import VACCINE_TYPES
from tests.contract.records import (
    LATER_CODING_BAD,
    SYSTEM,
    UNREADABLE,
    WRONG_STATUS,
    identifier_of,
    new_nhs_number,
    target_diseases,
    vaccination,
)
from tests.sandbox_client import FORM, SandboxClient, write_json

TRANSIENT = (500, "exception", "Unable to process request. Issue may be transient.")
NO_PERMISSION = (403, "forbidden", "Unauthorized request for vaccine type")
WITH_ID = {"/id": "abc"}
ONLY_FLU = "Only FLU"


def test_a_new_record_is_answered_with_its_address_and_version_and_nothing_else(
    sandbox: SandboxClient,
) -> None:
    answer = sandbox.create(vaccination())
    assert (answer.status, answer.text, answer.version) == (201, "", "1")
    assert answer.headers["location"] == f"{sandbox.base_url}/Immunization/{answer.record_id}"
    assert UUID(answer.record_id).version == 4
    assert answer.record_id == answer.record_id.lower()
    assert "content-type" not in answer.headers


@pytest.mark.parametrize("vaccine_type", VACCINE_TYPES)
def test_every_vaccine_type_is_taken_with_its_diseases_in_any_order(
    sandbox: SandboxClient, vaccine_type: str
) -> None:
    diseases = target_diseases(reversed(VACCINE_TYPES[vaccine_type]))
    record_id = sandbox.created(vaccination({"/protocolApplied/0/targetDisease": diseases}))
    event = sandbox.tables.event(record_id)
    assert event is not None
    assert event["PatientSK"] == f"{vaccine_type}#{record_id}"


def test_the_outcome_of_a_refusal_has_one_shape(sandbox: SandboxClient) -> None:
    answer = sandbox.create(vaccination(WRONG_STATUS))
    body = answer.body
    assert answer.headers["content-type"] == "application/fhir+json"
    assert list(body) == ["resourceType", "id", "meta", "issue"]
    assert list(body["issue"][0]) == ["severity", "code", "details", "diagnostics"]
    assert UUID(body["id"]).version == 4
    assert body["id"] != sandbox.create(vaccination(WRONG_STATUS)).body["id"]
    assert body["meta"] == {
        "profile": ["https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome"]
    }
    assert body["issue"][0]["severity"] == "error"
    assert body["issue"][0]["details"] == {
        "coding": [{"system": "https://fhir.nhs.uk/Codesystem/http-error-codes", "code": "INVARIANT"}]
    }


@pytest.mark.parametrize(
    ("change", "supplier", "issue"),
    [
        ({**WITH_ID, **WRONG_STATUS}, ONLY_FLU, (400, "id field must not be present for CREATE operation")),
        (WRONG_STATUS, ONLY_FLU, (400, "Validation errors: status must be one of the following: completed")),
        (LATER_CODING_BAD, ONLY_FLU, (403, "Unauthorized request for vaccine type")),
        (LATER_CODING_BAD, "Postman_Auth", (422, "The provided identifier: {identifier} is duplicated")),
        ({"/id": None}, "Postman_Auth", (422, "The provided identifier: {identifier} is duplicated")),
    ],
)
def test_of_several_faults_the_first_in_order_is_told(
    sandbox: SandboxClient, change: dict[str, object], supplier: str, issue: tuple[int, str]
) -> None:
    known = vaccination()
    sandbox.created(known)
    answer = sandbox.create(vaccination({"/identifier": known["identifier"], **change}), supplier)
    status, _, diagnostics = answer.issue
    assert (status, diagnostics) == (issue[0], issue[1].format(identifier=identifier_of(known)))


def test_a_body_that_only_validation_accepts_is_a_failure_in_the_end(sandbox: SandboxClient) -> None:
    record = vaccination(LATER_CODING_BAD)
    assert sandbox.create(record).issue == TRANSIENT
    assert sandbox.tables.events_by("IdentifierGSI", "IdentifierPK", identifier_of(record)) == []


@pytest.mark.parametrize("body", ["[]", '"text"', "5", "null", "true"])
def test_json_that_is_no_object_is_a_failure(sandbox: SandboxClient, body: str) -> None:
    assert sandbox.send("POST", "/Immunization", body).issue == TRANSIENT


def test_no_body_at_all_is_a_failure(sandbox: SandboxClient) -> None:
    assert sandbox.send_nothing("POST", "/Immunization").issue == TRANSIENT


def test_an_empty_body_is_malformed(sandbox: SandboxClient) -> None:
    assert sandbox.send("POST", "/Immunization", "").issue == (
        400,
        "invalid",
        "Request's body contains malformed JSON: Expecting value: line 1 column 1 (char 0)",
    )


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", FORM, ""])
def test_the_content_type_is_not_looked_at(sandbox: SandboxClient, content_type: str) -> None:
    answer = sandbox.send("POST", "/Immunization", vaccination(), {"Content-Type": content_type})
    assert answer.status == 201


def test_an_identifier_is_used_up_for_everybody_patient_and_type(sandbox: SandboxClient) -> None:
    known = vaccination()
    sandbox.created(known)
    again = vaccination({"/identifier": known["identifier"]}, vaccine_type="RSV", nhs_number=new_nhs_number())
    text = f"The provided identifier: {identifier_of(known)} is duplicated"
    assert sandbox.create(again, "EMIS").issue == (422, "duplicate", text)


def test_an_identifier_is_its_system_and_its_value(sandbox: SandboxClient) -> None:
    value = str(uuid4())
    for system in (SYSTEM, f"{SYSTEM}/other"):
        sandbox.created(vaccination({"/identifier/0": {"system": system, "value": value}}))


@pytest.mark.parametrize(
    ("supplier", "vaccine_type", "status"),
    [
        ("MAVIS", "FLU", 201),
        ("MAVIS", "HPV", 201),
        ("MAVIS", "COVID", 403),
        ("SONAR", "FLU", 201),
        ("SONAR", "RSV", 403),
        ("PINNACLE", "COVID", 403),
        ("Only reading", "COVID", 403),
        ("lower case", "COVID", 201),
    ],
)
def test_a_supplier_creates_what_it_has_the_letter_c_for(
    sandbox: SandboxClient, supplier: str, vaccine_type: str, status: int
) -> None:
    answer = sandbox.create(vaccination(vaccine_type=vaccine_type), supplier)
    assert answer.status == status
    if status == 403:
        assert answer.issue == NO_PERMISSION


def test_a_patient_without_nhs_number_is_taken(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination(remove=["/contained/0/identifier"]))
    assert sandbox.read(record_id).status == 200


def test_the_names_of_a_practitioner_may_be_long(sandbox: SandboxClient) -> None:
    name = {"family": "F" * 36, "given": ["G" * 181, *"abcde"]}
    record_id = sandbox.created(vaccination({"/contained/1/name": [name]}))
    assert sandbox.read(record_id).body["contained"][1]["name"] == [name]


def test_a_fraction_is_kept_digit_for_digit(sandbox: SandboxClient) -> None:
    text = write_json(vaccination()).replace('"value": 0.3,', '"value": 0.1234567890123456789000,')
    record_id = sandbox.send("POST", "/Immunization", text).record_id
    event = sandbox.tables.event(record_id)
    assert event is not None
    assert re.search(r'"value": 0\.1234567890123456789000[,}]', event["Resource"])


class TestReinstatement:
    """The identifier of a deleted record brings that record back (API-CREATE-06, API-PERM-08)."""

    @pytest.mark.parametrize(
        ("supplier", "vaccine_type"),
        [("Postman_Auth", "COVID"), ("EMIS", "RSV"), ("SONAR", "FLU"), ("EVA", "COVID")],
    )
    def test_anybody_with_c_on_the_new_type_brings_it_back(
        self, sandbox: SandboxClient, supplier: str, vaccine_type: str
    ) -> None:
        before = vaccination()
        record_id = sandbox.created(before)
        sandbox.delete(record_id)
        after = vaccination(
            {"/identifier": before["identifier"], "/lotNumber": "NEW"}, vaccine_type=vaccine_type
        )
        answer = sandbox.create(after, supplier)
        assert (answer.status, answer.text, answer.record_id, answer.version) == (201, "", record_id, "2")
        assert sandbox.read(record_id).body["lotNumber"] == "NEW"

    def test_without_c_it_stays_deleted(self, sandbox: SandboxClient) -> None:
        record = vaccination()
        record_id = sandbox.created(record)
        sandbox.delete(record_id)
        assert sandbox.create(record, ONLY_FLU).issue == NO_PERMISSION
        assert sandbox.read(record_id).status == 404

    def test_afterwards_the_identifier_is_in_use_again(self, sandbox: SandboxClient) -> None:
        record = vaccination()
        sandbox.delete(sandbox.created(record))
        sandbox.created(record)
        assert sandbox.create(record).status == 422

    def test_it_repairs_an_unreadable_record(self, sandbox: SandboxClient) -> None:
        record = vaccination(UNREADABLE)
        record_id = sandbox.created(record)
        assert sandbox.read(record_id).issue == TRANSIENT
        assert sandbox.delete(record_id).status == 204
        assert sandbox.created(vaccination({"/identifier": record["identifier"]})) == record_id
        assert sandbox.read(record_id).status == 200
