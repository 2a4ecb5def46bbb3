"""Checks of the answer fail for what is wrong, and say which request it came from."""

import json
from typing import Any

import pytest

from support.actions import acting
from support.checks import responses
from support.matching import MismatchError
from support.phrases import Actor, Which
from support.session import NothingYet
from tests.unit.stage import Stage, answer, created

ONE = "11111111-1111-4111-8111-111111111111"
LINKS = "https://ref.api.service.nhs.uk/immunisation-fhir-api/FHIR/R4"
SUPPLIER, IT = Actor(), Which()


def outcome(**changes: Any) -> str:
    issue = {
        "severity": "error",
        "code": "forbidden",
        "details": {
            "coding": [{"system": "https://fhir.nhs.uk/Codesystem/http-error-codes", "code": "FORBIDDEN"}]
        },
        "diagnostics": "no",
    }
    profile = "https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome"
    whole = {
        "resourceType": "OperationOutcome",
        "id": ONE,
        "meta": {"profile": [profile]},
        "issue": [issue],
    }
    return json.dumps(whole | changes)


def refused(stage: Stage, text: str, status: int = 403) -> None:
    stage.answers(answer(status, text, **{"content-type": "application/fhir+json"}))
    acting.record(stage.session, SUPPLIER)


def recorded(stage: Stage) -> None:
    location = f"{LINKS}/Immunization/{ONE}"
    stage.answers(answer(201, location=location, **{"e-tag": "1"}))
    acting.record(stage.session, SUPPLIER)


def test_a_right_answer_to_a_create_passes(stage: Stage) -> None:
    recorded(stage)
    responses.has_status(stage.session, 201, "Created")
    responses.names_record(stage.session, 1)


def test_a_failure_names_the_request_and_its_status(stage: Stage) -> None:
    refused(stage, outcome())
    with pytest.raises(MismatchError, match="The last request was answered 403: what was asked"):
        responses.has_status(stage.session, 201, "Created")


def test_another_status_shows_what_the_service_said(stage: Stage) -> None:
    refused(stage, outcome())
    with pytest.raises(MismatchError, match=r'"201 Created" \| "403 no"'):
        responses.has_status(stage.session, 201, "Created")


def test_a_wrong_phrase_is_a_mistake_of_the_scenario(stage: Stage) -> None:
    recorded(stage)
    with pytest.raises(ValueError, match="201 is 'Created', not 'OK'"):
        responses.has_status(stage.session, 201, "OK")


@pytest.mark.parametrize("phrase", ["Unprocessable Entity", "Unprocessable Content"])
def test_the_old_and_the_new_phrase_of_422_are_both_right(stage: Stage, phrase: str) -> None:
    refused(stage, outcome(), 422)
    responses.has_status(stage.session, 422, phrase)


def test_a_check_before_its_request_is_a_mistake_of_the_scenario(stage: Stage) -> None:
    with pytest.raises(NothingYet, match="a check needs an action before it"):
        responses.has_status(stage.session, 200, "OK")


def test_another_version_than_the_step_says_is_a_failure(stage: Stage) -> None:
    recorded(stage)
    with pytest.raises(MismatchError, match=r'"version 2" *\| *"version 1"'):
        responses.names_record(stage.session, 2)


def test_of_a_record_that_was_refused_it_is_told_why(stage: Stage) -> None:
    refused(stage, outcome())
    with pytest.raises(MismatchError, match=r'"201 Created" \| "403 no"'):
        responses.names_record(stage.session, 1)


def test_of_an_update_that_was_refused_it_is_told_why(stage: Stage) -> None:
    recorded(stage)
    stage.answers(answer(403, outcome(), **{"content-type": "application/fhir+json"}))
    acting.update(stage.session, SUPPLIER, IT, None, [])
    with pytest.raises(MismatchError, match=r'"200 OK" \| "403 no"'):
        responses.confirms_update(stage.session, 2)


