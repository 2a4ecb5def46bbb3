"""`PUT /Immunization/{id}`: the order of its checks, what it may change, and reinstatement.

API-UPDATE-01…05, API-COM-04.
"""

from typing import Any
from uuid import uuid4

import pytest

from tests.contract.records import (
    LATER_CODING_BAD,
    SYSTEM,
    WRONG_STATUS,
    new_nhs_number,
    patient_parameter,
    vaccination,
)
from tests.sandbox_client import Answer, SandboxClient

NO_PERMISSION = (403, "forbidden", "Unauthorized request for vaccine type")
TRANSIENT = (500, "exception", "Unable to process request. Issue may be transient.")
PREFIX = "Validation errors: "
NO_VERSION = f"{PREFIX}Immunization resource version not specified in the request headers"
BAD_VERSION = f"{PREFIX}Immunization resource version:zero in the request headers is invalid."
BAD_ID = f"{PREFIX}the provided event ID is either missing or not in the expected format."
OTHER_ID = f"{PREFIX}The provided immunization id:{{id}} doesn't match with the content of the request body"
OTHER_VALUE = f"{PREFIX}identifier[0].value doesn't match with the stored content"
TOO_HIGH = (
    f"{PREFIX}The requested immunization resource {{id}} version is inconsistent with the existing version."
)
OTHER_IDENTIFIER = {"/identifier/0/value": "another"}


def test_an_update_is_answered_with_the_new_version_and_nothing_else(sandbox: SandboxClient) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    answer = sandbox.update(record_id, 1, record)
    assert (answer.status, answer.text, answer.version) == (200, "", "2")
    assert not {"location", "content-type"} & answer.headers.keys()


def test_the_whole_record_is_replaced(sandbox: SandboxClient) -> None:
    record = vaccination({"/meta": {"profile": ["https://example.org/profile"]}})
    record_id = sandbox.created(record)
    without = {name: value for name, value in record.items() if name not in ("lotNumber", "meta")}
    sandbox.update(record_id, 1, {**without, "expirationDate": "2031-1-2"})
    returned = sandbox.read(record_id).body
    assert not {"lotNumber", "meta"} & returned.keys()
    assert returned["expirationDate"] == "2031-01-02"


@pytest.mark.parametrize(
    ("faults", "issue"),
    [
        # Each line leaves out the fault of the line before; what is left is told in order.
        ({"version": None, "id": "a_b", "body": "{"}, (400, "invariant", NO_VERSION)),
        ({"version": "zero", "id": "a_b", "body": "{"}, (400, "invalid", BAD_ID)),
        ({"version": "zero", "body": "{"}, (400, "invariant", BAD_VERSION)),
        (
            {"version": "9", "body": "{"},
            (
                400,
                "invalid",
                "Request's body contains malformed JSON: Expecting property name enclosed in double quotes: "
                "line 1 column 2 (char 1)",
            ),
        ),
        ({"version": "9", "body": "[]"}, TRANSIENT),
        ({"version": "9", "change": {"/id": "other", **WRONG_STATUS}}, (400, "invariant", OTHER_ID)),
        ({"version": "9", "remove": ["/id"], "change": WRONG_STATUS}, (400, "invariant", OTHER_ID)),
        (
            {"version": "9", "id": "unknown", "change": {**WRONG_STATUS, **OTHER_IDENTIFIER}},
            (400, "invariant", f"{PREFIX}status must be one of the following: completed"),
        ),
        ({"version": "9", "id": "unknown", "change": {**LATER_CODING_BAD, **OTHER_IDENTIFIER}}, TRANSIENT),
        (
            {"version": "9", "id": "unknown", "change": OTHER_IDENTIFIER, "supplier": "PINNACLE"},
            (404, "not-found", "Immunization resource does not exist. ID: unknown"),
        ),
        ({"version": "9", "change": OTHER_IDENTIFIER, "supplier": "PINNACLE"}, NO_PERMISSION),
        ({"version": "9", "change": OTHER_IDENTIFIER}, (400, "invariant", OTHER_VALUE)),
        ({"version": "9"}, (400, "invariant", TOO_HIGH)),
    ],
)
def test_of_several_faults_the_first_in_order_is_told(
    sandbox: SandboxClient, faults: dict[str, Any], issue: tuple[int, str, str]
) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    status, code, text = sandbox_answer(sandbox, record, record_id, faults).issue
    assert (status, code, text) == (issue[0], issue[1], issue[2].replace("{id}", record_id))
    event = sandbox.tables.event(record_id)
    assert event is not None
    assert event["Operation"] == "CREATE"


