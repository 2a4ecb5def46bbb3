"""OperationOutcomes of the service, and the refusal that carries one (API-COM-12…14)."""

from typing import Any
from uuid import uuid4

PROFILE = "https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome"
ERROR_CODES = "https://fhir.nhs.uk/Codesystem/http-error-codes"
TRANSIENT = "Unable to process request. Issue may be transient."


class Refused(Exception):
    """The service answers with an outcome instead of doing what was asked."""

    def __init__(self, status: int, code: str, diagnostics: str) -> None:
        super().__init__(diagnostics)
        self.status = status
        self.code = code
        self.diagnostics = diagnostics


def invalid(diagnostics: str) -> Refused:
    """400 `invalid`: a bad path id, malformed JSON or a search parameter."""
    return Refused(400, "invalid", diagnostics)


def invariant(diagnostics: str) -> Refused:
    """400 `invariant`: the body or the version breaks a rule."""
    return Refused(400, "invariant", diagnostics)


def validation_errors(*messages: str) -> Refused:
    """400 `invariant` with the messages joined behind the usual prefix."""
    return invariant("Validation errors: " + "; ".join(messages))


def unauthorised() -> Refused:
    """403 for a supplier without the letter for the vaccine type (API-PERM-04)."""
    return Refused(403, "forbidden", "Unauthorized request for vaccine type")


def not_found(record_id: str) -> Refused:
    """404: no such record, or a deleted one (API-READ-01)."""
    return Refused(404, "not-found", f"Immunization resource does not exist. ID: {record_id}")


def unexpected() -> Refused:
    """500 for anything that nobody planned for (API-COM-15)."""
    return Refused(500, "exception", TRANSIENT)


def damaged(what: str) -> Refused:
    """500 for a stored record that lacks what every record has (API-COM-16)."""
    return Refused(500, "exception", f"Invalid data stored for immunization record: {what}")


def outcome(severity: str, code: str, diagnostics: str) -> dict[str, Any]:
    """One OperationOutcome with one issue, keys in the order of API-COM-12."""
    return {
        "resourceType": "OperationOutcome",
        "id": str(uuid4()),
        "meta": {"profile": [PROFILE]},
        "issue": [
            {
                "severity": severity,
                "code": code,
                "details": {"coding": [{"system": ERROR_CODES, "code": code.upper()}]},
                "diagnostics": diagnostics,
            }
        ],
    }
