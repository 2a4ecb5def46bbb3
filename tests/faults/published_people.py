"""Probes for the faults of the flat fields about the patient and the practitioner."""

from typing import Any

from support.sandbox.faults import published_people as people
from tests.faults.probe import probe
from tests.faults.publishing import published
from tests.sandbox_client import Json, SandboxClient

PATIENT, PRACTITIONER = "/contained/0", "/contained/1"
FAY = {"given": ["Fay"], "family": "First"}
SUE = {"given": ["Sue"], "family": "Second"}
PAST = {"period": {"end": "2010-12-31"}}


@probe(people.any_number_published_as_nhs_number, right="", wrong="12-34")
def number_of_no_system(client: SandboxClient) -> Any:
    return published(client, {f"{PATIENT}/identifier": [{"value": "12-34"}]})["NHS_NUMBER"]


@probe(people.first_given_name_published, right="Oriel Wren", wrong="Oriel")
def forename(client: SandboxClient) -> Any:
    return published(client, {})["PERSON_FORENAME"]


@probe(people.old_name_published, right="Sue", wrong="Fay")
def forename_after_an_old_one(client: SandboxClient) -> Any:
    return chosen(client, FAY | {"use": "old"}, SUE)


@probe(people.use_of_a_name_in_any_case, right="Sue", wrong="Fay")
def forename_after_an_official_one_in_capitals(client: SandboxClient) -> Any:
    return chosen(client, FAY | {"use": "OFFICIAL"}, SUE | {"use": "official"})


@probe(people.incomplete_name_published, right="Sue", wrong="")
def forename_after_an_incomplete_name(client: SandboxClient) -> Any:
    return chosen(client, {"family": "First"}, SUE)


@probe(people.incomplete_practitioner_not_published, right="First", wrong="Second")
def incomplete_practitioner(client: SandboxClient) -> Any:
    names = {f"{PRACTITIONER}/name": [{"family": "First"}, SUE]}
    return published(client, names)["PERFORMING_PROFESSIONAL_SURNAME"]


@probe(people.practitioner_named_like_the_patient, right="Hollinshead", wrong="Quillfeather")
def surname_of_the_practitioner(client: SandboxClient) -> Any:
    return published(client, {})["PERFORMING_PROFESSIONAL_SURNAME"]


@probe(people.names_of_the_practitioner_swapped, right="Tamsin", wrong="Hollinshead")
def forename_of_the_practitioner(client: SandboxClient) -> Any:
    return published(client, {})["PERFORMING_PROFESSIONAL_FORENAME"]


@probe(people.periods_ignored, right="Sue", wrong="Fay")
def forename_after_one_of_the_past(client: SandboxClient) -> Any:
    return chosen(client, FAY | PAST, SUE)


@probe(people.last_day_of_a_period_left_out, right="Fay", wrong="Sue")
def forename_on_the_last_day_of_a_name(client: SandboxClient) -> Any:
    return chosen(client, FAY | {"period": {"end": "2023-03-15"}}, SUE)


@probe(people.periods_in_british_time, right="Sue", wrong="Fay")
def forename_just_after_midnight_in_summer(client: SandboxClient) -> Any:
    names = [FAY | {"period": {"start": "2024-06-10"}}, SUE]
    night = {"/occurrenceDateTime": "2024-06-10T00:30:00+01:00", f"{PATIENT}/name": names}
    return published(client, night)["PERSON_FORENAME"]


@probe(people.other_gender_published_as_unknown, right="9", wrong="0")
def gender(client: SandboxClient) -> Any:
    return published(client, {f"{PATIENT}/gender": "other"})["PERSON_GENDER_CODE"]


@probe(people.postcode_of_the_first_address, right="B", wrong="A")
def postcode_with_the_home_second(client: SandboxClient) -> Any:
    return postcode(client, {"use": "work"}, {"use": "home"})


@probe(people.postcode_of_a_postal_address, right="B", wrong="A")
def postcode_with_a_postal_home_first(client: SandboxClient) -> Any:
    return postcode(client, {"use": "home", "type": "postal"}, {"use": "home"})


@probe(people.use_of_an_address_with_its_case, right="B", wrong="A")
def postcode_with_a_home_in_capitals_second(client: SandboxClient) -> Any:
    return postcode(client, {"use": "work"}, {"use": "HOME"})


@probe(people.single_address_needs_to_be_in_use, right="A", wrong="ZZ99 3CZ")
def postcode_of_a_single_address_of_the_past(client: SandboxClient) -> Any:
    return postcode(client, PAST)


@probe(people.unknown_postcode_blank, right="ZZ99 3CZ", wrong="")
def postcode_of_addresses_of_the_past(client: SandboxClient) -> Any:
    return postcode(client, PAST, PAST)


@probe(people.unreadable_address_passed_over, right="", wrong="ZZ99 3CZ")
def postcode_with_an_unreadable_period(client: SandboxClient) -> Any:
    return postcode(client, {"period": {"start": "2020"}}, {})


def chosen(client: SandboxClient, *names: Json) -> Any:
    """The forename that is published of a patient with these names."""
    return published(client, {f"{PATIENT}/name": list(names)})["PERSON_FORENAME"]


def postcode(client: SandboxClient, *addresses: Json) -> Any:
    """The postcode that is published of a patient with these addresses, whose postcodes are A, B …"""
    lettered = [{"postalCode": letter, **each} for letter, each in zip("AB", addresses, strict=False)]
    return published(client, {f"{PATIENT}/address": lettered})["PERSON_POSTCODE"]
