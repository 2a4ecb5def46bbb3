"""Probes for the faults of updating a record."""

from support.sandbox.faults import updating
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import SandboxClient


@probe(updating.stale_version_accepted, right=400, wrong=200)
def status_of_an_update_from_an_old_version(client: SandboxClient) -> int:
    record = vaccination()
    record_id = client.created(record)
    client.update(record_id, 1, record)
    return client.update(record_id, 1, record).status
