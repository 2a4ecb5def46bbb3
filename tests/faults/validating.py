"""Probes for the faults of the stages of validation and of how problems are told."""

from collections.abc import Iterable
from typing import Any

from support.sandbox.faults import validating
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import SandboxClient

PREFIX = "Validation errors: "
BAD_LOT = {"/lotNumber": ""}
NOT_FHIR = {"/manufacturer/colour": "red"}
NO_TYPE = {"/protocolApplied/0/targetDisease/0/coding/0/code": "123"}


@probe(validating.first_of_several_problems_told, right=2, wrong=1)
def number_of_problems_told(client: SandboxClient) -> int:
    return len(refusal(client, {**BAD_LOT, "/status": "x"}).split("; "))


@probe(validating.problems_in_alphabetical_order, right="status", wrong="lotNumber")
def first_of_two_problems(client: SandboxClient) -> str:
    return refusal(client, {**BAD_LOT, "/status": "x"}).removeprefix(PREFIX).split()[0]


@probe(validating.prefix_of_problems_lost, right=True, wrong=False)
def problems_have_a_prefix(client: SandboxClient) -> bool:
    return refusal(client, BAD_LOT).startswith(PREFIX)


@probe(validating.prefix_before_fhir_errors, right=False, wrong=True)
def fhir_errors_have_a_prefix(client: SandboxClient) -> bool:
    return refusal(client, NOT_FHIR).startswith(PREFIX)


@probe(validating.missing_extension_told_with_the_rest, right=1, wrong=2)
def problems_told_with_a_missing_extension(client: SandboxClient) -> int:
    return refusal(client, {"/status": "x"}, ["/extension"]).count(";") + 1


@probe(validating.fhir_checked_before_the_fields, right="status must be ", wrong="1 validation er")
def field_or_fhir(client: SandboxClient) -> str:
    return refusal(client, {"/status": "x", **NOT_FHIR}).removeprefix(PREFIX)[:15]


@probe(validating.mandatory_fields_before_the_vaccine_type, right="protocolApplied", wrong="recorded is a m")
def vaccine_type_or_mandatory_field(client: SandboxClient) -> str:
    return refusal(client, NO_TYPE, ["/recorded"]).removeprefix(PREFIX)[:15]


@probe(validating.updates_not_validated, right=400, wrong=200)
def status_of_a_bad_update(client: SandboxClient) -> int:
    record = vaccination()
    return client.update(client.created(record), 1, {**record, "status": "not-done"}).status


@probe(validating.null_counts_as_absent, right=400, wrong=201)
def status_with_null(client: SandboxClient) -> int:
    return client.create(vaccination({"/lotNumber": None})).status


@probe(validating.white_space_counts_as_text, right=400, wrong=201)
def status_with_a_blank_text(client: SandboxClient) -> int:
    return client.create(vaccination({"/lotNumber": " "})).status


def refusal(client: SandboxClient, change: dict[str, Any], remove: Iterable[str] = ()) -> str:
    """What is said of a record with some changes, which must be refused."""
    return client.create(vaccination(change, remove)).issue[2]