def sandbox_answer(
    sandbox: SandboxClient, record: dict[str, Any], record_id: str, faults: dict[str, Any]
) -> Answer:
    """Send an update with faults in its version, path id, body, record or supplier."""
    path_id = faults.get("id", record_id)
    change = {"/identifier": record["identifier"], "/id": path_id, **faults.get("change", {})}
    wrong = vaccination(change)
    for pointer in faults.get("remove", []):
        del wrong[pointer.removeprefix("/")]
    headers = {} if faults["version"] is None else {"E-Tag": faults["version"]}
    supplier = faults.get("supplier", "Postman_Auth")
    return sandbox.send("PUT", f"/Immunization/{path_id}", faults.get("body", wrong), headers, supplier)


@pytest.mark.parametrize("version", ["0", "-1", "abcde", '"1"', 'W/"1"', "1.0", "+1", "1 1", "00"])
def test_a_version_that_is_no_positive_number_is_refused(sandbox: SandboxClient, version: str) -> None:
    text = f"{PREFIX}Immunization resource version:{version} in the request headers is invalid."
    assert sandbox.update(str(uuid4()), version, vaccination()).issue == (400, "invariant", text)


@pytest.mark.parametrize("header", ["ETag", "If-Match"])
def test_the_version_is_looked_for_in_one_header_only(sandbox: SandboxClient, header: str) -> None:
    answer = sandbox.send("PUT", f"/Immunization/{uuid4()}", vaccination(), {header: "1"})
    assert answer.issue == (400, "invariant", NO_VERSION)


def test_a_version_may_have_leading_zeros(sandbox: SandboxClient) -> None:
    record = vaccination()
    assert sandbox.update(sandbox.created(record), "001", record).version == "2"


def test_no_body_at_all_is_a_failure(sandbox: SandboxClient) -> None:
    assert sandbox.send_nothing("PUT", f"/Immunization/{uuid4()}", {"E-Tag": "1"}).issue == TRANSIENT


@pytest.mark.parametrize(
    ("version", "text"),
    [
        (1, "The requested immunization resource {id} has changed since the last retrieve."),
        (3, "The requested immunization resource {id} version is inconsistent with the existing version."),
        (999, "The requested immunization resource {id} version is inconsistent with the existing version."),
    ],
)
def test_another_version_than_the_stored_one_is_refused(
    sandbox: SandboxClient, version: int, text: str
) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    sandbox.update(record_id, 1, record)
    expected = (400, "invariant", PREFIX + text.format(id=record_id))
    assert sandbox.update(record_id, version, record).issue == expected
    assert sandbox.read(record_id).version == "2"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"/identifier/0/system": "https://other.example"}, "identifier[0].system"),
        ({"/identifier/0/value": "other"}, "identifier[0].value"),
        (
            {"/identifier/0": {"system": "https://other.example", "value": "other"}},
            "identifier[0].system and identifier[0].value",
        ),
    ],
)
def test_the_identifier_cannot_be_changed(
    sandbox: SandboxClient, change: dict[str, object], what: str
) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    changed = vaccination({"/identifier": record["identifier"], **change})
    text = f"{PREFIX}{what} doesn't match with the stored content"
    assert sandbox.update(record_id, 1, changed).issue == (400, "invariant", text)


