"""Probes for the faults of what is stored in the events table."""

import time
from collections.abc import Mapping
from typing import Any

from support.sandbox.faults import storing
from support.waiting import until
from tests.contract.records import SYSTEM, vaccination
from tests.faults.probe import probe, stored_item
from tests.sandbox_client import PATIENCE, Json, SandboxClient


@probe(storing.new_item_tells_when_it_was_created, right=False, wrong=True)
def whether_a_new_item_says_when(client: SandboxClient) -> bool:
    return "CreatedAt" in created(client)


@probe(storing.item_written_when_it_is_asked_for, right=True, wrong=False)
def whether_an_item_is_there_at_once(client: SandboxClient) -> bool:
    return client.tables.event(client.created(vaccination())) is not None


@probe(storing.patient_without_number_is_none, right="Patient#TBC", wrong="Patient#None")
def key_of_a_patient_without_number(client: SandboxClient) -> Any:
    return created(client, remove=["/contained/0/identifier"])["PatientPK"]


@probe(storing.patient_key_takes_nhs_numbers_only, right="Patient#ABC", wrong="Patient#TBC")
def key_of_a_patient_of_a_hospital(client: SandboxClient) -> Any:
    return created(client, {"/contained/0/identifier": [{"value": "ABC"}]})["PatientPK"]


@probe(storing.vaccine_type_in_small_letters, right="COVID", wrong="covid")
def vaccine_type_of_an_item(client: SandboxClient) -> Any:
    return created(client)["PatientSK"].partition("#")[0]


@probe(storing.identifier_key_with_a_bar, right=f"{SYSTEM}#", wrong=f"{SYSTEM}|")
def beginning_of_an_identifier_key(client: SandboxClient) -> Any:
    return created(client)["IdentifierPK"][: len(SYSTEM) + 1]


@probe(storing.supplier_in_capitals, right="Postman_Auth", wrong="POSTMAN_AUTH")
def supplier_of_a_new_item(client: SandboxClient) -> Any:
    return created(client)["SupplierSystem"]


@probe(storing.update_keeps_the_supplier, right="EMIS", wrong="Postman_Auth")
def supplier_after_an_update(client: SandboxClient) -> Any:
    return updated(client)["SupplierSystem"]


@probe(storing.update_does_not_say_when, right=True, wrong=False)
def whether_an_updated_item_says_when(client: SandboxClient) -> bool:
    return "UpdatedAt" in updated(client)


@probe(storing.time_of_update_an_hour_ahead, right=False, wrong=True)
def whether_the_time_of_update_lies_ahead(client: SandboxClient) -> bool:
    return int(updated(client)["UpdatedAt"]) > time.time() + 60


@probe(storing.updated_item_stays_a_create, right="UPDATE", wrong="CREATE")
def operation_after_an_update(client: SandboxClient) -> Any:
    return updated(client)["Operation"]


@probe(storing.update_stores_the_old_version, right=2, wrong=1)
def version_after_an_update(client: SandboxClient) -> Any:
    return updated(client)["Version"]


@probe(storing.patient_key_does_not_follow, right=True, wrong=False)
def whether_the_patient_key_follows(client: SandboxClient) -> bool:
    contained = vaccination(nhs_number="9990000026")["contained"]
    return bool(updated(client, {"contained": contained})["PatientPK"] == "Patient#9990000026")


@probe(
    storing.patient_key_stays_when_the_number_is_taken_away, right="Patient#TBC", wrong="Patient#9990000018"
)
def patient_key_without_a_number(client: SandboxClient) -> Any:
    contained = vaccination(remove=["/contained/0/identifier"])["contained"]
    return updated(client, {"contained": contained})["PatientPK"]


@probe(storing.vaccine_type_does_not_follow, right="RSV", wrong="COVID")
def vaccine_type_after_an_update(client: SandboxClient) -> Any:
    diseases = vaccination(vaccine_type="RSV")["protocolApplied"]
    return updated(client, {"protocolApplied": diseases})["PatientSK"].partition("#")[0]


@probe(storing.refused_update_leaves_its_supplier, right="Postman_Auth", wrong="EMIS")
def supplier_after_a_refused_update(client: SandboxClient) -> Any:
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 7, record, "EMIS")
    return stored_item(client, record_id)["SupplierSystem"]


@probe(storing.refused_update_is_published, right=["CREATE", "DELETE"], wrong=["CREATE", "CREATE", "DELETE"])
def operations_published_after_a_refused_update(client: SandboxClient) -> list[str]:
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 7, record)
    client.delete(record_id)
    done = until(
        lambda: [row["Operation"] for row in client.tables.delta_rows(record_id)],
        lambda operations: "DELETE" in operations,
        PATIENCE,
    )
    return done.value


def created(
    client: SandboxClient, change: Mapping[str, Any] | None = None, remove: tuple[str, ...] | list[str] = ()
) -> Json:
    """The item of a new record that was made with some changes."""
    return stored_item(client, client.created(vaccination(change, remove)))


def updated(client: SandboxClient, change: Json | None = None) -> Json:
    """The item of a record after EMIS has updated it, some members being others."""
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 1, {**record, **(change or {})}, "EMIS")
    return stored_item(client, record_id)
