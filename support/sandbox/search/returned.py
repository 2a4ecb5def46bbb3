"""A stored record as a search returns it (API-MAP-01…11)."""

from typing import Any

from support.reference import NHS_NUMBER
from support.sandbox.search.found import Found

Resource = dict[str, Any]


def immunization(found: Found, patient_url: str) -> Resource:
    """Build the Immunization: nothing contained, the patient behind the URL, the version in `meta`."""
    stored = found.resource
    head = {"resourceType": "Immunization", "id": found.id, "meta": {"versionId": str(found.version)}}
    kept = {name: content for name, content in stored.items() if name not in ("meta", "contained")}
    replaced = {
        "identifier": [{"use": "official"} | identifier for identifier in stored["identifier"]],
        "patient": _patient_reference(_contained(stored, "Patient"), patient_url),
        "performer": _performers_outside(stored),
    }
    resource = head | kept | replaced
    return {name: content for name, content in resource.items() if content != []}


def patient(found: Found) -> Resource:
    """Build the Patient: nothing but the NHS number remains (API-BND-06)."""
    identifiers = _contained(found.resource, "Patient")["identifier"]
    return {
        "resourceType": "Patient",
        "id": identifiers[0]["value"],
        "identifier": [
            {member: identifier[member] for member in ("system", "value") if member in identifier}
            for identifier in identifiers
        ],
    }


def elements(found: Found, names: set[str]) -> Resource:
    """Build an Immunization of `id`, `meta` or both, the version a number (API-SID-05, API-BUG-02)."""
    available = {"id": found.id, "meta": {"versionId": found.version}}
    return {"resourceType": "Immunization"} | {
        name: content for name, content in available.items() if name in names
    }


def _patient_reference(stored_patient: Resource, url: str) -> Resource:
    """Refer to the patient, with the whole NHS number identifier if there is one (API-MAP-06)."""
    reference: Resource = {"reference": url, "type": "Patient"}
    for identifier in stored_patient.get("identifier", []):
        if identifier.get("system") == NHS_NUMBER:
            return reference | {"identifier": identifier}
    return reference


def _performers_outside(stored: Resource) -> list[Resource]:
    """Leave out the performer that is contained: nothing contained is returned (API-MAP-07)."""
    practitioner = _contained(stored, "Practitioner")
    if not practitioner:
        return list(stored["performer"])
    inside = f"#{practitioner['id']}"
    return [each for each in stored["performer"] if each["actor"].get("reference") != inside]


def _contained(stored: Resource, resource_type: str) -> Resource:
    contained = (each for each in stored["contained"] if each["resourceType"] == resource_type)
    return next(contained, {})
