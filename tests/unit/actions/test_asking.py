"""Searches and raw requests say on the wire what the scenario says in words."""

from urllib.parse import parse_qsl

import pytest

from support.actions import acting, asking
from support.actions.asking import UnknownDisease
from support.notation import NotationError
from support.phrases import Actor
from support.session import NothingYet
from tests.unit.stage import Stage, created

SUPPLIER = Actor()
NHS = "https://fhir.nhs.uk/Id/nhs-number"


def number(stage: Stage) -> str:
    return str(stage.session.sources.notes["patient NHS number"])


@pytest.mark.parametrize("types", ["COVID, FLU and RSV", "COVID, FLU, RSV", "COVID and FLU and RSV"])
def test_types_are_listed_as_people_do(stage: Stage, types: str) -> None:
    assert asking.by_vaccine_types(stage.session, types) == [
        ("patient.identifier", f"{NHS}|{number(stage)}"),
        ("-immunization.target", "COVID,FLU,RSV"),
    ]


@pytest.mark.parametrize(
    ("diseases", "codes"),
    [
        ("Measles and mumps", ["14189004", "36989005"]),
        ("14189004", ["14189004"]),
        ("Influenza, 99999", ["6142004", "99999"]),
    ],
)
def test_diseases_are_named_or_coded(stage: Stage, diseases: str, codes: list[str]) -> None:
    _, (name, value) = asking.by_diseases(stage.session, diseases)
    assert name == "target-disease"
    assert value == ",".join(f"http://snomed.info/sct|{code}" for code in codes)


def test_an_unknown_disease_is_an_error_with_the_nearest(stage: Stage) -> None:
    with pytest.raises(UnknownDisease, match="Did you mean Measles"):
        asking.by_diseases(stage.session, "Meazles")


def test_a_patient_without_a_number_cannot_be_searched_for(stage: Stage) -> None:
    stage.session.vaccination = stage.session.vaccinations.minimal("COVID")
    with pytest.raises(NothingYet, match="no NHS number"):
        asking.by_vaccine_types(stage.session, "COVID")


def test_the_identifier_is_that_of_the_vaccination_or_of_a_named_record(stage: Stage) -> None:
    stage.answers(created("1"))
    acting.record(stage.session, SUPPLIER)
    acting.name_record(stage.session, "first")
    first = stage.session.sources.notes["identifier value"]
    stage.session.vaccination = stage.session.vaccinations.complete("RSV")
    [(_, own)] = asking.by_identifier(stage.session, None)
    [(name, named)] = asking.by_identifier(stage.session, "first")
    assert name == "identifier"
    assert named == f"https://supplierABC/identifiers/vacc|{first}"
    assert own != named


def test_a_parameter_may_come_twice_or_be_empty_and_uses_the_notation(stage: Stage) -> None:
    rows = [("a", "{note patient NHS number}"), ("a", "x,y z"), ("b", "{blank}")]
    asking.search(stage.session, SUPPLIER, rows, by_post=False)
    asking.search(stage.session, SUPPLIER, rows, by_post=True)
    get, post = stage.api.requests
    assert parse_qsl(get.query, keep_blank_values=True) == [("a", number(stage)), ("a", "x,y z"), ("b", "")]
    assert (get.method, get.path, get.body) == ("GET", "/Immunization", None)
    assert (post.method, post.target, post.body) == ("POST", "/Immunization/_search", get.query)
    assert post.headers == {"Content-Type": "application/x-www-form-urlencoded"}


def test_a_raw_request_is_sent_as_it_is_but_for_notes(stage: Stage) -> None:
    asking.send_raw(
        stage.session,
        SUPPLIER,
        "PATCH",
        "/x/{note patient NHS number}?a=%zz",
        '{"a": "{note patient NHS number}", "b": {c}',
    )
    [request] = stage.api.requests
    assert (request.method, request.target) == ("PATCH", f"/x/{number(stage)}?a=%zz")
    assert request.body == f'{{"a": "{number(stage)}", "b": {{c}}'


def test_a_raw_request_without_a_body_has_no_content_type(stage: Stage) -> None:
    asking.send_raw(stage.session, SUPPLIER, "GET", "/metadata", None)
    assert (stage.api.requests[0].body, stage.api.requests[0].headers) == (None, {})


@pytest.mark.parametrize(
    ("target", "content_type"),
    [
        ("/Immunization/_search", "application/x-www-form-urlencoded"),
        ("/Immunization", "application/fhir+json"),
    ],
)
def test_a_raw_body_is_of_the_type_that_the_operation_takes(
    stage: Stage, target: str, content_type: str
) -> None:
    asking.send_raw(stage.session, SUPPLIER, "POST", target, "")
    assert stage.api.requests[0].headers["Content-Type"] == content_type


def test_an_unknown_note_is_an_error_with_the_nearest(stage: Stage) -> None:
    with pytest.raises(NotationError, match="Did you mean identifier value"):
        asking.send_raw(stage.session, SUPPLIER, "GET", "/{note identifer value}", None)
