"""Probes for the faults of updating a record."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from support.sandbox.faults import updating
from tests.contract.records import WRONG_STATUS, vaccination
from tests.faults.probe import probe
from tests.sandbox_client import Answer, Json, SandboxClient

CHANGED = "has changed since the last retrieve"
INCONSISTENT = "version is inconsistent with the existing version"


@probe(updating.stale_version_accepted, right=400, wrong=200)
def status_of_an_update_from_an_old_version(client: SandboxClient) -> int:
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 1, record)
    return client.update(record_id, 1, record).status


@probe(updating.future_version_accepted, right=400, wrong=200)
def status_of_an_update_from_version_7(client: SandboxClient) -> int:
    return updated(client, version=7).status


@probe(updating.versions_compared_as_text, right=INCONSISTENT, wrong=CHANGED)
def what_is_said_of_version_10(client: SandboxClient) -> str:
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 1, record)
    said = client.update(record_id, 10, record).issue[2]
    return next(text for text in (CHANGED, INCONSISTENT) if text in said)


@probe(updating.update_without_a_version_accepted, right=400, wrong=200)
def status_of_an_update_without_a_version(client: SandboxClient) -> int:
    return put_with(client, {})


@probe(updating.quoted_version_accepted, right=400, wrong=200)
def status_of_an_update_from_a_quoted_version(client: SandboxClient) -> int:
    return put_with(client, {"E-Tag": 'W/"1"'})


@probe(updating.version_read_from_if_match, right=400, wrong=200)
def status_of_an_update_with_if_match(client: SandboxClient) -> int:
    return put_with(client, {"If-Match": "1"})


@probe(updating.update_of_nothing_makes_a_record, right=404, wrong=200)
def status_of_an_update_of_nothing(client: SandboxClient) -> int:
    return client.update(str(uuid4()), 1, vaccination()).status


@probe(updating.update_answers_and_stores_nothing, right="B-2", wrong="A-1")
def lot_number_after_an_update(client: SandboxClient) -> Any:
    return read_after(client, {"lotNumber": "A-1"}, {"lotNumber": "B-2"})["lotNumber"]


@probe(updating.update_keeps_what_it_does_not_name, right=False, wrong=True)
def whether_an_update_keeps_a_lot_number(client: SandboxClient) -> bool:
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 1, {name: value for name, value in record.items() if name != "lotNumber"})
    return "lotNumber" in client.read(record_id).body


@probe(updating.update_tells_the_version_it_was_made_from, right="2", wrong="1")
def version_of_an_update(client: SandboxClient) -> str:
    return updated(client).version


@probe(updating.update_may_change_the_identifier, right=400, wrong=200)
def status_of_an_update_with_another_identifier(client: SandboxClient) -> int:
    return updated(client, identifier=vaccination()["identifier"]).status


@probe(updating.identifier_compared_without_case, right=400, wrong=200)
def status_of_an_update_with_another_case(client: SandboxClient) -> int:
    record = vaccination()
    [identifier] = record["identifier"]
    capitals = {**identifier, "value": identifier["value"].upper()}
    return client.update(client.created(record), 1, {**record, "identifier": [capitals]}).status


@probe(updating.only_the_first_changed_part_of_the_identifier_is_told, right=True, wrong=False)
def whether_the_second_changed_part_is_told(client: SandboxClient) -> bool:
    answer = updated(client, identifier=[{"system": "https://example.org/other", "value": str(uuid4())}])
    return "identifier[0].value" in answer.issue[2]


@probe(updating.update_with_another_id_accepted, right=400, wrong=200)
def status_of_an_update_with_another_id(client: SandboxClient) -> int:
    return put_with(client, {"E-Tag": "1"}, {"id": str(uuid4())})


@probe(updating.update_without_an_id_accepted, right=(400, 400), wrong=(200, 400))
def statuses_of_updates_without_and_with_another_id(client: SandboxClient) -> tuple[int, int]:
    return put_with(client, {"E-Tag": "1"}, {"id": None}), put_with(
        client, {"E-Tag": "1"}, {"id": str(uuid4())}
    )


@probe(updating.existence_checked_before_content, right=400, wrong=404)
def status_of_a_bad_update_of_nothing(client: SandboxClient) -> int:
    return client.update(str(uuid4()), 1, vaccination(WRONG_STATUS)).status


@probe(updating.version_checked_before_identifier, right=False, wrong=True)
def whether_the_version_is_told_first(client: SandboxClient) -> bool:
    return INCONSISTENT in updated(client, version=7, identifier=vaccination()["identifier"]).issue[2]


def updated(client: SandboxClient, version: int = 1, **members: Any) -> Answer:
    """The answer to an update of a new record that replaces some of its members."""
    record = vaccination()
    return client.update(client.created(record), version, {**record, **members})


def read_after(client: SandboxClient, first: Json, then: Json) -> Json:
    """A record as it is read after an update, the members given being those of before and after."""
    record = vaccination() | first
    record_id = client.created(record)
    client.update(record_id, 1, {**record, **then})
    return client.read(record_id).body


def put_with(client: SandboxClient, headers: Mapping[str, str], change: Json | None = None) -> int:
    """The status of an update with these headers, some members being others; what is None is left out."""
    record = vaccination()
    record_id = client.created(record)
    body = {**record, "id": record_id, **(change or {})}
    given = {name: value for name, value in body.items() if value is not None}
    return client.send("PUT", f"/Immunization/{record_id}", given, headers).status
