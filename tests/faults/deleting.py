"""Probes for the faults of deleting a record."""

from typing import Any
from uuid import uuid4

from support.sandbox.faults import deleting
from tests.contract.records import vaccination
from tests.faults.probe import probe, stored_item
from tests.sandbox_client import Answer, Json, SandboxClient


@probe(deleting.delete_tells_a_version, right=None, wrong="1")
def version_of_a_delete(client: SandboxClient) -> str | None:
    return deleted(client)[1].headers.get("e-tag")


@probe(deleting.delete_compares_the_version, right=204, wrong=400)
def status_of_a_delete_of_another_version(client: SandboxClient) -> int:
    record_id = client.created(vaccination())
    return client.send("DELETE", f"/Immunization/{record_id}", headers={"E-Tag": "7"}).status


@probe(deleting.record_can_be_deleted_twice, right=404, wrong=204)
def status_of_a_second_delete(client: SandboxClient) -> int:
    return client.delete(deleted(client)[0]).status


@probe(deleting.second_delete_is_refused_and_written, right="EMIS", wrong="TPP")
def supplier_after_a_second_delete(client: SandboxClient) -> Any:
    record_id, _ = deleted(client)
    client.delete(record_id, "TPP")
    return stored_item(client, record_id)["SupplierSystem"]


@probe(deleting.delete_of_nothing_succeeds, right=404, wrong=204)
def status_of_a_delete_of_nothing(client: SandboxClient) -> int:
    return client.delete(str(uuid4())).status


@probe(deleting.forbidden_delete_is_refused_and_done, right=(403, 200), wrong=(403, 404))
def what_is_left_by_a_forbidden_delete(client: SandboxClient) -> tuple[int, int]:
    record_id = client.created(vaccination())
    return client.delete(record_id, "SONAR").status, client.read(record_id).status


@probe(deleting.delete_destroys_the_record, right=True, wrong=False)
def whether_the_item_is_still_there(client: SandboxClient) -> bool:
    return client.tables.event(deleted(client)[0]) is not None


@probe(deleting.delete_answers_and_changes_nothing, right="DELETE", wrong="CREATE")
def operation_after_a_delete(client: SandboxClient) -> Any:
    return after_delete(client)["Operation"]


@probe(deleting.delete_raises_the_version, right=1, wrong=2)
def version_after_a_delete(client: SandboxClient) -> Any:
    return after_delete(client)["Version"]


@probe(deleting.delete_forgets_the_people, right=True, wrong=False)
def whether_the_patient_is_still_there(client: SandboxClient) -> bool:
    return '"contained"' in after_delete(client)["Resource"]


@probe(deleting.delete_keeps_the_supplier, right="EMIS", wrong="Postman_Auth")
def supplier_after_a_delete(client: SandboxClient) -> Any:
    return after_delete(client)["SupplierSystem"]


@probe(deleting.delete_is_not_told_as_one, right="DELETE", wrong="UPDATE")
def operation_of_a_delete(client: SandboxClient) -> Any:
    return after_delete(client)["Operation"]


@probe(deleting.time_of_deletion_as_text, right=(False, 404), wrong=(True, 404))
def whether_the_time_of_deletion_is_text(client: SandboxClient) -> tuple[bool, int]:
    record_id, _ = deleted(client)
    return isinstance(stored_item(client, record_id)["DeletedAt"], str), client.read(record_id).status


def deleted(client: SandboxClient) -> tuple[str, Answer]:
    """The id of a record that EMIS has deleted, and the answer to that."""
    record_id = client.created(vaccination())
    return record_id, client.delete(record_id, "EMIS")


def after_delete(client: SandboxClient) -> Json:
    """The item of a record that EMIS has deleted."""
    return stored_item(client, deleted(client)[0])
