"""Probes for the faults of the validation of a body field by field."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from support.reference import ODS_CODE, SNOMED
from support.sandbox.faults import validated_fields as fields
from support.waiting import pass_midnight
from tests.contract.records import target_diseases, vaccination
from tests.faults.probe import probe
from tests.sandbox_client import SandboxClient

NAME, IDENTIFIER = "/contained/0/name/0", "/contained/0/identifier"
HEPATITIS_B = "66071002"


@probe(fields.first_unknown_element_named, right=2, wrong=1)
def unknown_elements_named(client: SandboxClient) -> int:
    told = client.create(vaccination({"/colour": "red", "/size": "big"})).issue[2]
    return told.count("is not an allowed element")


@probe(fields.practitioner_with_an_identifier_accepted, right=400, wrong=201)
def identifier_of_a_practitioner(client: SandboxClient) -> int:
    return status(client, {"/contained/1/identifier": [{"value": "x"}]})


@probe(fields.reference_to_another_patient_accepted, right=400, wrong=201)
def reference_to_another_patient(client: SandboxClient) -> int:
    return status(client, {"/patient/reference": "#PatB"})


@probe(fields.practitioner_may_perform_twice, right=400, wrong=201)
def practitioner_twice(client: SandboxClient) -> int:
    return status(client, {"/performer/2": {"actor": {"reference": "#PracA"}}})


@probe(fields.check_digit_of_the_nhs_number_ignored, right=400, wrong=201)
def wrong_check_digit(client: SandboxClient) -> int:
    return status(client, {f"{IDENTIFIER}/0/value": "9990000019"})


@probe(fields.nhs_number_mandatory, right=201, wrong=400)
def no_nhs_number(client: SandboxClient) -> int:
    return status(client, remove=[IDENTIFIER])


@probe(fields.six_given_names_accepted, right=400, wrong=201)
def six_given_names(client: SandboxClient) -> int:
    return status(client, {f"{NAME}/given": list("abcdef")})


@probe(fields.given_name_of_180_characters_refused, right=201, wrong=400)
def given_name_of_180_characters(client: SandboxClient) -> int:
    return status(client, {f"{NAME}/given/0": "x" * 180})


@probe(fields.family_name_of_36_characters_accepted, right=400, wrong=201)
def family_name_of_36_characters(client: SandboxClient) -> int:
    return status(client, {f"{NAME}/family": "x" * 36})


@probe(fields.first_name_checked, right=400, wrong=201)
def bad_name_in_second_place(client: SandboxClient) -> int:
    return status(
        client,
        {
            f"{NAME}/use": "old",
            "/contained/0/name/1": {"use": "official", "given": ["A"], "family": "x" * 36},
        },
    )


@probe(fields.birth_tomorrow_accepted, right=400, wrong=201)
def birth_tomorrow(client: SandboxClient) -> int:
    pass_midnight(timedelta(seconds=30), timedelta(0))
    return status(client, {"/contained/0/birthDate": f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%d}"})


@probe(fields.postcode_of_the_first_address_needed, right=201, wrong=400)
def postcode_in_the_second_address(client: SandboxClient) -> int:
    return status(client, {"/contained/0/address": [{"city": "Leeds"}, {"postalCode": "LS1 1AA"}]})


@probe(fields.vaccination_time_with_z_accepted, right=400, wrong=201)
def vaccination_time_with_z(client: SandboxClient) -> int:
    return status(client, {"/occurrenceDateTime": "2023-03-15T09:41:07Z"})


@probe(fields.server_clock_in_summer_time, right=400, wrong=201)
def vaccination_in_half_an_hour(client: SandboxClient) -> int:
    soon = datetime.now(UTC) + timedelta(minutes=30)
    return status(client, {"/occurrenceDateTime": soon.isoformat(timespec="seconds")})


@probe(fields.recorded_abroad_refused, right=201, wrong=400)
def recorded_abroad(client: SandboxClient) -> int:
    return status(client, {"/recorded": "2023-03-15T10:02:55-05:00"})


@probe(fields.fractions_of_a_second_refused, right=201, wrong=400)
def fraction_of_a_second(client: SandboxClient) -> int:
    return status(client, {"/recorded": "2023-03-15T10:02:55.271+00:00"})


@probe(fields.second_organisation_accepted, right=400, wrong=201)
def second_organisation(client: SandboxClient) -> int:
    other = {"type": "Organization", "identifier": {"system": ODS_CODE, "value": "B0C4P"}}
    return status(client, {"/performer/2": {"actor": other}})


@probe(fields.vaccination_not_done_accepted, right=400, wrong=201)
def vaccination_not_done(client: SandboxClient) -> int:
    return status(client, {"/status": "not-done"})


@probe(fields.ninth_dose_refused, right=201, wrong=400)
def ninth_dose(client: SandboxClient) -> int:
    return status(client, {"/protocolApplied/0/doseNumberPositiveInt": 9})


@probe(fields.later_site_codings_checked, right=201, wrong=400)
def second_site_coding(client: SandboxClient) -> int:
    return status(client, {"/site/coding/1": {"system": SNOMED, "code": "368208006"}})


@probe(fields.dose_amount_as_text_accepted, right=400, wrong=201)
def dose_amount_as_text(client: SandboxClient) -> int:
    return status(client, {"/doseQuantity/value": "0.3"})


@probe(fields.code_of_a_dose_unit_without_system_accepted, right=400, wrong=201)
def dose_unit_without_system(client: SandboxClient) -> int:
    return status(client, remove=["/doseQuantity/system"])


@probe(fields.product_code_unchecked, right=400, wrong=201)
def product_code_of_a_null_flavour(client: SandboxClient) -> int:
    return status(client, {"/vaccineCode/coding/0/code": "NAVU"})


@probe(fields.order_of_diseases_matters, right=201, wrong=400)
def diseases_in_another_order(client: SandboxClient) -> int:
    codes = ["36653000", "14189004", "36989005"]
    return status(client, {"/protocolApplied/0/targetDisease": target_diseases(codes)})


@probe(fields.repeated_disease_accepted, right=400, wrong=201)
def repeated_disease(client: SandboxClient) -> int:
    return status(client, {"/protocolApplied/0/targetDisease": target_diseases([HEPATITIS_B] * 2)})


@probe(fields.primary_source_may_be_missing, right=400, wrong=201)
def no_primary_source(client: SandboxClient) -> int:
    return status(client, remove=["/primarySource"])


def status(client: SandboxClient, change: dict[str, Any] | None = None, remove: Iterable[str] = ()) -> int:
    """How the create of a record with some changes is answered."""
    return client.create(vaccination(change, remove)).status
