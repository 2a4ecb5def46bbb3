"""Probes for the faults of the three searches."""

from typing import Any

from support.reference import NHS_NUMBER, SNOMED
from support.sandbox.faults import searching
from tests.contract.records import new_nhs_number, patient_parameter, vaccination
from tests.contract.searches import DISEASE, PATIENT, TYPES, by_disease, by_identifier, by_type, found
from tests.faults.probe import probe
from tests.sandbox_client import FORM, SandboxClient

WRONG_DIGIT = "9000000008"
REPEATED = 'Parameters may not be duplicated. Use commas for "or".'
NO_PATIENT = "Search parameter patient.identifier must have one value."
NO_TYPES = "Search parameter -immunization.target must have one or more values."
NO_NHS_NUMBER = "Search parameter patient.identifier must be a valid NHS number."


@probe(searching.repeated_parameter_accepted, right=REPEATED, wrong=NO_PATIENT)
def a_type_that_is_sent_twice(client: SandboxClient) -> str:
    return client.send("GET", "/Immunization?-immunization.target=FLU&-immunization.target=RSV").issue[2]


@probe(searching.search_values_not_trimmed, right=1, wrong=0)
def second_type_after_a_blank(client: SandboxClient) -> int:
    return count(client, types="FLU, COVID")


@probe(searching.query_of_a_post_search_read, right=NO_PATIENT, wrong=NO_TYPES)
def patient_in_the_address_of_a_post(client: SandboxClient) -> str:
    path = f"/Immunization/_search?patient.identifier={NHS_NUMBER}|9000000009"
    return client.send("POST", path, "colour=blue", {"Content-Type": FORM}).issue[2]


@probe(searching.blank_values_of_forms_kept, right=True, wrong=False)
def blank_patient_in_a_form_is_none(client: SandboxClient) -> bool:
    return client.post_search({PATIENT: "", TYPES: "COVID"}).issue[2] == NO_PATIENT


@probe(searching.unknown_parameters_refused, right=200, wrong=400)
def status_with_an_unknown_parameter(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", colour="blue")).status


@probe(searching.parameter_names_in_any_case, right=400, wrong=200)
def status_with_a_name_in_capitals(client: SandboxClient) -> int:
    return client.search({PATIENT: patient_parameter("9000000009"), TYPES.upper(): "FLU"}).status


@probe(searching.system_of_the_nhs_number_ignored, right=400, wrong=200)
def status_with_a_number_of_another_system(client: SandboxClient) -> int:
    return client.search({PATIENT: "https://other.test|9000000009", TYPES: "FLU"}).status


@probe(searching.check_digit_of_a_searched_number_ignored, right=400, wrong=200)
def status_with_a_wrong_check_digit(client: SandboxClient) -> int:
    return client.search(by_type(WRONG_DIGIT)).status


@probe(searching.patient_checked_after_the_types, right=NO_NHS_NUMBER, wrong=NO_TYPES)
def first_of_two_problems(client: SandboxClient) -> str:
    return client.search({PATIENT: patient_parameter(WRONG_DIGIT)}).issue[2]


@probe(searching.first_of_several_search_problems, right=2, wrong=1)
def number_of_problems_told(client: SandboxClient) -> int:
    bad = {"-date.from": "x", "_include": "x"}
    return len(client.search(by_type("9000000009", **bad)).issue[2].split("; "))


@probe(searching.wrong_order_of_dates_accepted, right=400, wrong=200)
def status_with_dates_in_the_wrong_order(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", **days("2023-03-16", "2023-03-15"))).status


@probe(searching.vaccine_types_in_any_case, right=400, wrong=200)
def status_with_a_type_in_small_letters(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", "flu")).status


@probe(searching.inclusion_compared_with_case, right=200, wrong=400)
def status_with_an_inclusion_in_capitals(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", _include="IMMUNIZATION:PATIENT")).status


@probe(searching.date_to_exclusive, right=1, wrong=0)
def found_on_the_last_day(client: SandboxClient) -> int:
    return count(client, days("2023-03-15", "2023-03-15"), {"/occurrenceDateTime": "2023-03-15"})


@probe(searching.vaccination_days_counted_in_utc, right=1, wrong=0)
def found_just_after_midnight_in_summer(client: SandboxClient) -> int:
    just_after = {"/occurrenceDateTime": "2023-06-15T00:30:00+01:00"}
    return count(client, days("2023-06-15", "2023-06-15"), just_after)


@probe(searching.short_dates_refused, right=200, wrong=400)
def status_with_a_short_date(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", **days("2023-3-1", "2023-03-15"))).status


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


@probe(searching.search_results_cached, right=1, wrong=0)
def found_the_second_time(client: SandboxClient) -> int:
    patient = new_nhs_number()
    client.search(by_type(patient))
    client.created(vaccination(nhs_number=patient))
    return len(found(client.search(by_type(patient))))


@probe(searching.unsupported_disease_alone_refused, right=200, wrong=400)
def status_with_an_unsupported_disease(client: SandboxClient) -> int:
    return client.search(by_disease("9000000009", "99999")).status


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
