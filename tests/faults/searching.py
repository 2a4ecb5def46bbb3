"""Probes for the faults of which records searches find."""

from typing import Any

from support.reference import SNOMED
from support.sandbox.faults import searching
from tests.contract.records import new_nhs_number, patient_parameter, vaccination
from tests.contract.searches import DISEASE, PATIENT, by_disease, by_identifier, by_type, found
from tests.faults.probe import probe
from tests.sandbox_client import SandboxClient


@probe(searching.date_to_exclusive, right=1, wrong=0)
def found_on_the_last_day(client: SandboxClient) -> int:
    return count(client, days("2023-03-15", "2023-03-15"), {"/occurrenceDateTime": "2023-03-15"})


@probe(searching.vaccination_days_counted_in_utc, right=1, wrong=0)
def found_just_after_midnight_in_summer(client: SandboxClient) -> int:
    just_after = {"/occurrenceDateTime": "2023-06-15T00:30:00+01:00"}
    return count(client, days("2023-06-15", "2023-06-15"), just_after)


@probe(searching.deleted_records_found, right=0, wrong=1)
def found_after_a_delete(client: SandboxClient) -> int:
    patient = new_nhs_number()
    client.delete(client.created(vaccination(nhs_number=patient)))
    return len(found(client.search(by_type(patient))))


@probe(searching.reinstated_records_not_found, right=1, wrong=0)
def found_after_a_reinstatement(client: SandboxClient) -> int:
    record = vaccination(nhs_number=(patient := new_nhs_number()))
    client.delete(client.created(record))
    client.created(record)
    return len(found(client.search(by_type(patient))))


@probe(searching.one_type_searched, right=2, wrong=1)
def found_of_two_types(client: SandboxClient) -> int:
    return len(found(client.search(by_type(patient_with(client, "COVID", "FLU"), "COVID,FLU"))))


@probe(searching.one_permitted_type_opens_all, right=1, wrong=2)
def found_by_a_supplier_of_one_type(client: SandboxClient) -> int:
    patient = patient_with(client, "FLU", "6IN1")
    return len(found(client.search(by_type(patient, "FLU,6IN1"), supplier="MAVIS")))


@probe(searching.ten_records_found_at_most, right=11, wrong=10)
def found_of_eleven_records(client: SandboxClient) -> int:
    return len(found(client.search(by_type(patient_with(client, *["COVID"] * 11)))))


@probe(searching.search_results_cached, right=1, wrong=0)
def found_the_second_time(client: SandboxClient) -> int:
    patient = new_nhs_number()
    client.search(by_type(patient))
    client.created(vaccination(nhs_number=patient))
    return len(found(client.search(by_type(patient))))


@probe(searching.one_type_for_each_disease, right=2, wrong=1)
def found_against_measles(client: SandboxClient) -> int:
    return len(found(client.search(by_disease(patient_with(client, "MMR", "MMRV"), "14189004"))))


@probe(searching.first_disease_only, right=2, wrong=1)
def found_against_two_diseases(client: SandboxClient) -> int:
    values = f"{SNOMED}|6142004,{SNOMED}|840539006"
    patient = patient_parameter(patient_with(client, "COVID", "FLU"))
    return len(found(client.search({PATIENT: patient, DISEASE: values})))


@probe(searching.identifier_split_at_the_last_pipe, right=1, wrong=0)
def found_by_an_identifier_with_a_pipe(client: SandboxClient) -> int:
    record = vaccination()
    record["identifier"][0]["value"] += "|a"
    client.created(record)
    return len(found(client.search(by_identifier(record))))


@probe(searching.system_of_the_identifier_ignored, right=0, wrong=1)
def found_by_the_value_in_another_system(client: SandboxClient) -> int:
    client.created(record := vaccination())
    return len(found(client.search({"identifier": f"urn:other|{record['identifier'][0]['value']}"})))


@probe(searching.unknown_identifier_not_found, right=200, wrong=404)
def status_for_an_unused_identifier(client: SandboxClient) -> int:
    return client.search(by_identifier(vaccination())).status


@probe(searching.identifier_search_needs_an_nhs_number, right=1, wrong=0)
def found_without_nhs_number(client: SandboxClient) -> int:
    record = vaccination(remove=["/contained/0/identifier"])
    client.created(record)
    return len(found(client.search(by_identifier(record))))


def days(first: str, last: str) -> dict[str, str]:
    """The parameters of a search between two days."""
    return {"-date.from": first, "-date.to": last}


def count(
    client: SandboxClient,
    more: dict[str, str] | None = None,
    change: dict[str, Any] | None = None,
    types: str = "COVID",
) -> int:
    """How many records a search finds of a patient who has one, with some changes."""
    patient = new_nhs_number()
    client.created(vaccination(change, nhs_number=patient))
    return len(found(client.search(by_type(patient, types, **(more or {})))))


def patient_with(client: SandboxClient, *vaccine_types: str) -> str:
    """The NHS number of a new patient who has had some vaccinations."""
    patient = new_nhs_number()
    for each in vaccine_types:
        client.created(vaccination(vaccine_type=each, nhs_number=patient))
    return patient
