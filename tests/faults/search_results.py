"""Probes for the faults of the Bundles that searches are answered with."""

from typing import Any

from support.sandbox.faults import search_results
from tests.contract.records import new_nhs_number, vaccination
from tests.contract.searches import by_disease, by_identifier, by_type, is_vaccination, warnings
from tests.faults.probe import probe
from tests.sandbox_client import Json, SandboxClient


@probe(search_results.results_limited_to_a_megabyte, right=200, wrong=400)
def status_of_a_result_between_the_limits(client: SandboxClient) -> int:
    patient = new_nhs_number()
    for vaccine_type in ("COVID", "FLU", "RSV"):
        long = {"/reasonCode/0/text": "x" * 335_000}
        client.created(vaccination(long, vaccine_type=vaccine_type, nhs_number=patient))
    return client.search(by_type(patient, "COVID,FLU,RSV")).status


@probe(search_results.self_link_without_dates, right=True, wrong=False)
def dates_are_in_the_self_link(client: SandboxClient) -> bool:
    return "-date.from=2023-01-01" in self_link(client, by_type("9000000009", **{"-date.from": "2023-01-01"}))


@probe(search_results.self_link_spells_the_types_once, right=True, wrong=False)
def self_link_begins_with_the_other_spelling(client: SandboxClient) -> bool:
    return "Immunization?immunization.target=COVID" in self_link(client, by_type("9000000009"))


@probe(search_results.identifier_in_the_self_link_encoded, right=True, wrong=False)
def pipe_is_in_the_self_link(client: SandboxClient) -> bool:
    client.created(record := vaccination())
    return "|" in self_link(client, by_identifier(record))


@probe(search_results.records_in_descending_order, right=["COVID", "FLU"], wrong=["FLU", "COVID"])
def order_of_two_records(client: SandboxClient) -> list[str]:
    patient = new_nhs_number()
    types = {client.created(vaccination(vaccine_type=t, nhs_number=patient)): t for t in ("FLU", "COVID")}
    bundle = client.search(by_type(patient, "FLU,COVID")).body
    return [types[each["resource"]["id"]] for each in bundle["entry"] if is_vaccination(each)]


@probe(search_results.warnings_before_records, right="Immunization", wrong="OperationOutcome")
def first_entry_of_a_search_with_a_warning(client: SandboxClient) -> Any:
    return entries(client, types="COVID,ZIKA")[0]["resource"]["resourceType"]


@probe(search_results.patient_only_if_asked_for, right=2, wrong=1)
def entries_without_an_inclusion(client: SandboxClient) -> int:
    return len(entries(client))


@probe(search_results.records_of_one_patient_refer_to_several, right=True, wrong=False)
def the_reference_leads_to_the_patient(client: SandboxClient) -> bool:
    record, patient = entries(client)
    return bool(record["resource"]["patient"]["reference"] == patient["fullUrl"])


@probe(search_results.patient_url_used_again, right=2, wrong=1)
def patient_urls_of_two_searches(client: SandboxClient) -> int:
    return len({entries(client)[-1]["fullUrl"] for _ in range(2)})


@probe(search_results.patient_shown_whole, right=False, wrong=True)
def the_patient_has_a_name(client: SandboxClient) -> bool:
    return "name" in entries(client)[-1]["resource"]


@probe(search_results.types_not_permitted_left_out_silently, right=["unauthorized"], wrong=[])
def warnings_about_permissions(client: SandboxClient) -> list[str]:
    answer = client.search(by_type("9000000009", "FLU,6IN1"), supplier="MAVIS")
    return [code for _, code, _ in warnings(answer)]


@probe(search_results.unknown_types_left_out_silently, right=["invalid"], wrong=[])
def warnings_about_types(client: SandboxClient) -> list[str]:
    return [code for _, code, _ in warnings(client.search(by_type("9000000009", "COVID,ZIKA")))]


@probe(search_results.warnings_counted, right=0, wrong=1)
def total_of_a_warning(client: SandboxClient) -> Any:
    return client.search(by_type("9000000009", "COVID,ZIKA")).body["total"]


