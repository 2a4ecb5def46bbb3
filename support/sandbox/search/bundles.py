"""How a search Bundle is laid out; the order of the keys is part of it (API-BND-01…09)."""

from typing import Any
from uuid import uuid4

from support.sandbox.outcomes import outcome
from support.sandbox.search import returned
from support.sandbox.search.found import Found

Bundle = dict[str, Any]
Entry = dict[str, Any]


def bundle(url: str, entries: list[Entry]) -> Bundle:
    """Lay out a Bundle: its `total` counts the vaccinations only (API-BND-09)."""
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "link": [{"relation": "self", "url": url}],
        "entry": entries,
        "total": sum(entry["resource"]["resourceType"] == "Immunization" for entry in entries),
    }


def new_patient_url() -> str:
    """Make the URL of the patient, fresh for each request (API-BND-06)."""
    return f"urn:uuid:{uuid4()}"


def immunization_entry(found: Found, collection_url: str, patient_url: str) -> Entry:
    """Lay out a vaccination that matches (API-BND-05)."""
    return {
        "fullUrl": f"{collection_url}/{found.id}",
        "resource": returned.immunization(found, patient_url),
        "search": {"mode": "match"},
    }


def elements_entry(found: Found, collection_url: str, names: set[str]) -> Entry:
    """Lay out some elements of a vaccination; such an entry has no `search` (API-SID-05)."""
    return {"fullUrl": f"{collection_url}/{found.id}", "resource": returned.elements(found, names)}


def patient_entry(found: Found, patient_url: str) -> Entry:
    """Lay out the patient of a vaccination (API-BND-06)."""
    return {
        "fullUrl": patient_url,
        "resource": returned.patient(found),
        "search": {"mode": "include"},
    }


def warning_entry(code: str, diagnostics: str) -> Entry:
    """Lay out a warning: neither `fullUrl` nor `search` (API-BND-07, API-COM-14)."""
    return {"resource": outcome("warning", code, diagnostics)}
