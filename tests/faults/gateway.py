"""Probes for the faults of the gateway: what a client accepts, who is let in, and which headers count."""

from collections.abc import Mapping
from itertools import count
from typing import Any
from uuid import uuid4

from support.sandbox.faults import gateway
from support.sandbox.identity import AccessTokens, Grant, Scope
from tests.contract.records import vaccination
from tests.faults.probe import probe, stored_item
from tests.sandbox_client import SandboxClient

FIXED_ID = "a5abca2a-4eda-41da-b2cc-95d48c6b791d"


@probe(gateway.plain_json_accepted, right=400, wrong=200)
def status_for_plain_json(client: SandboxClient) -> int:
    return pinged(client, "application/json")


@probe(gateway.only_the_beginning_of_accept_counts, right=400, wrong=200)
def status_for_a_list_of_types(client: SandboxClient) -> int:
    return pinged(client, "application/fhir+json, application/json")


@probe(gateway.capitals_in_accept_refused, right=200, wrong=400)
def status_for_capitals(client: SandboxClient) -> int:
    return pinged(client, "Application/FHIR+JSON")


@probe(gateway.accept_header_required, right=200, wrong=400)
def status_without_an_accept_header(client: SandboxClient) -> int:
    return client.send_nothing("GET", "/_ping").status


@probe(gateway.accept_header_checked_after_the_token, right=400, wrong=401)
def status_for_html_without_a_token(client: SandboxClient) -> int:
    headers = {"Accept": "text/html"}
    return client.send("GET", "/Immunization/5", headers=headers, supplier=None).status


@probe(gateway.version_2_served_as_version_1, right=501, wrong=200)
def status_for_version_2(client: SandboxClient) -> int:
    return pinged(client, "application/fhir+json; version=2")


@probe(gateway.refused_accept_header_told_under_an_id, right=None, wrong=FIXED_ID)
def id_of_a_refused_accept_header(client: SandboxClient) -> Any:
    return client.send("GET", "/_ping", headers={"Accept": "text/html"}).body.get("id")


@probe(gateway.unknown_token_told_as_not_enough, right=401, wrong=403)
def status_of_an_unknown_token(client: SandboxClient) -> int:
    return client.send("GET", "/Immunization/5", headers={"Authorization": "Bearer none"}).status


@probe(gateway.token_refused_under_a_random_id, right=True, wrong=False)
def whether_the_id_of_a_refused_token_is_fixed(client: SandboxClient) -> bool:
    return bool(client.send("GET", "/Immunization/5", supplier=None).body["id"] == FIXED_ID)


@probe(gateway.good_token_refused_now_and_then, right={404}, wrong={401, 404})
def statuses_of_ten_reads_in_a_row(client: SandboxClient) -> set[int]:
    return {client.send("GET", f"/Immunization/{uuid4()}").status for _ in range(10)}


@probe(gateway.expired_token_accepted, right=False, wrong=True)
def whether_a_token_outlives_its_time(_: SandboxClient) -> bool:
    # The tokens of the sandbox live for minutes; of these, every look at the clock takes a second.
    tokens = AccessTokens(1, count(step=1.0).__next__)
    return tokens.grant_of(tokens.issue(Grant("EMIS", Scope.APPLICATION))) is not None


@probe(gateway.supplier_taken_from_the_header, right=403, wrong=201)
def status_of_a_claim_to_be_another(client: SandboxClient) -> int:
    headers = {"SupplierSystem": "EMIS"}
    return client.send("POST", "/Immunization", vaccination(), headers, "SONAR").status


@probe(gateway.everybody_acts_as_the_first_caller, right="TPP", wrong="EMIS")
def supplier_of_the_second_caller(client: SandboxClient) -> Any:
    client.read("5", "EMIS")
    return stored_item(client, client.created(vaccination(), "TPP"))["SupplierSystem"]


@probe(gateway.request_ids_answered_once, right=422, wrong=201)
def status_of_a_second_create_with_the_same_request_id(client: SandboxClient) -> int:
    return post_twice(client, {"X-Request-ID": str(uuid4())})


@probe(gateway.content_type_looked_at, right=201, wrong=415)
def status_of_a_vaccination_sent_as_text(client: SandboxClient) -> int:
    return client.send("POST", "/Immunization", vaccination(), {"Content-Type": "text/plain"}).status


def pinged(client: SandboxClient, accept: str) -> int:
    """The status of a ping by somebody who accepts only this."""
    return client.send("GET", "/_ping", headers={"Accept": accept}).status


def post_twice(client: SandboxClient, headers: Mapping[str, str]) -> int:
    """The status of the second of two equal creates."""
    record = vaccination()
    client.send("POST", "/Immunization", record, headers)
    return client.send("POST", "/Immunization", record, headers).status
