"""Flat fields about the event: when, where, by whom, and under which identifier it is known."""

from datetime import timedelta
from typing import Any

from support.expected.flat.reading import (
    UnreadableDate,
    compact_date,
    date_member,
    first_with_system,
    member,
    text,
    utc_offset,
)
from support.reference import ODS_CODE

_NO_LOCATION = "X99999"
_OFFSET_SUFFIXES = {timedelta(0): "00", timedelta(hours=1): "01"}
_UNSUPPORTED_OFFSET = r"Unsupported Format or offset"


def date_and_time(resource: Any) -> str:
    """DLT-DATE_AND_TIME: the clock time as sent, followed by its offset in hours, 00 or 01."""
    moment = date_member(resource, "occurrenceDateTime")
    if moment is None:
        return ""
    suffix = _OFFSET_SUFFIXES.get(utc_offset(moment))
    if suffix is None:
        raise UnreadableDate(text(resource, "occurrenceDateTime"), _UNSUPPORTED_OFFSET)
    return f"{compact_date(resource, 'occurrenceDateTime')}T{moment:%H%M%S}{suffix}"


def recorded_date(resource: Any) -> str:
    """DLT-RECORDED_DATE."""
    return compact_date(resource, "recorded")


def primary_source(resource: Any) -> str:
    """DLT-PRIMARY_SOURCE."""
    value = member(resource, "primarySource")
    return str(value).upper() if isinstance(value, bool) else ""


def unique_id(resource: Any) -> Any:
    """DLT-UNIQUE_ID: value of the first identifier."""
    identifiers = _identifiers(resource)
    return member(identifiers[0], "value") if identifiers else ""


def unique_id_uri(resource: Any) -> Any:
    """DLT-UNIQUE_ID_URI: system of the only identifier; of several, none."""
    identifiers = _identifiers(resource)
    return member(identifiers[0], "system") if len(identifiers) == 1 else ""


def location_code(resource: Any) -> Any:
    """DLT-LOCATION_CODE."""
    return member(_location_identifier(resource), "value", _NO_LOCATION)


def location_system(resource: Any) -> Any:
    """DLT-LOCATION_CODE_TYPE_URI."""
    return member(_location_identifier(resource), "system", ODS_CODE)


def performer_code(resource: Any) -> Any:
    """DLT-SITE_CODE: what identifies the chosen performer; None, no key at all, if nothing does."""
    identifier = _performer_identifier(resource)
    return "" if identifier is None else member(identifier, "value", None)


def performer_system(resource: Any) -> Any:
    """DLT-SITE_CODE_TYPE_URI: None, no key at all, if the chosen identifier has no system."""
    identifier = _performer_identifier(resource)
    return "" if identifier is None else member(identifier, "system", None)


def _identifiers(resource: Any) -> list[Any]:
    return member(resource, "identifier", []) or []


def _location_identifier(resource: Any) -> Any:
    return member(member(resource, "location", {}) or {}, "identifier", {})


def _performer_identifier(resource: Any) -> Any:
    """Give the identifier of the performer that is chosen (DLT-SITE_CODE-1 to -5), None if none has one."""
    performers = member(resource, "performer", []) or []
    actors = [member(performer, "actor", {}) for performer in performers]
    actors = [actor for actor in actors if "identifier" in actor]
    everybody = [actor["identifier"] for actor in actors]
    organisations = [actor["identifier"] for actor in actors if actor.get("type") == "Organization"]
    ods = first_with_system(organisations, ODS_CODE) or first_with_system(everybody, ODS_CODE)
    return ods or next(iter(organisations or everybody), None)
