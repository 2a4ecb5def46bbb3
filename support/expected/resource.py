"""The resource that the service stores for a body it has accepted (EVT-RES-01 to EVT-RES-13)."""

import re
from decimal import Decimal
from typing import Any

Resource = dict[str, Any]

_DATES = frozenset(
    {
        "birthDate",
        "expirationDate",
        "occurrenceDateTime",
        "recorded",
        "lastUpdated",
        "start",
        "end",
        "valueDate",
        "valueDateTime",
        "valueInstant",
    }
)
"""Members that hold a date, a date-time or a part of one."""

_NUMBERS = frozenset(
    {
        "doseQuantity.value",
        "protocolApplied.doseNumberPositiveInt",
        "protocolApplied.seriesDosesPositiveInt",
        "extension.valueDecimal",
        "extension.valueInteger",
        "extension.valuePositiveInt",
        "extension.valueUnsignedInt",
        "valueQuantity.value",
    }
)
"""Members that hold a number, with the member above them. A number anywhere else becomes text."""

_DATE_OR_TIME = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?P<time>T(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(:(?P<second>\d{1,2})(\.(?P<fraction>\d+))?)?"
    r"(?P<offset>Z|[+-]\d{2}(:?\d{2})?)?)?"
)


def stored_resource(body: Resource, record_id: str) -> Resource:
    """Give what is stored, and read back, for a body and the id of its record.

    The id is the only thing added (EVT-RES-01). What is empty is dropped (EVT-RES-06), dates and
    date-times are rewritten (EVT-RES-07, EVT-RES-08), numbers become text where FHIR wants text, and
    all else stays as sent.
    """
    kept = _stored_object(body, "") or {}
    return {**kept, "id": record_id}


def normalised_date(text: str) -> str:
    """Rewrite a date or date-time as it is stored; a partial or other text stays as it is.

    Parts are padded to full width, `Z`, `+0100` and `-00:00` become `+00:00`, `+01:00` and `+00:00`, a
    fraction has six digits or, if it is zero, is dropped (EVT-RES-07, EVT-RES-08).
    """
    parts = _DATE_OR_TIME.fullmatch(text)
    if parts is None:
        return text
    date = f"{parts['year']}-{parts['month']:0>2}-{parts['day']:0>2}"
    if parts["time"] is None:
        return date
    clock = f"{parts['hour']:0>2}:{parts['minute']:0>2}:{parts['second'] or '0':0>2}"
    return f"{date}T{clock}{_fraction(parts['fraction'] or '')}{_offset(parts['offset'] or '')}"


def _fraction(digits: str) -> str:
    microseconds = f"{digits[:6]:0<6}"
    return "" if microseconds == "000000" else f".{microseconds}"


def _offset(written: str) -> str:
    if written in ("", "Z"):
        return "+00:00" if written else ""
    sign, digits = written[0], written[1:].replace(":", "")
    offset = f"{digits[:2]}:{digits[2:] or '00'}"
    return f"+{offset}" if offset == "00:00" else f"{sign}{offset}"


def _stored(value: Any, name: str, parent: str) -> Any:
    """Give the stored form of the member `parent.name`, None for what is left empty."""
    match value:
        case dict():
            return _stored_object(value, name)
        case list():
            # An element that is left empty keeps its place, as null.
            return [_stored(element, name, parent) for element in value] or None
        case str():
            return normalised_date(value) if name in _DATES else value
        case bool() | None:
            return value
        case int() | float() | Decimal():
            return value if f"{parent}.{name}" in _NUMBERS else str(value)
        case _:
            raise TypeError(f"{parent}.{name} holds {value!r}, which JSON cannot")


def _stored_object(members: Resource, parent: str) -> Resource | None:
    stored = {name: _stored(value, name, parent) for name, value in members.items()}
    return {name: value for name, value in stored.items() if value is not None} or None
