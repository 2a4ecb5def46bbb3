"""Searching for the vaccinations of a patient, and what all searches have in common.

API-SEARCH-01…06, API-SPT-01…06, API-STD-01…08, API-BND-01…10, API-PERM-05, API-PERM-06, API-COM-03,
API-BUG-06.
"""

from collections.abc import Mapping
from urllib.parse import quote
from uuid import uuid4

import pytest

from support.reference import NHS_NUMBER
from tests.contract.records import SYSTEM, patient_parameter, vaccination
from tests.contract.searches import (
    DISEASE,
    PATIENT,
    by_disease,
    by_identifier,
    by_type,
    found,
    warnings,
)
from tests.sandbox_client import FORM, SandboxClient

NO_PERMISSION = (403, "forbidden", "Unauthorized request for vaccine type")
TRANSIENT = (500, "exception", "Unable to process request. Issue may be transient.")
NO_PATIENT = "Search parameter patient.identifier must have one value."
UNAUTHORISED = (
    "warning",
    "unauthorized",
    "Your search contains details that you are not authorised to request",
)


def test_a_bundle_holds_the_vaccinations_then_their_patient(sandbox: SandboxClient, patient: str) -> None:
    record = vaccination(nhs_number=patient)
    record_id = sandbox.created(record)
    answer = sandbox.search(by_type(patient))
    bundle = answer.body
    assert (answer.status, answer.headers["content-type"]) == (200, "application/fhir+json")
    assert "e-tag" not in answer.headers
    assert list(bundle) == ["resourceType", "type", "link", "entry", "total"]
    assert (bundle["resourceType"], bundle["type"], bundle["total"]) == ("Bundle", "searchset", 1)
    target = f"immunization.target=COVID&-immunization.target=COVID&{PATIENT}="
    url = f"{sandbox.base_url}/Immunization?{target}{quote(patient_parameter(patient), safe='')}"
    assert bundle["link"] == [{"relation": "self", "url": url}]
    vaccinated, subject = bundle["entry"]
    assert vaccinated["fullUrl"] == f"{sandbox.base_url}/Immunization/{record_id}"
    assert (vaccinated["search"], subject["search"]) == ({"mode": "match"}, {"mode": "include"})
    assert subject["resource"] == {
        "resourceType": "Patient",
        "id": patient,
        "identifier": [{"system": NHS_NUMBER, "value": patient}],
    }
    assert vaccinated["resource"]["patient"] == {
        "reference": subject["fullUrl"],
        "type": "Patient",
        "identifier": {"system": NHS_NUMBER, "value": patient},
    }
    assert subject["fullUrl"].startswith("urn:uuid:")
    assert sandbox.search(by_type(patient)).body["entry"][1]["fullUrl"] != subject["fullUrl"]


def test_a_vaccination_is_returned_without_people_and_with_its_version(
    sandbox: SandboxClient, patient: str
) -> None:
    record = vaccination({"/meta": {"versionId": "77"}}, nhs_number=patient)
    record_id = sandbox.created(record)
    sandbox.update(record_id, 1, record)
    returned = sandbox.search(by_type(patient)).body["entry"][0]["resource"]
    kept = {
        name: value for name, value in record.items() if name not in ("contained", "patient", "performer")
    }
    assert {name: returned[name] for name in kept} == {
        **kept,
        "meta": {"versionId": "2"},
        "identifier": [{**record["identifier"][0], "use": "official"}],
        "doseQuantity": {**record["doseQuantity"], "value": 0.3},
    }
    assert returned["performer"] == record["performer"][1:]
    assert returned.keys() == kept.keys() | {"id", "patient", "performer"}


def test_an_organisation_that_is_the_practitioner_leaves_no_performer(
    sandbox: SandboxClient, patient: str
) -> None:
    actor = {"type": "Organization", "reference": "#PracA", "identifier": {"system": "s", "value": "v"}}
    sandbox.created(vaccination({"/performer": [{"actor": actor}]}, nhs_number=patient))
    assert "performer" not in sandbox.search(by_type(patient)).body["entry"][0]["resource"]


