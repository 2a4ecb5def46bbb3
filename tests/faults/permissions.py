"""Probes for the faults of who may do what."""

from uuid import uuid4

from support.sandbox.faults import permissions
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import Json, SandboxClient

REFUSED = "Unauthorized request for vaccine type"


@probe(permissions.create_letter_opens_update, right=403, wrong=200)
def status_of_an_update_by_one_who_may_create(client: SandboxClient) -> int:
    record = vaccination(vaccine_type="FLU")
    return client.update(client.created(record), 1, record, "SONAR").status


@probe(permissions.update_letter_opens_read, right=403, wrong=200)
def status_of_a_read_by_one_who_may_update(client: SandboxClient) -> int:
    return client.read(client.created(vaccination()), "EVA").status


@probe(permissions.delete_takes_the_letter_for_update, right=204, wrong=403)
def status_of_a_delete_by_one_who_may_not_update(client: SandboxClient) -> int:
    return client.delete(client.created(vaccination(vaccine_type="FLU")), "SONAR").status


@probe(permissions.types_compared_by_their_beginning, right=403, wrong=201)
def status_of_a_create_by_one_who_may_create_another(client: SandboxClient) -> int:
    return client.create(vaccination(vaccine_type="MMRV"), "DPSFULL").status


@probe(permissions.supplier_without_permissions_may_do_everything, right=403, wrong=201)
def status_of_a_create_by_one_without_permissions(client: SandboxClient) -> int:
    return client.create(vaccination(), "PINNACLE").status


@probe(permissions.update_judged_by_the_type_that_is_sent, right=(403, 403), wrong=(403, 200))
def statuses_of_updates_to_and_from_rsv(client: SandboxClient) -> tuple[int, int]:
    return made_another(client, "FLU", "RSV"), made_another(client, "RSV", "FLU")


@probe(permissions.update_judged_by_the_type_that_is_stored, right=(403, 403), wrong=(200, 403))
def statuses_of_updates_to_rsv_and_back(client: SandboxClient) -> tuple[int, int]:
    return made_another(client, "FLU", "RSV"), made_another(client, "RSV", "FLU")


@probe(permissions.bringing_back_judged_by_the_type_that_is_sent, right=403, wrong=200)
def status_of_bringing_back_what_was_rsv(client: SandboxClient) -> int:
    record = vaccination(vaccine_type="RSV")
    record_id = client.created(record)
    client.delete(record_id)
    changed = vaccination(vaccine_type="FLU") | {"identifier": record["identifier"]}
    return client.update(record_id, 1, changed, "MAVIS").status


@probe(permissions.records_belong_to_their_supplier, right=200, wrong=403)
def status_of_a_read_by_another_supplier(client: SandboxClient) -> int:
    return client.read(client.created(vaccination(), "EMIS"), "TPP").status


@probe(permissions.recording_again_takes_the_letter_for_update, right=201, wrong=403)
def status_of_recording_again_by_one_who_may_not_update(client: SandboxClient) -> int:
    return client.create(deleted(client, "FLU"), "SONAR").status


@probe(permissions.recording_again_judged_by_the_type_that_is_stored, right=201, wrong=403)
def status_of_recording_again_what_was_rsv(client: SandboxClient) -> int:
    identifier = {"identifier": deleted(client, "RSV")["identifier"]}
    return client.create(vaccination(vaccine_type="FLU") | identifier, "MAVIS").status


@probe(permissions.permission_checked_before_existence, right=404, wrong=403)
def status_of_reading_nothing_without_permission(client: SandboxClient) -> int:
    return client.read(str(uuid4()), "SONAR").status


@probe(permissions.forbidden_record_told_as_missing, right=403, wrong=404)
def status_of_a_forbidden_read(client: SandboxClient) -> int:
    return client.read(client.created(vaccination()), "SONAR").status


@probe(permissions.refusal_names_the_vaccine_type, right=REFUSED, wrong=f"{REFUSED} COVID")
def text_of_a_refusal(client: SandboxClient) -> str:
    return client.create(vaccination(), "SONAR").issue[2]


def made_another(client: SandboxClient, stored: str, sent: str) -> int:
    """The status of an update by MAVIS that changes the vaccine type of a record."""
    record = vaccination(vaccine_type=stored)
    identifier = {"identifier": record["identifier"]}
    return client.update(
        client.created(record), 1, vaccination(vaccine_type=sent) | identifier, "MAVIS"
    ).status


def deleted(client: SandboxClient, vaccine_type: str) -> Json:
    """A record that was deleted, as it was sent."""
    record = vaccination(vaccine_type=vaccine_type)
    client.delete(client.created(record))
    return record
