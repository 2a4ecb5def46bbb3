"""Probes for the faults of the record as it is stored."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from support.reference import SNOMED
from support.sandbox.faults import contents
from tests.contract.records import vaccination
from tests.faults.probe import probe, stored_item
from tests.sandbox_client import Json, SandboxClient

TWO_SITES = {"coding": [{"system": SNOMED, "code": "368208006"}, {"system": SNOMED, "code": "368209003"}]}
TIME = "2021-02-07T13:28:17.5+01:00"


@probe(contents.version_added_to_the_content, right=None, wrong={"versionId": "1"})
def metadata(client: SandboxClient) -> Any:
    return stored(client, {}).get("meta")


@probe(contents.metadata_of_the_client_dropped, right={"versionId": "7"}, wrong=None)
def metadata_of_the_client(client: SandboxClient) -> Any:
    return stored(client, {"/meta": {"versionId": "7"}}).get("meta")


@probe(contents.decimals_lose_their_digits, right="1.10", wrong="1.1")
def digits_of_a_decimal(client: SandboxClient) -> str:
    return str(stored(client, {"/doseQuantity/value": Decimal("1.10")})["doseQuantity"]["value"])


@probe(contents.decimals_lose_their_digits_by_an_update, right=("1.10", "1.10"), wrong=("1.10", "1.1"))
def digits_of_a_decimal_before_and_after_an_update(client: SandboxClient) -> tuple[str, ...]:
    both = before_and_after(client, {"/doseQuantity/value": Decimal("1.10")})
    return tuple(str(each["doseQuantity"]["value"]) for each in both)


@probe(
    contents.times_stored_in_utc,
    right="2021-02-07T13:28:17.500000+01:00",
    wrong="2021-02-07T12:28:17.500000+00:00",
)
def offset_of_a_time(client: SandboxClient) -> Any:
    return stored(client, {"/occurrenceDateTime": TIME})["occurrenceDateTime"]


@probe(
    contents.fractions_of_seconds_cut_off,
    right="2021-02-07T13:28:17.500000+01:00",
    wrong="2021-02-07T13:28:17+01:00",
)
def fraction_of_a_time(client: SandboxClient) -> Any:
    return stored(client, {"/occurrenceDateTime": TIME})["occurrenceDateTime"]


@probe(contents.lot_number_trimmed, right=" B-2 ", wrong="B-2")
def lot_number(client: SandboxClient) -> Any:
    return stored(client, {"/lotNumber": " B-2 "})["lotNumber"]


@probe(contents.letters_garbled, right="Zoë", wrong="ZoÃ«")
def accents_of_a_surname(client: SandboxClient) -> Any:
    body = json.dumps(vaccination({"/contained/0/name/0/family": "Zoë"}), ensure_ascii=False, default=float)
    record_id = client.send("POST", "/Immunization", body.encode()).record_id
    return content(client, record_id)["contained"][0]["name"][0]["family"]


@probe(contents.forenames_sorted, right=["Yan", "Abe"], wrong=["Abe", "Yan"])
def order_of_forenames(client: SandboxClient) -> Any:
    return patient(client, {"/contained/0/name/0/given": ["Yan", "Abe"]})["name"][0]["given"]


@probe(contents.patient_put_first, right=["Practitioner", "Patient"], wrong=["Patient", "Practitioner"])
def order_of_contained_resources(client: SandboxClient) -> list[str]:
    turned = list(reversed(vaccination()["contained"]))
    turned.sort(key=lambda held: held["resourceType"], reverse=True)
    return [held["resourceType"] for held in stored(client, {"/contained": turned})["contained"]]


@probe(contents.later_codes_of_a_site_lost, right=2, wrong=1)
def codes_of_a_site(client: SandboxClient) -> int:
    return len(stored(client, {"/site": TWO_SITES})["site"]["coding"])


@probe(contents.later_codes_of_a_site_lost_by_an_update, right=(2, 2), wrong=(2, 1))
def codes_of_a_site_before_and_after_an_update(client: SandboxClient) -> tuple[int, ...]:
    return tuple(len(each["site"]["coding"]) for each in before_and_after(client, {"/site": TWO_SITES}))


@probe(contents.codings_lose_their_extensions, right=True, wrong=False)
def whether_a_coding_has_its_extension(client: SandboxClient) -> bool:
    coding = {"system": SNOMED, "code": "368208006", "extension": [{"url": "https://example.org/term"}]}
    return "extension" in stored(client, {"/site": {"coding": [coding]}})["site"]["coding"][0]


@probe(contents.false_counts_as_empty, right=False, wrong=None)
def primary_source(client: SandboxClient) -> Any:
    return stored(client, {"/primarySource": False}).get("primarySource")


@probe(contents.names_of_performers_hidden, right="A nurse", wrong=None)
def name_of_a_performer(client: SandboxClient) -> Any:
    return stored(client, {"/performer/0/actor/display": "A nurse"})["performer"][0]["actor"].get("display")


@probe(contents.empty_lists_stored, right=False, wrong=True)
def whether_an_empty_list_is_stored(client: SandboxClient) -> bool:
    return "reasonCode" in stored(client, {"/reasonCode": []})


@probe(contents.dates_stored_without_leading_zeros, right="1987-03-09", wrong="1987-3-9")
def birth_date(client: SandboxClient) -> Any:
    return patient(client, {"/contained/0/birthDate": "1987-3-9"})["birthDate"]


def stored(client: SandboxClient, change: Mapping[str, Any]) -> Json:
    """The content of a record that was made with some changes, as it is stored."""
    return content(client, client.created(vaccination(change)))


def before_and_after(client: SandboxClient, change: Mapping[str, Any]) -> tuple[Json, Json]:
    """What is stored of a record that was made with some changes, and after an update to the same."""
    record = vaccination(change)
    record_id = client.created(record)
    before = content(client, record_id)
    client.update(record_id, 1, record)
    return before, content(client, record_id)


def patient(client: SandboxClient, change: Mapping[str, Any]) -> Json:
    """The patient of a record that was made with some changes, as it is stored."""
    held = stored(client, change)["contained"]
    return next(each for each in held if each["resourceType"] == "Patient")


def content(client: SandboxClient, record_id: str) -> Json:
    """The stored content of a record, decimals digit for digit."""
    found: Json = json.loads(stored_item(client, record_id)["Resource"], parse_float=Decimal)
    return found