def test_vaccinations_come_by_type_then_by_id(sandbox: SandboxClient, patient: str) -> None:
    types = ["RSV", "COVID", "FLU", "COVID", "3IN1"]
    ids = [(kind, sandbox.created(vaccination(vaccine_type=kind, nhs_number=patient))) for kind in types]
    answer = sandbox.search(by_type(patient, "RSV,FLU,3IN1,COVID"))
    assert found(answer) == [record_id for _, record_id in sorted(ids)]
    assert answer.body["total"] == 5


@pytest.mark.parametrize(
    ("dates", "counts"),
    [
        ({"-date.from": "2024-06-15"}, True),
        ({"-date.from": "2024-6-16"}, False),
        ({"-date.to": "2024-06-15"}, True),
        ({"-date.to": "2024-06-14"}, False),
        ({"-date.from": "2024-06-15", "-date.to": "2024-06-15"}, True),
    ],
)
def test_the_day_of_vaccination_counts_in_its_own_offset(
    sandbox: SandboxClient, patient: str, dates: dict[str, str], counts: bool
) -> None:
    # In UTC this is still the day before.
    record = vaccination({"/occurrenceDateTime": "2024-06-15T00:30:00+01:00"}, nhs_number=patient)
    record_id = sandbox.created(record)
    for parameters in (by_type(patient, **dates), by_disease(patient, "840539006", **dates)):
        assert found(sandbox.search(parameters)) == [record_id] * counts


@pytest.mark.parametrize(
    "parameters",
    [
        by_type("9990000018", "FLU, COVID", **{"-date.from": "2020-1-1", "-date.to": "2020-12-31"}),
        by_type("9990000018", "FLU", _include="immunization:PATIENT"),
        by_type("9990000018", "FLU,nonsense"),
        by_disease("9990000018", "840539006", "99999"),
        {PATIENT: "x"},
        {DISEASE: "x", "identifier": "y"},
        {"identifier": f"{SYSTEM}|{uuid4()}"},
        {"identifier": f"{SYSTEM}|{uuid4()}", "_elements": "id,name"},
        {"unknown": "1"},
    ],
)
def test_both_ways_to_search_give_the_same(sandbox: SandboxClient, parameters: Mapping[str, str]) -> None:
    by_get, by_post = sandbox.search(parameters), sandbox.post_search(parameters)
    assert by_get.status == by_post.status
    if by_get.status == 200:
        get_links, post_links = by_get.body["link"], by_post.body["link"]
        assert get_links == post_links
        assert by_get.body["total"] == by_post.body["total"]
        assert warnings(by_get) == warnings(by_post)
    else:
        assert by_get.issue == by_post.issue


def test_a_search_by_form_ignores_its_query(sandbox: SandboxClient) -> None:
    path, form = "/Immunization/_search?identifier=a&identifier=b", {"Content-Type": FORM}
    assert sandbox.send("POST", path, "x=1", form).issue == (400, "invalid", NO_PATIENT)


@pytest.mark.parametrize(
    "parameters", ["-immunization.target=FLU", "IDENTIFIER=a|b", "immunization.target=FLU", "x=1"]
)
def test_names_are_exact_and_unknown_ones_are_ignored(sandbox: SandboxClient, parameters: str) -> None:
    assert sandbox.send("GET", f"/Immunization?{parameters}").issue == (400, "invalid", NO_PATIENT)


def test_a_search_needs_a_parameter(sandbox: SandboxClient) -> None:
    text = "No parameter provided. Search using either identifier or patient.identifier"
    for answer in (sandbox.search({}), sandbox.post_search({})):
        assert answer.issue == (400, "invalid", text)


def test_an_empty_value_is_one_in_a_query_and_none_in_a_form(sandbox: SandboxClient) -> None:
    wrong_format = sandbox.send("GET", f"/Immunization?{PATIENT}=").issue
    assert wrong_format[2].startswith(f'{PATIENT} must be in the format of "{NHS_NUMBER}|{{NHS number}}"')
    form = {"Content-Type": FORM}
    assert sandbox.send("POST", "/Immunization/_search", f"{PATIENT}=&x=1", form).issue[2] == NO_PATIENT


