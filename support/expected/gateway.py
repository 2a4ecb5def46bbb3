"""What is answered without the service (GW-01 to GW-06, API-ROUTE-01 to 03, STAT-01, STAT-02).

Each answer is `{"status": …, "headers": …, "body": …}` for `compare`, known by a sentence.
"""

from collections.abc import Callable
from typing import Any

from support.expected.outcomes import operation_outcome
from support.matching import ABSENT, Containing, Marker, Matching
from support.suggestions import did_you_mean

Answer = dict[str, Any] | Marker

_FIXED_ID = "a5abca2a-4eda-41da-b2cc-95d48c6b791d"
_JSON = Matching(r"application/json(;.*)?", "application/json")
_SOME_TEXT = Matching(r"(?s).*", "text")


def answer(sentence: str) -> Answer:
    """Give the answer that a sentence stands for.

    Raises LookupError, with the nearest sentences, if the gateway has no such answer.
    """
    if sentence not in ANSWERS:
        raise LookupError(f"the gateway never answers that {sentence}. {did_you_mean(sentence, ANSWERS)}")
    return ANSWERS[sentence]()


def _accept_header_refused() -> Answer:
    diagnostics = (
        "Invalid accept header. It should be either application/fhir+json or application/fhir+json; version=1"
    )
    body = _outcome("invalid", "BAD_REQUEST", diagnostics) | {"id": ABSENT}
    return _answer(400, {"content-type": _JSON}, body)


def _token_refused() -> Answer:
    diagnostics = "The sender has not provided a token or it has expired or is otherwise invalid."
    body = _outcome("expired", "SEND_UNAUTHORIZED", diagnostics)
    return _answer(401, {"content-type": _JSON}, body)


def _token_not_enough() -> Answer:
    diagnostics = (
        "The sender does not have permissions to access this resource. "
        "Please check your credentials and permissions."
    )
    body = _outcome("forbidden", "SEND_UNAUTHORIZED", diagnostics)
    return _answer(403, {"content-type": _JSON}, body)


def _too_many_requests() -> Answer:
    """Only the status is known (GW-04)."""
    return Containing({"status": 429})


def _version_not_implemented() -> Answer:
    return _answer(501, {}, None)


def _status_key_refused() -> Answer:
    return _answer(401, {"content-type": Matching(r"text/plain(;.*)?", "text/plain")}, None)


def _no_such_resource() -> Answer:
    body = _outcome("not-found", "NOT_FOUND", "The requested resource was not found.")
    return _answer(404, {"content-type": _JSON}, body)


def _method_not_allowed() -> Answer:
    body = _outcome("not-supported", "NOT_SUPPORTED", "Method Not Allowed")
    return _answer(405, {"content-type": _JSON, "allow": "GET, POST, DELETE, PUT"}, body)


def _up() -> Answer:
    return _answer(200, {"content-type": _JSON}, dict.fromkeys(_BUILD, _SOME_TEXT))


def _healthy() -> Answer:
    check = {
        "status": "pass",
        "timeout": "false",
        "responseCode": 200,
        "outcome": "OK",
        "links": {"self": _SOME_TEXT},
    }
    body = {"status": "pass", **dict.fromkeys(_BUILD, _SOME_TEXT), "checks": {"healthcheck": check}}
    return _answer(200, {"content-type": _JSON}, body)


def _answer(status: int, headers: dict[str, Any], body: Any) -> Answer:
    return {"status": status, "headers": Containing({**headers, "e-tag": ABSENT}), "body": body}


def _outcome(code: str, detail: str, diagnostics: str) -> dict[str, Any]:
    """An outcome whose details have a code of their own, under an id that is always the same."""
    outcome = operation_outcome(code, diagnostics)
    outcome["issue"][0]["details"]["coding"][0]["code"] = detail
    return outcome | {"id": _FIXED_ID}


_BUILD = ("version", "revision", "releaseId", "commitId")

ANSWERS: dict[str, Callable[[], Answer]] = {
    "the Accept header is not allowed": _accept_header_refused,
    "the token is missing or invalid": _token_refused,
    "the token does not permit this": _token_not_enough,
    "there were too many requests": _too_many_requests,
    "this version is not implemented": _version_not_implemented,
    "the status key is wrong": _status_key_refused,
    "there is no such resource": _no_such_resource,
    "the method is not allowed": _method_not_allowed,
    "it is up": _up,
    "the service is healthy": _healthy,
}
"""Sentence -> answer."""