def test_an_identifier_with_a_hash_in_its_system_never_matches(sandbox: SandboxClient) -> None:
    record = vaccination({"/identifier/0": {"system": f"{SYSTEM}#a", "value": str(uuid4())}})
    text = f"{PREFIX}identifier[0].system and identifier[0].value doesn't match with the stored content"
    assert sandbox.update(sandbox.created(record), 1, record).issue == (400, "invariant", text)


def test_other_elements_of_the_identifier_may_change(sandbox: SandboxClient) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    changed = vaccination({"/identifier": [{**record["identifier"][0], "use": "secondary"}]})
    assert sandbox.update(record_id, 1, changed).status == 200


@pytest.mark.parametrize(
    ("stored", "submitted", "supplier", "status"),
    [
        ("COVID", "COVID", "EMIS", 200),
        ("COVID", "COVID", "COVID but its updates", 403),
        ("FLU", "HPV", "MAVIS", 200),
        ("FLU", "RSV", "MAVIS", 403),
        ("RSV", "FLU", "MAVIS", 403),
        ("FLU", "FLU", "lower case", 200),
    ],
)
def test_a_supplier_needs_the_letter_u_for_the_stored_and_for_the_submitted_type(
    sandbox: SandboxClient, stored: str, submitted: str, supplier: str, status: int
) -> None:
    record = vaccination(vaccine_type=stored)
    record_id = sandbox.created(record)
    changed = vaccination({"/identifier": record["identifier"]}, vaccine_type=submitted)
    answer = sandbox.update(record_id, 1, changed, supplier)
    assert answer.status == status
    if status == 403:
        assert answer.issue == NO_PERMISSION


def test_a_record_moves_to_another_patient_and_type(sandbox: SandboxClient) -> None:
    old, new = new_nhs_number(), new_nhs_number()
    record = vaccination(nhs_number=old, vaccine_type="FLU")
    record_id = sandbox.created(record)
    moved = vaccination({"/identifier": record["identifier"]}, nhs_number=new, vaccine_type="RSV")
    sandbox.update(record_id, 1, moved)
    event = sandbox.tables.event(record_id)
    assert event is not None
    assert (event["PatientPK"], event["PatientSK"]) == (f"Patient#{new}", f"RSV#{record_id}")
    for number, found in ((old, 0), (new, 1)):
        types = {"patient.identifier": patient_parameter(number), "-immunization.target": "FLU,RSV"}
        assert sandbox.search(types).body["total"] == found


class TestReinstatement:
    """An update of a deleted record brings it back (API-UPDATE-04)."""

    @pytest.mark.parametrize("version", [1, 2, 500])
    def test_whatever_version_is_named(self, sandbox: SandboxClient, version: int) -> None:
        record = vaccination()
        record_id = sandbox.created(record)
        sandbox.delete(record_id)
        assert sandbox.update(record_id, version, record).version == "2"
        assert sandbox.read(record_id).version == "2"

    def test_once_it_is_back_versions_are_compared_again(self, sandbox: SandboxClient) -> None:
        record = vaccination()
        record_id = sandbox.created(record)
        sandbox.delete(record_id)
        sandbox.update(record_id, 9, record)
        assert sandbox.update(record_id, 1, record).status == 400
        assert sandbox.update(record_id, 2, record).version == "3"

    def test_the_other_checks_are_made_all_the_same(self, sandbox: SandboxClient) -> None:
        record = vaccination(vaccine_type="FLU")
        record_id = sandbox.created(record)
        sandbox.delete(record_id)
        assert sandbox.update(record_id, 1, record, "SONAR").issue == NO_PERMISSION
        other = vaccination({"/identifier/0/system": SYSTEM, "/identifier/0/value": "other"})
        assert sandbox.update(record_id, 1, other).issue == (400, "invariant", OTHER_VALUE)
        assert sandbox.update(record_id, 1, record, "MAVIS").status == 200
