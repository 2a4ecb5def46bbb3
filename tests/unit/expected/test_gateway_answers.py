"""The gateway's own answers, each known by a sentence."""

from typing import Any

import pytest

from support.expected import gateway
from support.matching import Marker, compare

FIXED_ID = "a5abca2a-4eda-41da-b2cc-95d48c6b791d"


def whole(sentence: str) -> dict[str, Any]:
    answer = gateway.answer(sentence)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize(
    ("sentence", "status", "code", "detail", "outcome_id"),
    [
        ("the token is missing or invalid", 401, "expired", "SEND_UNAUTHORIZED", FIXED_ID),
        ("the token does not permit this", 403, "forbidden", "SEND_UNAUTHORIZED", FIXED_ID),
        ("there is no such resource", 404, "not-found", "NOT_FOUND", FIXED_ID),
        ("the method is not allowed", 405, "not-supported", "NOT_SUPPORTED", FIXED_ID),
    ],
)
def test_outcomes_have_a_fixed_id_and_codes_of_their_own(
    sentence: str, status: int, code: str, detail: str, outcome_id: str
) -> None:
    answer = whole(sentence)
    [issue] = answer["body"]["issue"]
    assert (answer["status"], answer["body"]["id"]) == (status, outcome_id)
    assert (issue["code"], issue["details"]["coding"][0]["code"], issue["severity"]) == (
        code,
        detail,
        "error",
    )


def test_a_refused_accept_header_has_an_outcome_without_id() -> None:
    answer = whole("the Accept header is not allowed")
    body = {name: held for name, held in answer["body"].items() if name != "id"}
    assert compare(answer["body"], body) == []
    assert compare(answer["body"], body | {"id": FIXED_ID}) != []


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-8"])
def test_they_are_plain_json(content_type: str) -> None:
    headers: Marker = whole("there is no such resource")["headers"]
    assert headers.mismatches({"content-type": content_type}, "headers") == []
    assert headers.mismatches({"content-type": "application/fhir+json"}, "headers") != []


def test_of_too_many_requests_only_the_status_is_known() -> None:
    answer = gateway.answer("there were too many requests")
    assert compare(answer, {"status": 429, "headers": {"a": "b"}, "body": "<html>"}) == []
    assert compare(answer, {"status": 503, "headers": {}, "body": None}) != []


@pytest.mark.parametrize(
    ("member", "value"), [("status", "fail"), ("checks", {}), ("version", 5), ("extra", "x")]
)
def test_the_service_is_healthy_only_if_all_of_it_says_so(member: str, value: Any) -> None:
    build = {"version": "v1", "revision": "1", "releaseId": "", "commitId": "c"}
    check = {
        "status": "pass",
        "timeout": "false",
        "responseCode": 200,
        "outcome": "OK",
        "links": {"self": "u"},
    }
    body = {"status": "pass", **build, "checks": {"healthcheck": check}}
    wanted = whole("the service is healthy")["body"]
    assert compare(wanted, body) == []
    assert compare(wanted, body | {member: value}) != []


def test_an_unknown_sentence_is_an_error_with_the_nearest() -> None:
    with pytest.raises(LookupError, match="Did you mean the token is missing or invalid"):
        gateway.answer("the token is missing or wrong")
