"""The OperationOutcome in which the service says what is wrong (API-COM-12 to API-COM-14)."""

from typing import Any, Literal

from support.matching import UUID4, Marker

FHIR_JSON = "application/fhir+json"


def operation_outcome(
    code: str, diagnostics: str | Marker, severity: Literal["error", "warning"] = "error"
) -> dict[str, Any]:
    """Give the whole outcome, which has one issue; the code of its details is the issue's in capitals."""
    coding = {"system": "https://fhir.nhs.uk/Codesystem/http-error-codes", "code": code.upper()}
    return {
        "resourceType": "OperationOutcome",
        "id": UUID4,
        "meta": {
            "profile": ["https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome"]
        },
        "issue": [
            {
                "severity": severity,
                "code": code,
                "details": {"coding": [coding]},
                "diagnostics": diagnostics,
            }
        ],
    }