def test_a_parameter_that_occurs_twice_is_refused(sandbox: SandboxClient) -> None:
    text = 'Parameters may not be duplicated. Use commas for "or".'
    assert sandbox.send("GET", "/Immunization?x=1&x=2").issue == (400, "invalid", text)


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/fhir+json"])
def test_a_form_that_calls_itself_text_is_not_decoded(sandbox: SandboxClient, content_type: str) -> None:
    headers = {"Content-Type": content_type}
    assert sandbox.send("POST", "/Immunization/_search", "abcde", headers).issue == TRANSIENT


class TestPermissions:
    """Searching needs the letter S for each type (API-PERM-05, API-PERM-06)."""

    def test_types_that_may_not_be_searched_are_left_out_with_a_warning(
        self, sandbox: SandboxClient, patient: str
    ) -> None:
        wanted = sandbox.created(vaccination(vaccine_type="FLU", nhs_number=patient))
        sandbox.created(vaccination(vaccine_type="6IN1", nhs_number=patient))
        answer = sandbox.search(by_type(patient, "FLU,6IN1"), "MAVIS")
        assert found(answer) == [wanted]
        assert warnings(answer) == [UNAUTHORISED]
        assert "target=FLU&" in answer.body["link"][0]["url"]

    def test_diseases_derive_types_that_may_not_all_be_searched(
        self, sandbox: SandboxClient, patient: str
    ) -> None:
        answer = sandbox.search(by_disease(patient, "709410003", "6142004"), "MAVIS")
        assert (found(answer), warnings(answer)) == ([], [UNAUTHORISED])

    @pytest.mark.parametrize(
        "parameters", [by_type("9990000018", "COVID,HPV,nonsense"), by_disease("9990000018", "840539006")]
    )
    def test_nothing_left_is_forbidden(self, sandbox: SandboxClient, parameters: Mapping[str, str]) -> None:
        assert sandbox.search(parameters, "SONAR").issue == NO_PERMISSION

    def test_what_exists_for_an_identifier_may_be_forbidden(self, sandbox: SandboxClient) -> None:
        record = vaccination(vaccine_type="FLU")
        record_id = sandbox.created(record)
        assert sandbox.search(by_identifier(record), "SONAR").issue == NO_PERMISSION
        assert found(sandbox.search(by_identifier(record), "MAVIS")) == [record_id]
        assert sandbox.search({"identifier": f"{SYSTEM}|{uuid4()}"}, "SONAR").body["total"] == 0


def test_an_empty_type_is_reported_as_an_invalid_one(sandbox: SandboxClient, patient: str) -> None:
    text = (
        "Your search included invalid -immunization.target value(s) that were ignored: . "
        "The search was performed using the valid value(s) only."
    )
    assert warnings(sandbox.search(by_type(patient, "RSV,"))) == [("warning", "invalid", text)]


def test_a_result_that_is_too_long_is_refused_unless_it_is_narrowed_down(
    sandbox: SandboxClient, patient: str
) -> None:
    long = vaccination({"/reasonCode": [{"text": "x" * 300_000}]}, nhs_number=patient)
    for value in "1234":
        sandbox.created({**long, "identifier": [{"system": SYSTEM, "value": f"{uuid4()}{value}"}]})
    answer = sandbox.search(by_type(patient))
    text = "Search returned too many results. Please narrow down the search"
    assert answer.issue == (400, "invalid", text)
    assert sandbox.search(by_type(patient, **{"-date.from": "2030-01-01"})).status == 200


def test_a_repeated_search_sees_every_write_at_once(sandbox: SandboxClient, patient: str) -> None:
    record = vaccination(nhs_number=patient)
    for count in range(3):
        assert sandbox.search(by_type(patient)).body["total"] == count
        sandbox.created({**record, "identifier": [{"system": SYSTEM, "value": str(uuid4())}]})
