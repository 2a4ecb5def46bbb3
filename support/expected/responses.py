"""The answers that the service gives, each as `{"status": …, "headers": …, "body": …}` for `compare`.

The answer compared with them has header names in lower case (API-COM-09), all header values as text, and as
body the parsed JSON (fractions as Decimal or float), or None if the answer has no content. Headers that no
rule is about are free.
"""

import re
from typing import Any

from support.expected.history import History
from support.expected.outcomes import FHIR_JSON, operation_outcome
from support.expected.resource import stored_resource
from support.expected.returned import as_json_numbers
from support.matching import ABSENT, UUID4_PATTERN, AllOf, Containing, Marker, Matching

_ISSUE_CODES = {
    400: ("invalid", "invariant"),
    403: ("forbidden",),
    404: ("not-found",),
    422: ("duplicate",),
    500: ("exception",),
}


def created(service_url: str, history: History) -> dict[str, Any]:
    """201 for a create, or for a reinstatement by POST (API-CREATE-05, API-CREATE-06).

    `service_url` is the base that the service writes into the URLs it emits (API-PATH-03).
    """
    records = f"{service_url}/Immunization/"
    location = AllOf(
        Matching(re.escape(records) + UUID4_PATTERN, f"{records}… ending in a lower-case UUID v4"),
        records + history.id,
    )
    return _answer(201, {"location": location, "e-tag": str(history.version)}, None)


def updated(history: History) -> dict[str, Any]:
    """200 for an update, or for a reinstatement by PUT (API-UPDATE-02, API-UPDATE-04)."""
    return _answer(200, {"e-tag": str(history.version)}, None)


def deleted() -> dict[str, Any]:
    """204 for a delete (API-DELETE-02)."""
    return _answer(204, {"e-tag": ABSENT}, None)


def read(history: History) -> dict[str, Any]:
    """200 for a read: the resource as it is stored, the version in the header (API-READ-02, API-READ-03)."""
    resource = stored_resource(history.last_body, history.id)
    headers = {"e-tag": str(history.version), "content-type": FHIR_JSON}
    return _answer(200, headers, as_json_numbers(resource))


def refusal(status: int, code: str, diagnostics: str | Marker) -> dict[str, Any]:
    """Any refusal by the service: the whole OperationOutcome (API-COM-12, API-COM-13).

    Raises ValueError if the service has no such code for that status.
    """
    codes = _ISSUE_CODES.get(status, ())
    if code not in codes:
        known = "; ".join(f"{known} {' or '.join(_ISSUE_CODES[known])}" for known in _ISSUE_CODES)
        raise ValueError(f"the service refuses nothing with {status} {code}; it has {known}")
    return _answer(status, {"content-type": FHIR_JSON}, operation_outcome(code, diagnostics))


def _answer(status: int, headers: dict[str, Any], body: Any) -> dict[str, Any]:
    return {"status": status, "headers": Containing(headers), "body": body}