def test_a_create_under_a_wrong_address_is_a_failure(stage: Stage) -> None:
    stage.answers(created(ONE))
    acting.record(stage.session, SUPPLIER)
    with pytest.raises(MismatchError, match=r"response.headers.location"):
        responses.names_record(stage.session, 1)


def test_an_update_and_a_deletion_are_confirmed_whole(stage: Stage) -> None:
    recorded(stage)
    stage.answers(answer(200, **{"e-tag": "2"}), answer(204))
    acting.update(stage.session, SUPPLIER, IT, None, [])
    responses.confirms_update(stage.session, 2)
    acting.delete(stage.session, SUPPLIER, IT)
    responses.confirms_deletion(stage.session)


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (answer(200, **{"e-tag": "3"}), "response.headers.e-tag"),
        (answer(201, **{"e-tag": "2"}), "response.status"),
        (answer(200, "{}", **{"e-tag": "2"}), "response.body"),
    ],
)
def test_a_wrong_confirmation_is_a_failure(stage: Stage, given: Any, where: str) -> None:
    recorded(stage)
    stage.answers(given)
    acting.update(stage.session, SUPPLIER, IT, None, [])
    with pytest.raises(MismatchError, match=where):
        responses.confirms_update(stage.session, 2)


def test_a_deletion_that_names_a_version_is_a_failure(stage: Stage) -> None:
    recorded(stage)
    stage.answers(answer(204, **{"e-tag": "1"}))
    acting.delete(stage.session, SUPPLIER, IT)
    with pytest.raises(MismatchError, match="e-tag"):
        responses.confirms_deletion(stage.session)


def test_a_read_is_compared_field_by_field(stage: Stage) -> None:
    recorded(stage)
    stage.answers(answer(200, "{}", **{"e-tag": "1", "content-type": "application/fhir+json"}))
    acting.read(stage.session, SUPPLIER, IT)
    with pytest.raises(MismatchError, match=r"response.body.lotNumber"):
        responses.holds_record(stage.session, IT, 1)


def test_a_refusal_passes_only_whole(stage: Stage) -> None:
    refused(stage, outcome())
    responses.is_refused(stage.session, 403, "forbidden", "no")
    with pytest.raises(MismatchError, match="diagnostics"):
        responses.is_refused(stage.session, 403, "forbidden", "yes")


def test_what_should_have_been_refused_tells_with_which_words(stage: Stage) -> None:
    recorded(stage)
    with pytest.raises(MismatchError, match=r'"400 status must be completed" *\| *"201"'):
        responses.is_refused(stage.session, 400, "invariant", "status must be completed")


@pytest.mark.parametrize(
    ("text", "status", "where"),
    [
        (outcome(id="not-a-uuid"), 403, "response.body.id"),
        (outcome(issue=[]), 403, "response.body.issue"),
        (outcome(more=1), 403, "response.body.more"),
        (outcome(), 400, "response.status"),
        ("<html>", 403, "response.body"),
    ],
)
def test_a_refusal_of_another_shape_is_a_failure(stage: Stage, text: str, status: int, where: str) -> None:
    refused(stage, text, status)
    with pytest.raises(MismatchError, match=where):
        responses.is_refused(stage.session, 403, "forbidden", "no")


def test_the_gateway_has_answers_of_its_own(stage: Stage) -> None:
    stage.answers(answer(429))
    acting.record(stage.session, SUPPLIER)
    responses.is_answered_by_gateway(stage.session, "there were too many requests")
    with pytest.raises(MismatchError, match=r"response.status"):
        responses.is_answered_by_gateway(stage.session, "the token is missing or invalid")


def test_a_slow_answer_is_a_failure(stage: Stage) -> None:
    recorded(stage)
    responses.came_within(stage.session, 0.1)
    with pytest.raises(MismatchError, match="too slow"):
        responses.came_within(stage.session, 0.09)
