"""Probes for the faults of unknown addresses, browsers' questions, and health."""

from collections.abc import Mapping
from typing import Any

from support.sandbox.faults import routes
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import Answer, Json, SandboxClient

ORIGIN = {"Origin": "https://app.example.org"}
PREFLIGHT = {**ORIGIN, "Access-Control-Request-Method": "POST"}


@probe(routes.unknown_address_told_by_the_service, right="NOT_FOUND", wrong="NOT-FOUND")
def code_for_an_unknown_address(client: SandboxClient) -> Any:
    [issue] = client.send("GET", "/metadata").body["issue"]
    return issue["details"]["coding"][0]["code"]


@probe(routes.refused_method_told_without_alternatives, right=True, wrong=False)
def whether_the_methods_are_told(client: SandboxClient) -> bool:
    return "allow" in client.send("PATCH", "/Immunization").headers


@probe(routes.unknown_method_told_as_an_unknown_address, right=405, wrong=404)
def status_of_an_unknown_method(client: SandboxClient) -> int:
    return client.send("PATCH", "/Immunization").status


@probe(routes.patch_taken_for_an_update, right=405, wrong=200)
def status_of_a_patch(client: SandboxClient) -> int:
    record = vaccination()
    record_id = client.created(record)
    body, headers = {**record, "id": record_id}, {"E-Tag": "1"}
    return client.send("PATCH", f"/Immunization/{record_id}", body, headers).status


@probe(routes.head_taken_for_a_read, right=405, wrong=200)
def status_of_a_head(client: SandboxClient) -> int:
    return client.send("HEAD", f"/Immunization/{client.created(vaccination())}").status


@probe(routes.addresses_compared_without_case, right=404, wrong=200)
def status_of_a_small_letter(client: SandboxClient) -> int:
    return client.send("GET", f"/immunization/{client.created(vaccination())}").status


@probe(routes.search_by_get_at_the_address_for_post, right=400, wrong=200)
def status_of_a_search_by_get_at_the_address_for_post(client: SandboxClient) -> int:
    return client.send("GET", "/Immunization/_search?identifier=https://example.org|x").status


@probe(routes.unknown_address_told_without_a_token, right=401, wrong=404)
def status_of_an_unknown_address_without_a_token(client: SandboxClient) -> int:
    return client.send("GET", "/metadata", supplier=None).status


@probe(routes.preflight_wants_a_token, right=200, wrong=401)
def status_of_a_preflight(client: SandboxClient) -> int:
    return asked(client, PREFLIGHT).status


@probe(routes.preflight_allows_any_origin, right="https://app.example.org", wrong="*")
def origin_that_a_preflight_allows(client: SandboxClient) -> Any:
    return asked(client, PREFLIGHT).headers["access-control-allow-origin"]


@probe(routes.every_question_about_methods_is_a_preflight, right=401, wrong=200)
def status_of_half_a_preflight(client: SandboxClient) -> int:
    return asked(client, ORIGIN).status


@probe(routes.ordinary_answers_allow_every_origin, right=False, wrong=True)
def whether_an_ordinary_answer_allows_an_origin(client: SandboxClient) -> bool:
    return "access-control-allow-origin" in client.send("GET", "/_ping", headers=ORIGIN).headers


@probe(routes.ping_by_head_wants_a_token, right=200, wrong=401)
def status_of_a_ping_by_head(client: SandboxClient) -> int:
    return client.send("HEAD", "/_ping", supplier=None).status


@probe(routes.ping_does_not_tell_the_commit, right=True, wrong=False)
def whether_a_ping_tells_the_commit(client: SandboxClient) -> bool:
    return "commitId" in client.send("GET", "/_ping", supplier=None).body


@probe(routes.ping_tells_the_revision_as_a_number, right="1", wrong=1)
def revision(client: SandboxClient) -> Any:
    return client.send("GET", "/_ping", supplier=None).body["revision"]


@probe(routes.status_told_without_the_key, right=401, wrong=200)
def status_of_a_status_without_the_key(client: SandboxClient) -> int:
    return client.send("GET", "/_status", supplier=None).status


@probe(routes.wrong_status_key_told_as_forbidden, right=401, wrong=403)
def status_of_a_status_with_another_key(client: SandboxClient) -> int:
    return client.send("GET", "/_status", headers={"apikey": "another"}, supplier=None).status


@probe(routes.status_tells_the_time_out_as_a_truth_value, right="false", wrong=False)
def time_out(client: SandboxClient) -> Any:
    return told_status(client)["checks"]["healthcheck"]["timeout"]


@probe(routes.status_fails_though_all_is_well, right="pass", wrong="fail")
def health(client: SandboxClient) -> Any:
    return told_status(client)["status"]


def asked(client: SandboxClient, headers: Mapping[str, str]) -> Answer:
    """The answer to a browser's question."""
    return client.send("OPTIONS", "/Immunization", headers=headers, supplier=None)


def told_status(client: SandboxClient) -> Json:
    """The status as somebody with the key learns it."""
    headers = {"apikey": client.ready["status_api_key"]}
    return client.send("GET", "/_status", headers=headers, supplier=None).body
