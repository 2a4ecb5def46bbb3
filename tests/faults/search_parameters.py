"""Probes for the faults of the parameters of searches."""

from support.reference import NHS_NUMBER
from support.sandbox.faults import search_parameters as parameters
from tests.contract.records import patient_parameter
from tests.contract.searches import PATIENT, TYPES, by_disease, by_type
from tests.faults.probe import probe
from tests.faults.searching import count, days
from tests.sandbox_client import FORM, SandboxClient

WRONG_DIGIT = "9000000008"
REPEATED = 'Parameters may not be duplicated. Use commas for "or".'
NO_PATIENT = "Search parameter patient.identifier must have one value."
NO_TYPES = "Search parameter -immunization.target must have one or more values."
NO_NHS_NUMBER = "Search parameter patient.identifier must be a valid NHS number."


@probe(parameters.repeated_parameter_accepted, right=REPEATED, wrong=NO_PATIENT)
def a_type_that_is_sent_twice(client: SandboxClient) -> str:
    return client.send("GET", "/Immunization?-immunization.target=FLU&-immunization.target=RSV").issue[2]


@probe(parameters.search_values_not_trimmed, right=1, wrong=0)
def second_type_after_a_blank(client: SandboxClient) -> int:
    return count(client, types="FLU, COVID")


@probe(parameters.query_of_a_post_search_read, right=NO_PATIENT, wrong=NO_TYPES)
def patient_in_the_address_of_a_post(client: SandboxClient) -> str:
    path = f"/Immunization/_search?patient.identifier={NHS_NUMBER}|9000000009"
    return client.send("POST", path, "colour=blue", {"Content-Type": FORM}).issue[2]


@probe(parameters.blank_values_of_forms_kept, right=True, wrong=False)
def blank_patient_in_a_form_is_none(client: SandboxClient) -> bool:
    return client.post_search({PATIENT: "", TYPES: "COVID"}).issue[2] == NO_PATIENT


@probe(parameters.unknown_parameters_refused, right=200, wrong=400)
def status_with_an_unknown_parameter(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", colour="blue")).status


@probe(parameters.parameter_names_in_any_case, right=400, wrong=200)
def status_with_a_name_in_capitals(client: SandboxClient) -> int:
    return client.search({PATIENT: patient_parameter("9000000009"), TYPES.upper(): "FLU"}).status


@probe(parameters.system_of_the_nhs_number_ignored, right=400, wrong=200)
def status_with_a_number_of_another_system(client: SandboxClient) -> int:
    return client.search({PATIENT: "https://other.test|9000000009", TYPES: "FLU"}).status


@probe(parameters.check_digit_of_a_searched_number_ignored, right=400, wrong=200)
def status_with_a_wrong_check_digit(client: SandboxClient) -> int:
    return client.search(by_type(WRONG_DIGIT)).status


@probe(parameters.patient_checked_after_the_types, right=NO_NHS_NUMBER, wrong=NO_TYPES)
def first_of_two_problems(client: SandboxClient) -> str:
    return client.search({PATIENT: patient_parameter(WRONG_DIGIT)}).issue[2]


@probe(parameters.first_of_several_search_problems, right=2, wrong=1)
def number_of_problems_told(client: SandboxClient) -> int:
    bad = {"-date.from": "x", "_include": "x"}
    return len(client.search(by_type("9000000009", **bad)).issue[2].split("; "))


@probe(parameters.wrong_order_of_dates_accepted, right=400, wrong=200)
def status_with_dates_in_the_wrong_order(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", **days("2023-03-16", "2023-03-15"))).status


@probe(parameters.vaccine_types_in_any_case, right=400, wrong=200)
def status_with_a_type_in_small_letters(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", "flu")).status


@probe(parameters.inclusion_compared_with_case, right=200, wrong=400)
def status_with_an_inclusion_in_capitals(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", _include="IMMUNIZATION:PATIENT")).status


@probe(parameters.short_dates_refused, right=200, wrong=400)
def status_with_a_short_date(client: SandboxClient) -> int:
    return client.search(by_type("9000000009", **days("2023-3-1", "2023-03-15"))).status


@probe(parameters.unsupported_disease_alone_refused, right=200, wrong=400)
def status_with_an_unsupported_disease(client: SandboxClient) -> int:
    return client.search(by_disease("9000000009", "99999")).status
