"""Probes for the faults of reading a record."""

from collections.abc import Mapping
from typing import Any

from support.sandbox.faults import reading
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import Json, SandboxClient


@probe(reading.read_always_tells_version_1, right="2", wrong="1")
def version_after_an_update(client: SandboxClient) -> str:
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 1, record)
    return client.read(record_id).version


@probe(reading.read_is_answered_from_a_cache, right=("B-2", "2"), wrong=("4120Z001", "1"))
def what_is_read_after_an_update(client: SandboxClient) -> tuple[str, str]:
    record = vaccination({"/lotNumber": "4120Z001"})
    record_id = client.created(record)
    client.read(record_id)
    client.update(record_id, 1, record | {"lotNumber": "B-2"})
    answer = client.read(record_id)
    return answer.body["lotNumber"], answer.version


@probe(reading.deleted_record_can_be_read, right=404, wrong=200)
def status_of_a_deleted_record(client: SandboxClient) -> int:
    record_id = client.created(vaccination())
    client.delete(record_id)
    return client.read(record_id).status


@probe(reading.deleted_record_told_apart, right=404, wrong=410)
def status_of_what_was_there(client: SandboxClient) -> int:
    record_id = client.created(vaccination())
    client.delete(record_id)
    return client.read(record_id).status


@probe(reading.read_adds_the_version_to_the_content, right=None, wrong={"versionId": "1"})
def metadata(client: SandboxClient) -> Any:
    return shown(client, {}).get("meta")


@probe(reading.read_leaves_the_contained_resources_out, right=True, wrong=False)
def whether_the_patient_is_shown(client: SandboxClient) -> bool:
    return "contained" in shown(client, {})


@probe(reading.read_hides_the_postcode, right="LS1 4AP", wrong="ZZ99 3CZ")
def postcode(client: SandboxClient) -> Any:
    return shown(client, {"/contained/0/address": [{"postalCode": "LS1 4AP"}]})["contained"][0]["address"][0][
        "postalCode"
    ]


@probe(reading.read_moves_times_to_utc, right="2021-02-07T14:28:17+01:00", wrong="2021-02-07T13:28:17+00:00")
def time_of_recording(client: SandboxClient) -> Any:
    return shown(client, {"/recorded": "2021-02-07T14:28:17+01:00"})["recorded"]


@probe(reading.read_shows_the_dose_amount_as_text, right=0.5, wrong="0.5")
def dose_amount(client: SandboxClient) -> Any:
    return shown(client, {"/doseQuantity/value": 0.5})["doseQuantity"]["value"]


@probe(reading.read_gives_the_summary_that_is_asked_for, right=True, wrong=False)
def whether_a_summary_has_the_lot(client: SandboxClient) -> bool:
    record_id = client.created(vaccination())
    return "lotNumber" in client.send("GET", f"/Immunization/{record_id}?_summary=true").body


@probe(reading.id_may_have_an_underscore, right=400, wrong=404)
def status_of_an_id_with_an_underscore(client: SandboxClient) -> int:
    return client.read("a_b").status


@probe(reading.id_may_have_65_characters, right=400, wrong=404)
def status_of_an_id_of_65_characters(client: SandboxClient) -> int:
    return client.read("a" * 65).status


@probe(reading.id_may_not_have_64_characters, right=404, wrong=400)
def status_of_an_id_of_64_characters(client: SandboxClient) -> int:
    return client.read("a" * 64).status


def shown(client: SandboxClient, change: Mapping[str, Any]) -> Json:
    """A record as it is read, made with some changes."""
    return client.read(client.created(vaccination(change))).body
