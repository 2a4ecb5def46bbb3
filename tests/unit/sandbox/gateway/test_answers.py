from uuid import UUID

import pytest
from werkzeug.wrappers import Response

from support.sandbox.gateway import answers, unknown_route

PROFILE = "https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome"
FIXED_ID = "a5abca2a-4eda-41da-b2cc-95d48c6b791d"


@pytest.mark.parametrize(
    ("response", "status", "code", "error_code", "diagnostics"),
    [
        (
            answers.unauthorised(),
            401,
            "expired",
            "SEND_UNAUTHORIZED",
            "The sender has not provided a token or it has expired or is otherwise invalid.",
        ),
        (
            answers.forbidden(),
            403,
            "forbidden",
            "SEND_UNAUTHORIZED",
            "The sender does not have permissions to access this resource. "
            "Please check your credentials and permissions.",
        ),
        (unknown_route("GET"), 404, "not-found", "NOT_FOUND", "The requested resource was not found."),
        (unknown_route("PATCH"), 405, "not-supported", "NOT_SUPPORTED", "Method Not Allowed"),
    ],
)
def test_outcomes_of_the_gateway_are_json_with_a_fixed_id(
    response: Response, status: int, code: str, error_code: str, diagnostics: str
) -> None:
    assert (response.status_code, response.content_type) == (status, "application/json")
    coding = {"system": "https://fhir.nhs.uk/Codesystem/http-error-codes", "code": error_code}
    issue = {"severity": "error", "code": code, "details": {"coding": [coding]}, "diagnostics": diagnostics}
    assert response.get_json() == {
        "resourceType": "OperationOutcome",
        "id": FIXED_ID,
        "meta": {"profile": [PROFILE]},
        "issue": [issue],
    }
    assert str(UUID(FIXED_ID)) == FIXED_ID


def test_the_outcome_for_a_wrong_accept_header_has_no_id() -> None:
    response = answers.invalid_accept()
    assert (response.status_code, response.content_type) == (400, "application/json")
    body = response.get_json()
    assert list(body) == ["resourceType", "meta", "issue"]
    assert body["issue"][0]["code"] == "invalid"
    assert body["issue"][0]["details"]["coding"][0]["code"] == "BAD_REQUEST"
    assert body["issue"][0]["diagnostics"] == (
        "Invalid accept header. It should be either application/fhir+json or application/fhir+json; version=1"
    )


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_an_unknown_path_is_not_found(method: str) -> None:
    response = unknown_route(method)
    assert response.status_code == 404
    assert "Allow" not in response.headers


@pytest.mark.parametrize("method", ["PATCH", "HEAD", "OPTIONS", "TRACE"])
def test_other_methods_are_not_allowed(method: str) -> None:
    response = unknown_route(method)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, POST, DELETE, PUT"


def test_a_wrong_status_key_is_answered_without_words() -> None:
    response = answers.access_denied()
    assert (response.status, response.content_type, response.data) == ("401 Access Denied", "text/plain", b"")


def test_a_used_up_quota_is_answered_without_words() -> None:
    response = answers.too_many_requests()
    assert (response.status, response.data) == ("429 Too Many Requests", b"")
