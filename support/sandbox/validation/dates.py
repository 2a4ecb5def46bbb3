"""Dates and date-times as the checks take them; what the FHIR model takes is narrower in places.

Future is what lies after the present instant; a date-time counts in its own offset, a date as midnight UTC.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from support.sandbox.validation.demands import must

_DATE = "%Y-%m-%d"
_DATE_TIMES = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z")
_BRITISH_OFFSETS = ("+00:00", "+0000", "+01:00", "+0100")

_FORMATS = (
    "be a valid datetime in one of the following formats:"
    "- 'YYYY-MM-DD' — Full date only"
    "- 'YYYY-MM-DDThh:mm:ss%z' — Full date and time with timezone (e.g. +00:00 or +01:00)"
    "- 'YYYY-MM-DDThh:mm:ss.f%z' — Full date and time with milliseconds and timezone"
    "-  Date must not be in the future."
)
_STRICTER = (
    "Only '+00:00' and '+01:00' are accepted as valid timezone offsets.\n"
    "Note that partial dates are not allowed for occurrenceDateTime in this service.\n"
)


def date(value: Any, location: str) -> None:
    """A day of the calendar; month and day may have one digit."""
    must(isinstance(value, str), location, "be a string")
    must(_parsed(value, [_DATE]) is not None, location, 'be a valid date string in the format "YYYY-MM-DD"')


def not_in_the_future(value: str, location: str) -> None:
    """A date that is not after today, by the UTC calendar."""
    must(datetime.strptime(value, _DATE).date() <= datetime.now(UTC).date(), location, "not be in the future")


def past_date_or_time(value: Any, location: str) -> None:
    """A date, or a date-time with any offset, that is not in the future."""
    must(isinstance(value, str), location, "be a string")
    must(_is_past(value), location, _FORMATS)


def past_date_or_british_time(value: Any, location: str) -> None:
    """A date, or a date-time with an offset that is literally one of Britain's, that is not in the future."""
    must(isinstance(value, str), location, "be a string")
    british = _parsed(value, [_DATE]) is not None or value.endswith(_BRITISH_OFFSETS)
    must(british and _is_past(value), location, _FORMATS + _STRICTER)


def _is_past(value: str) -> bool:
    parsed = _parsed(value, _DATE_TIMES)
    if parsed is None:
        return False
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)) <= datetime.now(UTC)


def _parsed(value: str, formats: Iterable[str]) -> datetime | None:
    for form in formats:
        try:
            return datetime.strptime(value, form)
        except ValueError:
            continue
    return None
