"""Probes for the faults of what is published in the delta table."""

from typing import Any

from support.sandbox.faults import publishing
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import SandboxClient


@probe(publishing.batch_number_in_capitals, right="b-2", wrong="B-2")
def batch_number(client: SandboxClient) -> Any:
    return published(client, {"/lotNumber": "b-2"})["BATCH_NUMBER"]


def published(client: SandboxClient, change: dict[str, Any]) -> dict[str, Any]:
    """The flat fields of a record that has just been made with some changes."""
    record_id = client.created(vaccination(change))
    [row] = client.tables.awaited_delta_rows(record_id, 1)
    flat: dict[str, Any] = row["Imms"]
    return flat
