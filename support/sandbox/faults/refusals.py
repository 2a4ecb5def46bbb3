"""Faults of the form in which the service answers and refuses."""

from typing import Any

from werkzeug.wrappers import Response

from support.sandbox import backend
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, without
from support.sandbox.outcomes import Refused, invariant
from support.sandbox.validation import request


@fault("API-COM-12", clue="response.body.id")
def refusal_without_an_id(seams: Seams) -> None:
    """The outcome of a refusal has no id."""
    seams.spoil(backend, "outcome", lambda body: without(body, "id"))


@fault("API-COM-12", clue="outcome id")
def refusals_share_one_id(seams: Seams) -> None:
    """The outcomes of all refusals have the id of the gateway's template."""
    seams.spoil(backend, "outcome", lambda body: {**body, "id": "a5abca2a-4eda-41da-b2cc-95d48c6b791d"})


@fault("API-COM-12", clue="profile")
def refusal_without_its_profile(seams: Seams) -> None:
    """The outcome of a refusal does not say which profile it follows."""
    seams.spoil(backend, "outcome", lambda body: without(body, "meta"))


@fault("API-COM-12", clue="issue")
def refusal_with_two_issues(seams: Seams) -> None:
    """The outcome of a refusal has its issue twice."""
    seams.spoil(backend, "outcome", lambda body: {**body, "issue": body["issue"] * 2})


@fault("API-COM-13", clue="coding")
def details_in_small_letters(seams: Seams) -> None:
    """The details of a refusal repeat its code as it is, and not in capitals."""
    _on_details_code(seams, str.lower)


@fault("API-COM-13", "API-READ-01", clue="coding")
def details_with_an_underscore(seams: Seams) -> None:
    """The details of a refusal write the code NOT-FOUND with an underscore."""
    _on_details_code(seams, lambda code: code.replace("-", "_"))


@fault("API-COM-13", "API-ID-02", clue="invariant")
def bad_id_told_as_a_bad_record(seams: Seams) -> None:
    """An id in the address that has the wrong form is refused with the code for bad content."""

    def instead(refusal: Refused, _: str) -> None:
        raise invariant(refusal.diagnostics)

    seams.rescue(request, "check_path_id", Refused, instead)


@fault("API-COM-15", clue="Issue may be transient")
def unexpected_failure_tells_its_cause(seams: Seams) -> None:
    """What the service did not expect is answered with an error of the programming language."""
    cause = Refused(500, "exception", "AttributeError: 'list' object has no attribute 'get'")
    seams.replace(backend, "unexpected", lambda: cause)
    seams.replace(request, "unexpected", lambda: cause)


@fault("API-COM-07", clue="content-type")
def refusals_are_plain_json(seams: Seams) -> None:
    """What the service refuses is called application/json; only what it grants is FHIR JSON."""
    _on_response(seams, lambda status: status >= 400, "application/json")


@fault("API-COM-08", clue="content-type")
def empty_answer_names_a_content_type(seams: Seams) -> None:
    """An answer without a body names the content type that a body would have."""
    _on_response(seams, lambda status: status in (201, 204), "application/fhir+json")


def _on_issue(seams: Seams, change: Any) -> None:
    """Let refusals have another issue."""
    seams.spoil(backend, "outcome", lambda body: {**body, "issue": [change(body["issue"][0])]})


def _on_details_code(seams: Seams, change: Any) -> None:
    def with_code(issue: dict[str, Any]) -> dict[str, Any]:
        coding = issue["details"]["coding"][0]
        return {**issue, "details": {"coding": [{**coding, "code": change(coding["code"])}]}}

    _on_issue(seams, with_code)


def _on_response(seams: Seams, concerned: Any, content_type: str) -> None:
    """Let the responses of some statuses name another content type."""

    def change(response: Response) -> Response:
        if concerned(response.status_code):
            response.headers["Content-Type"] = content_type
        return response

    seams.spoil(backend, "_write", change)
