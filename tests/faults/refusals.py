"""Probes for the faults of the form in which the service answers and refuses."""

from typing import Any

from support.sandbox.faults import refusals
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import Json, SandboxClient

TRANSIENT = "Unable to process request. Issue may be transient."


@probe(refusals.refusal_without_an_id, right=True, wrong=False)
def whether_a_refusal_has_an_id(client: SandboxClient) -> bool:
    return "id" in refused(client)


@probe(refusals.refusals_share_one_id, right=False, wrong=True)
def whether_two_refusals_have_one_id(client: SandboxClient) -> bool:
    return bool(refused(client)["id"] == refused(client)["id"])


@probe(refusals.refusal_without_its_profile, right=True, wrong=False)
def whether_a_refusal_has_a_profile(client: SandboxClient) -> bool:
    return "meta" in refused(client)


@probe(refusals.refusal_with_two_issues, right=1, wrong=2)
def number_of_issues(client: SandboxClient) -> int:
    return len(refused(client)["issue"])


@probe(refusals.details_in_small_letters, right="NOT-FOUND", wrong="not-found")
def case_of_the_details(client: SandboxClient) -> Any:
    return details_code(client)


@probe(refusals.details_with_an_underscore, right="NOT-FOUND", wrong="NOT_FOUND")
def hyphen_of_the_details(client: SandboxClient) -> Any:
    return details_code(client)


@probe(refusals.bad_id_told_as_a_bad_record, right="invalid", wrong="invariant")
def code_for_a_bad_id(client: SandboxClient) -> str:
    return client.read("a_b").issue[1]


@probe(refusals.unexpected_failure_tells_its_cause, right=True, wrong=False)
def whether_an_unexpected_failure_is_called_transient(client: SandboxClient) -> bool:
    return client.send("POST", "/Immunization", "[]").issue[2] == TRANSIENT


@probe(refusals.refusals_are_plain_json, right="application/fhir+json", wrong="application/json")
def content_type_of_a_refusal(client: SandboxClient) -> str:
    return client.read("5").headers["content-type"]


@probe(refusals.empty_answer_names_a_content_type, right=None, wrong="application/fhir+json")
def content_type_of_a_create(client: SandboxClient) -> Any:
    return client.create(vaccination()).headers.get("content-type")


def refused(client: SandboxClient) -> Json:
    """The outcome for a record that does not exist."""
    return client.read("5").body


def details_code(client: SandboxClient) -> Any:
    """The code in the details of that outcome."""
    return refused(client)["issue"][0]["details"]["coding"][0]["code"]
