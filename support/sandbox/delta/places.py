"""The flat fields about where the vaccination was given: the performing site and the location."""

from typing import Any

from support.reference import ODS_CODE

_UNKNOWN_LOCATION = "X99999"
_NO_SITE = {"value": "", "system": ""}


def site_code(resource: dict[str, Any]) -> Any:
    """The identifier of the chosen performer; None if it has no value (DLT-SITE_CODE-1…6)."""
    return _site_identifier(resource).get("value")


def site_code_type_uri(resource: dict[str, Any]) -> Any:
    """The system of that identifier; None if it has none (DLT-SITE_CODE_TYPE_URI-1…3)."""
    return _site_identifier(resource).get("system")


def location_code(resource: dict[str, Any]) -> Any:
    """The identifier of the location, or the code of an unknown one (DLT-LOCATION_CODE-1…3)."""
    return _location_identifier(resource).get("value", _UNKNOWN_LOCATION)


def location_code_type_uri(resource: dict[str, Any]) -> Any:
    """The system of that identifier, or else the one of ODS codes (DLT-LOCATION_CODE_TYPE_URI-1, -2)."""
    return _location_identifier(resource).get("system", ODS_CODE)


def _location_identifier(resource: dict[str, Any]) -> Any:
    return (resource.get("location") or {}).get("identifier", {})


def _site_identifier(resource: dict[str, Any]) -> Any:
    actors = [performer.get("actor", {}) for performer in resource.get("performer") or []]
    identified = [each for each in actors if "identifier" in each]
    return min(identified, key=_performer_rank)["identifier"] if identified else _NO_SITE


def _performer_rank(actor: dict[str, Any]) -> int:
    """Where a performer stands in the order of preference: the ODS system counts more than the type."""
    organisation = actor.get("type") == "Organization"
    if (actor["identifier"] or {}).get("system") == ODS_CODE:
        return 0 if organisation else 1
    return 2 if organisation else 3
