"""How a stored resource leaves the service again: read by id, or in a search Bundle (API-MAP-01 to 11)."""

from decimal import Decimal
from typing import Any

from support.expected.history import History
from support.expected.resource import Resource, stored_resource
from support.matching import Marker
from support.reference import NHS_NUMBER


def as_json_numbers(value: Any) -> Any:
    """Round decimals the way a JSON number read as a double is rounded (API-MAP-09)."""
    match value:
        case dict():
            return {name: as_json_numbers(held) for name, held in value.items()}
        case list():
            return [as_json_numbers(element) for element in value]
        case Decimal():
            return float(value)
        case _:
            return value


def in_bundle(history: History, patient_reference: Marker) -> Resource:
    """Give the resource as searches return it.

    The contained resources are left out, with the performer that refers to the practitioner; the patient is
    told by a reference from outside, and the version is in `meta` as text (API-MAP-04 to 08).
    """
    stored = as_json_numbers(stored_resource(history.last_body, history.id))
    returned: Resource = {name: held for name, held in stored.items() if name != "contained"}
    return returned | {
        "meta": {"versionId": str(history.version)},
        "patient": _patient(stored, patient_reference),
        "performer": _without_practitioner(stored),
        "identifier": [{"use": "official", **stored["identifier"][0]}],
    }


def patient_entry(history: History, full_url: Marker) -> dict[str, Any]:
    """Give the entry that names the patient, who is reduced to the identifiers (API-BND-06)."""
    patient = _contained(stored_resource(history.last_body, history.id), "Patient") or {}
    identifiers = patient.get("identifier", [])
    reduced = [{name: one[name] for name in ("system", "value") if name in one} for one in identifiers]
    resource = {
        "resourceType": "Patient",
        "id": next((one.get("value") for one in reduced), None),
        "identifier": reduced,
    }
    return {"fullUrl": full_url, "resource": resource, "search": {"mode": "include"}}


def _patient(stored: Resource, reference: Marker) -> dict[str, Any]:
    identifiers = (_contained(stored, "Patient") or {}).get("identifier", [])
    own = next((one for one in identifiers if one.get("system") == NHS_NUMBER), None)
    told = {"reference": reference, "type": "Patient"}
    return told if own is None else {**told, "identifier": own}


def _without_practitioner(stored: Resource) -> list[Any]:
    practitioner = _contained(stored, "Practitioner")
    if practitioner is None:
        return list(stored["performer"])
    reference = f"#{practitioner['id']}"
    return [one for one in stored["performer"] if one["actor"].get("reference") != reference]


def _contained(stored: Resource, resource_type: str) -> Resource | None:
    held = stored.get("contained", [])
    return next((one for one in held if one["resourceType"] == resource_type), None)