@probe(search_results.badly_written_disease_called_unknown, right="Invalid format", wrong="Target disease")
def warning_about_a_bad_disease(client: SandboxClient) -> str:
    parameters = by_disease("9000000009", "6142004")
    parameters["target-disease"] += ",6142004"
    [(_, _, diagnostics)] = warnings(client.search(parameters))
    return diagnostics[: len("Invalid format")]


@probe(search_results.elements_ignored, right=["resourceType", "id"], wrong=None)
def elements_of_an_id(client: SandboxClient) -> list[str] | None:
    found = list(identified(client, _elements="id"))
    return found if len(found) == len(("resourceType", "id")) else None


@probe(search_results.version_among_elements_a_text, right=1, wrong="1")
def version_among_elements(client: SandboxClient) -> Any:
    return identified(client, _elements="meta")["meta"]["versionId"]


@probe(search_results.version_in_bundles_a_number, right="1", wrong=1)
def version_in_a_bundle(client: SandboxClient) -> Any:
    return searched(client)["meta"]["versionId"]


@probe(search_results.meta_of_the_client_returned, right="1", wrong="77")
def version_of_the_client(client: SandboxClient) -> Any:
    return searched(client, {"/meta": {"versionId": "77"}})["meta"]["versionId"]


@probe(search_results.contained_returned, right=False, wrong=True)
def something_is_contained(client: SandboxClient) -> bool:
    return "contained" in searched(client)


@probe(search_results.use_of_the_nhs_number_lost, right="official", wrong=None)
def use_of_the_nhs_number(client: SandboxClient) -> Any:
    return searched(client, {"/contained/0/identifier/0/use": "official"})["patient"]["identifier"].get("use")


@probe(search_results.any_number_shown_as_nhs_number, right=False, wrong=True)
def a_number_of_no_system_is_shown(client: SandboxClient) -> bool:
    client.created(record := vaccination({"/contained/0/identifier": [{"value": "12-34"}]}))
    return "identifier" in client.search(by_identifier(record)).body["entry"][0]["resource"]["patient"]


@probe(search_results.contained_practitioner_still_performs, right=1, wrong=2)
def number_of_performers(client: SandboxClient) -> int:
    return len(searched(client)["performer"])


@probe(search_results.organisation_alone_performs, right=2, wrong=1)
def number_of_performers_outside(client: SandboxClient) -> int:
    return len(searched(client, {"/performer/2": {"actor": {"display": "Nurse"}}})["performer"])


@probe(search_results.use_of_the_identifier_overwritten, right="secondary", wrong="official")
def use_of_the_identifier(client: SandboxClient) -> Any:
    return searched(client, {"/identifier/0/use": "secondary"})["identifier"][0]["use"]


@probe(search_results.first_coding_returned, right=2, wrong=1)
def number_of_site_codings(client: SandboxClient) -> int:
    return len(searched(client, {"/site/coding/1": {"system": "urn:x", "code": "x"}})["site"]["coding"])


def entries(client: SandboxClient, change: Json | None = None, types: str = "COVID") -> list[Json]:
    """The entries of the Bundle for a patient who has one record, with some changes."""
    client.created(vaccination(change, nhs_number=(patient := new_nhs_number())))
    found: list[Json] = client.search(by_type(patient, types)).body["entry"]
    return found


def searched(client: SandboxClient, change: Json | None = None) -> Json:
    """A new record, with some changes, as a search for its patient returns it."""
    resource: Json = entries(client, change)[0]["resource"]
    return resource


def identified(client: SandboxClient, **more: str) -> Json:
    """A new record as a search for its identifier returns it."""
    client.created(record := vaccination())
    resource: Json = client.search(by_identifier(record, **more)).body["entry"][0]["resource"]
    return resource


def self_link(client: SandboxClient, parameters: dict[str, str]) -> str:
    """The self link of the Bundle for a search."""
    url: str = client.search(parameters).body["link"][0]["url"]
    return url
