"""The attributes of an item of the events table, and which operation writes which.

EVT-10…21, EVT-30…39, EVT-50, DLT-ROW-12.
"""

import time
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.contract.records import (
    SYSTEM,
    identifier_of,
    new_nhs_number,
    patient_parameter,
    target_diseases,
    vaccination,
)
from tests.sandbox_client import Json, SandboxClient, write_json

BY_COVID = {"-immunization.target": "COVID"}


def event_of(sandbox: SandboxClient, record_id: str) -> Json:
    event = sandbox.tables.event(record_id)
    assert event is not None
    return event


def test_a_new_item_has_exactly_eight_attributes(sandbox: SandboxClient) -> None:
    record = vaccination(vaccine_type="FLU")
    record_id = sandbox.created(record, "EMIS")
    event = event_of(sandbox, record_id)
    assert isinstance(event.pop("Resource"), str)
    assert event == {
        "PK": f"Immunization#{record_id}",
        "PatientPK": "Patient#9990000018",
        "PatientSK": f"FLU#{record_id}",
        "IdentifierPK": identifier_of(record),
        "Operation": "CREATE",
        "Version": Decimal(1),
        "SupplierSystem": "EMIS",
    }


@pytest.mark.parametrize(
    ("identifiers", "key"),
    [
        (None, "Patient#TBC"),
        ([{"system": "https://fhir.nhs.uk/Id/nhs-number"}], "Patient#TBC"),
        ([{"use": "official"}], "Patient#TBC"),
        ([{"value": "ABC"}], "Patient#ABC"),
        ([{"value": "999 000 0018"}], "Patient#999 000 0018"),
    ],
)
def test_the_patient_key_is_whatever_value_comes_first(
    sandbox: SandboxClient, identifiers: list[Json] | None, key: str
) -> None:
    remove = [] if identifiers else ["/contained/0/identifier"]
    change = {"/contained/0/identifier": identifiers} if identifiers else {}
    record_id = sandbox.created(vaccination(change, remove))
    assert event_of(sandbox, record_id)["PatientPK"] == key


def test_an_identifier_that_is_empty_cannot_be_written(sandbox: SandboxClient) -> None:
    record = vaccination({"/contained/0/identifier": [{}]})
    assert sandbox.create(record).status == 500
    assert sandbox.tables.events_by("IdentifierGSI", "IdentifierPK", identifier_of(record)) == []


def test_an_update_writes_what_it_must_and_leaves_the_rest(sandbox: SandboxClient) -> None:
    record = vaccination(nhs_number="9990000018")
    record_id = sandbox.created(record, "EMIS")
    before = event_of(sandbox, record_id)
    number = new_nhs_number()
    moved = vaccination({"/identifier": record["identifier"]}, nhs_number=number, vaccine_type="RSV")
    sandbox.update(record_id, 1, moved, "TPP")
    after = event_of(sandbox, record_id)
    assert after.keys() - before.keys() == {"UpdatedAt"}
    assert {name: value for name, value in after.items() if before.get(name) != value} == {
        "UpdatedAt": after["UpdatedAt"],
        "PatientPK": f"Patient#{number}",
        "PatientSK": f"RSV#{record_id}",
        "Resource": after["Resource"],
        "Operation": "UPDATE",
        "Version": Decimal(2),
        "SupplierSystem": "TPP",
    }
    assert abs(after["UpdatedAt"] - Decimal(time.time())) < 60


def test_a_delete_writes_three_attributes(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination(), "EMIS")
    before = event_of(sandbox, record_id)
    sandbox.delete(record_id, "TPP")
    after = event_of(sandbox, record_id)
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    assert changed == {"DeletedAt": after["DeletedAt"], "Operation": "DELETE", "SupplierSystem": "TPP"}
    assert abs(after["DeletedAt"] - Decimal(time.time())) < 60


