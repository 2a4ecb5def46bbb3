"""Probes for the faults of creating a record."""

from support.sandbox.faults import recording
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import SandboxClient


@probe(recording.create_answers_200, right=201, wrong=200)
def status_of_a_create(client: SandboxClient) -> int:
    return client.create(vaccination()).status


@probe(recording.create_tells_no_version, right="1", wrong=None)
def version_of_a_create(client: SandboxClient) -> str | None:
    return client.create(vaccination()).headers.get("e-tag")
