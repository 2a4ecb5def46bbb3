"""Probes for the faults of creating a record."""

from typing import Any
from uuid import UUID

from support.sandbox.faults import recording
from tests.contract.records import WRONG_STATUS, identifier_of, target_diseases, vaccination
from tests.faults.probe import probe
from tests.sandbox_client import Json, SandboxClient


@probe(recording.create_answers_200, right=201, wrong=200)
def status_of_a_create(client: SandboxClient) -> int:
    return client.create(vaccination()).status


@probe(recording.create_tells_no_version, right="1", wrong=None)
def version_of_a_create(client: SandboxClient) -> str | None:
    return client.create(vaccination()).headers.get("e-tag")


@probe(recording.version_is_quoted, right="1", wrong='W/"1"')
def spelling_of_a_version(client: SandboxClient) -> str:
    return client.create(vaccination()).version


@probe(recording.location_is_relative, right=True, wrong=False)
def whether_the_address_is_a_whole_one(client: SandboxClient) -> bool:
    return client.create(vaccination()).headers["location"].startswith(f"{client.base_url}/Immunization/")


@probe(recording.location_is_that_of_no_record, right=200, wrong=404)
def what_is_at_the_address(client: SandboxClient) -> int:
    return client.read(client.created(vaccination())).status


@probe(recording.create_sends_the_record_back, right=False, wrong=True)
def whether_a_create_is_answered_at_length(client: SandboxClient) -> bool:
    return bool(client.create(vaccination()).text)


@probe(recording.ids_tell_the_time, right=4, wrong=1)
def kind_of_uuid(client: SandboxClient) -> int | None:
    return UUID(client.created(vaccination())).version


@probe(recording.id_of_the_client_passed_over, right=400, wrong=201)
def status_of_a_create_with_an_id(client: SandboxClient) -> int:
    return client.create(vaccination({"/id": "abc"})).status


@probe(recording.null_id_taken_for_an_id, right=201, wrong=400)
def status_of_a_create_with_a_null_id(client: SandboxClient) -> int:
    return client.create(vaccination({"/id": None})).status


@probe(recording.malformed_json_told_without_the_place, right=True, wrong=False)
def whether_the_place_of_a_mistake_is_told(client: SandboxClient) -> bool:
    return "line 1 column 2" in client.send("POST", "/Immunization", "{bad").issue[2]


@probe(recording.duplicate_becomes_a_second_record, right=422, wrong=(201, 2))
def second_create(client: SandboxClient) -> Any:
    record = vaccination()
    client.created(record)
    again = client.create(record)
    return again.status if again.status != 201 else (201, len(with_identifier(client, record)))


@probe(recording.duplicate_overwrites_the_record, right=422, wrong=(201, 1))
def second_create_of_one_record(client: SandboxClient) -> Any:
    return second_create.look(client)


@probe(recording.duplicate_refused_with_409, right=422, wrong=409)
def status_of_a_duplicate(client: SandboxClient) -> int:
    record = vaccination()
    client.created(record)
    return client.create(record).status


@probe(recording.duplicate_told_without_its_system, right=True, wrong=False)
def whether_the_system_of_a_duplicate_is_told(client: SandboxClient) -> bool:
    record = vaccination()
    client.created(record)
    return f" {identifier_of(record)} " in client.create(record).issue[2]


@probe(recording.identifier_compared_without_its_system, right=201, wrong=422)
def status_of_the_same_value_in_another_system(client: SandboxClient) -> int:
    record = vaccination()
    client.created(record)
    record["identifier"][0]["system"] += "/b"
    return client.create(record).status


@probe(recording.duplicates_found_without_regard_to_case, right=201, wrong=422)
def status_of_the_same_identifier_in_capitals(client: SandboxClient) -> int:
    record = vaccination()
    record["identifier"][0]["value"] += "-a"  # a UUID may be of digits alone
    client.created(record)
    record["identifier"][0]["value"] = record["identifier"][0]["value"].upper()
    return client.create(record).status


@probe(recording.unknown_disease_passed_over, right=400, wrong=201)
def status_of_influenza_and_something_unknown(client: SandboxClient) -> int:
    diseases = target_diseases(["6142004", "123"])
    return client.create(vaccination({"/protocolApplied/0/targetDisease": diseases})).status


@probe(recording.identifier_unique_within_a_patient_only, right=422, wrong=201)
def status_of_the_same_identifier_for_another_patient(client: SandboxClient) -> int:
    record = vaccination(nhs_number="9990000018")
    client.created(record)
    return client.create(vaccination(nhs_number="9990000026") | {"identifier": record["identifier"]}).status


@probe(recording.vaccination_refused_and_stored, right=(403, 0), wrong=(403, 1))
def what_a_refused_create_leaves(client: SandboxClient) -> tuple[int, int]:
    record = vaccination(vaccine_type="RSV")
    return client.create(record, "SONAR").status, len(with_identifier(client, record))


@probe(recording.permission_checked_before_content, right=400, wrong=403)
def status_of_a_bad_vaccination_without_permission(client: SandboxClient) -> int:
    return client.create(vaccination(WRONG_STATUS, vaccine_type="RSV"), "SONAR").status


@probe(recording.duplicate_noticed_before_permission, right=403, wrong=422)
def status_of_a_duplicate_without_permission(client: SandboxClient) -> int:
    record = vaccination(vaccine_type="RSV")
    client.created(record)
    return client.create(record, "SONAR").status


def with_identifier(client: SandboxClient, record: Json) -> list[Json]:
    """The items that have the identifier of a record."""
    return client.tables.events_by("IdentifierGSI", "IdentifierPK", identifier_of(record))