@pytest.mark.parametrize("way", ["post", "put"])
def test_both_reinstatements_leave_the_same(sandbox: SandboxClient, way: str) -> None:
    record = vaccination()
    record_id = sandbox.created(record, "EMIS")
    sandbox.delete(record_id, "EMIS")
    before = event_of(sandbox, record_id)
    if way == "post":
        sandbox.created(record, "TPP")
    else:
        sandbox.update(record_id, 1, record, "TPP")
    after = event_of(sandbox, record_id)
    assert {name: value for name, value in after.items() if before.get(name) != value} == {
        "UpdatedAt": after["UpdatedAt"],
        "DeletedAt": "reinstated",
        "Operation": "UPDATE",
        "Version": Decimal(2),
        "SupplierSystem": "TPP",
    }


def test_the_word_reinstated_stays_until_the_next_delete(sandbox: SandboxClient) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    sandbox.delete(record_id)
    sandbox.created(record)
    sandbox.update(record_id, 2, record)
    assert event_of(sandbox, record_id)["DeletedAt"] == "reinstated"
    sandbox.delete(record_id)
    assert isinstance(event_of(sandbox, record_id)["DeletedAt"], Decimal)


def test_indexes_lead_to_the_item_at_once(sandbox: SandboxClient) -> None:
    number = new_nhs_number()
    record = vaccination(nhs_number=number)
    event = event_of(sandbox, sandbox.created(record))
    assert sandbox.tables.events_by("IdentifierGSI", "IdentifierPK", identifier_of(record)) == [event]
    assert sandbox.tables.events_by("PatientGSI", "PatientPK", f"Patient#{number}") == [event]


def test_a_merge_of_nhs_numbers_moves_the_record_and_repeats_its_last_operation(
    sandbox: SandboxClient,
) -> None:
    old, new = new_nhs_number(), new_nhs_number()
    record_id = sandbox.created(vaccination(nhs_number=old))
    sandbox.tables.change_event(record_id, "PatientPK", f"Patient#{new}")
    assert sandbox.search({"patient.identifier": patient_parameter(old), **BY_COVID}).body["total"] == 0
    found = sandbox.search({"patient.identifier": patient_parameter(new), **BY_COVID}).body
    assert found["total"] == 1
    assert found["entry"][1]["resource"]["id"] == old
    rows = sandbox.tables.awaited_delta_rows(record_id, 2)
    assert [(row["Operation"], row["Imms"]["NHS_NUMBER"]) for row in rows] == [("CREATE", old)] * 2


def test_an_item_that_somebody_else_wrote_is_found_and_changed_like_any_other(sandbox: SandboxClient) -> None:
    number, record_id = new_nhs_number(), str(uuid4())
    record = vaccination(nhs_number=number)
    attributes = {
        "PK": f"Immunization#{record_id}",
        "PatientPK": f"Patient#{number}",
        "PatientSK": f"COVID#{record_id}",
        "IdentifierPK": identifier_of(record),
        "Resource": write_json({**record, "id": record_id}),
        "Operation": "CREATE",
        "SupplierSystem": "RAVS",
    }
    item = {name: {"S": value} for name, value in attributes.items()}
    sandbox.tables.write_event(item | {"Version": {"N": "1"}})
    assert sandbox.create(record).status == 422
    assert sandbox.search({"patient.identifier": patient_parameter(number), **BY_COVID}).body["total"] == 1
    assert sandbox.update(record_id, 1, record).version == "2"
    sandbox.tables.remove_event(record_id)
    assert sandbox.create(record).status == 201


@pytest.mark.parametrize(
    "change",
    [
        {"/identifier/0/system": f"{SYSTEM}/x"},
        {"/protocolApplied/0/targetDisease": target_diseases(["123"])},
        {"/status": "x"},
    ],
)
def test_a_rejected_update_changes_nothing(sandbox: SandboxClient, change: Json) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    before = event_of(sandbox, record_id)
    assert (
        sandbox.update(record_id, 1, vaccination({"/identifier": record["identifier"], **change})).status
        == 400
    )
    assert event_of(sandbox, record_id) == before


def test_a_rejected_delete_changes_nothing(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination())
    before = event_of(sandbox, record_id)
    assert sandbox.delete(record_id, "MAVIS").status == 403
    assert event_of(sandbox, record_id) == before
