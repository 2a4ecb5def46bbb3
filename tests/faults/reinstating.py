"""Probes for the faults of bringing a deleted record back."""

from typing import Any

from support.sandbox.faults import reinstating
from tests.contract.records import vaccination
from tests.faults.probe import probe, stored_item
from tests.sandbox_client import Json, SandboxClient


@probe(reinstating.identifier_of_a_record_that_is_back_is_free, right=422, wrong=201)
def status_of_recording_once_more(client: SandboxClient) -> int:
    record, _ = recorded_again(client)
    return client.create(record).status


@probe(reinstating.deleted_vaccination_recorded_again_is_new, right=True, wrong=False)
def whether_recording_again_keeps_the_id(client: SandboxClient) -> bool:
    record, record_id = deleted(client)
    return client.create(record).record_id == record_id


@probe(reinstating.deleted_vaccination_cannot_be_recorded_again, right=201, wrong=422)
def status_of_recording_again(client: SandboxClient) -> int:
    return client.create(deleted(client)[0]).status


@probe(reinstating.record_that_is_back_told_as_version_1, right="2", wrong="1")
def version_of_recording_again(client: SandboxClient) -> str:
    return client.create(deleted(client)[0]).version


@probe(reinstating.record_that_is_back_cannot_be_read, right=200, wrong=404)
def status_of_reading_what_is_back(client: SandboxClient) -> int:
    return client.read(recorded_again(client)[1]).status


@probe(reinstating.deleted_record_has_its_version_compared, right=200, wrong=400)
def status_of_bringing_back_from_version_7(client: SandboxClient) -> int:
    record, record_id = deleted(client)
    return client.update(record_id, 7, record).status


@probe(reinstating.record_that_is_back_takes_any_version, right=400, wrong=200)
def status_of_updating_what_is_back_from_version_7(client: SandboxClient) -> int:
    record, record_id = recorded_again(client)
    return client.update(record_id, 7, record).status


@probe(reinstating.deleted_record_cannot_be_updated, right=200, wrong=404)
def status_of_bringing_back_by_an_update(client: SandboxClient) -> int:
    record, record_id = deleted(client)
    return client.update(record_id, 1, record).status


@probe(reinstating.bringing_back_may_change_the_identifier, right=400, wrong=200)
def status_of_bringing_back_under_another_identifier(client: SandboxClient) -> int:
    return client.update(deleted(client)[1], 1, vaccination()).status


@probe(reinstating.record_that_is_back_stays_marked_as_deleted, right=str, wrong=int)
def kind_of_mark(client: SandboxClient) -> type:
    mark = stored_item(client, recorded_again(client)[1])["DeletedAt"]
    return str if isinstance(mark, str) else int


@probe(reinstating.record_that_is_back_is_marked_as_active, right="reinstated", wrong="active")
def word_of_the_mark(client: SandboxClient) -> Any:
    return stored_item(client, recorded_again(client)[1])["DeletedAt"]


@probe(reinstating.next_update_forgets_that_a_record_was_back, right="reinstated", wrong=None)
def mark_after_the_next_update(client: SandboxClient) -> Any:
    record, record_id = recorded_again(client)
    client.update(record_id, 2, record)
    return stored_item(client, record_id).get("DeletedAt")


@probe(reinstating.record_that_is_back_is_stored_as_a_create, right="UPDATE", wrong="CREATE")
def operation_of_recording_again(client: SandboxClient) -> Any:
    return stored_item(client, recorded_again(client)[1])["Operation"]


@probe(reinstating.version_begins_anew, right=3, wrong=1)
def stored_version_of_what_is_back(client: SandboxClient) -> Any:
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 1, record)
    client.delete(record_id)
    client.create(record)
    return stored_item(client, record_id)["Version"]


@probe(reinstating.old_content_comes_back, right="B-2", wrong="A-1")
def lot_number_of_what_is_back(client: SandboxClient) -> Any:
    record, record_id = deleted(client)
    client.create({**record, "lotNumber": "B-2"})
    return client.read(record_id).body["lotNumber"]


def deleted(client: SandboxClient) -> tuple[Json, str]:
    """A record that was deleted, as it was sent, and its id."""
    record = vaccination({"/lotNumber": "A-1"})
    record_id = client.created(record)
    client.delete(record_id)
    return record, record_id


def recorded_again(client: SandboxClient) -> tuple[Json, str]:
    """A record that was deleted and recorded again, as it was sent, and its id."""
    record, record_id = deleted(client)
    client.create(record)
    return record, record_id
