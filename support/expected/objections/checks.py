"""How the service checks a value, as far as a single wrong value goes.

A check says what it objects to in a value, None if to nothing. A value that is taken out is `ABSENT`: most
checks pass over it.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from support.matching import ABSENT

Check = Callable[[Any], str | None]

_UNPADDED_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_PADDED_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}:?\d{2})?"
)
_FORMATS = (
    "must be a valid datetime in one of the following formats:"
    "- 'YYYY-MM-DD' — Full date only"
    "- 'YYYY-MM-DDThh:mm:ss%z' — Full date and time with timezone (e.g. +00:00 or +01:00)"
    "- 'YYYY-MM-DDThh:mm:ss.f%z' — Full date and time with milliseconds and timezone"
    "-  Date must not be in the future."
)
_OFFSETS = (
    "Only '+00:00' and '+01:00' are accepted as valid timezone offsets.\n"
    "Note that partial dates are not allowed for occurrenceDateTime in this service.\n"
)


def mandatory(place: str) -> Check:
    """It must be there."""
    return lambda value: f"{place} is a mandatory field" if value is ABSENT else None


def text(place: str, *, most: int | None = None, one_of: Sequence[str] = ()) -> Check:
    """It must be text that is not blank, not too long, and one of those allowed."""

    def check(value: Any) -> str | None:
        if value is ABSENT:
            return None
        if not isinstance(value, str):
            return f"{place} must be a string"
        if not value or value.isspace():
            return f"{place} must be a non-empty string"
        if most is not None and len(value) > most:
            return f"{place} must be {most} or fewer characters"
        if one_of and value not in one_of:
            return f"{place} must be one of the following: {', '.join(one_of)}"
        return None

    return check


def texts(place: str, *, most: int | None = None, longest: int | None = None) -> Check:
    """It must be a list of texts, not empty; the first that is wrong is told."""

    def check(value: Any) -> str | None:
        if value is ABSENT:
            return None
        if not isinstance(value, list):
            return f"{place} must be an array"
        if not value:
            return f"{place} must be a non-empty array"
        if most is not None and len(value) > most:
            return f"{place} must be an array of maximum length {most}"
        objections = (text(f"{place}[{i}]", most=longest)(element) for i, element in enumerate(value))
        return next(filter(None, objections), None)

    return check


def equal(place: str, wanted: str) -> Check:
    """It must be just that."""
    return lambda value: None if value in (ABSENT, wanted) else f"{place} must equal '{wanted}'"


def boolean(place: str) -> Check:
    """It must be true or false."""
    return lambda value: None if isinstance(value, bool) or value is ABSENT else f"{place} must be a boolean"


def number(place: str) -> Check:
    """It must be a number; true and false are none."""

    def check(value: Any) -> str | None:
        is_number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
        return None if is_number or value is ABSENT else f"{place} must be a number"

    return check


def dose_number(place: str) -> Check:
    """It must be a whole number from 1 to 9."""

    def check(value: Any) -> str | None:
        if value is ABSENT:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            return f"{place} must be a positive integer"
        return f"{place} must be an integer in the range 1 to 9" if value > 9 else None

    return check


def nhs_number(place: str) -> Check:
    """It must be ten digits with the right check digit (VAL-042)."""

    def check(value: Any) -> str | None:
        if value is ABSENT:
            return None
        if not isinstance(value, str):
            return f"{place} must be a string"
        if value.isspace():
            return f"{place} must be a non-empty string"
        if len(value) != 10:
            return f"{place} must be 10 characters"
        if " " in value:
            return f"{place} must not contain spaces"
        if value.isdigit() and not value.isascii():
            return None  # what is said of digits of other scripts comes from the service's runtime
        return None if _has_right_check_digit(value) else f"{place} is not a valid NHS number"

    return check


def snomed_code(place: str) -> Check:
    """It must look like a SNOMED CT code (VAL-155, VAL-160); its check digit is not looked at."""

    def check(value: Any) -> str | None:
        if objection := text(place)(value):
            return objection
        looks_right = value is ABSENT or re.fullmatch(r"[1-9][0-9]{5,17}", value)
        return None if looks_right else f"{place} is not a valid snomed code"

    return check


def day(place: str, *, may_be_ahead: bool) -> Check:
    """It must be a date that is in the calendar."""

    def check(value: Any) -> str | None:
        if value is ABSENT:
            return None
        if not isinstance(value, str):
            return f"{place} must be a string"
        known = _date(value) if _UNPADDED_DATE.fullmatch(value) else None
        if known is None:
            return f'{place} must be a valid date string in the format "YYYY-MM-DD"'
        ahead = known > datetime.now(UTC).date()
        return f"{place} must not be in the future" if ahead and not may_be_ahead else None

    return check


def moment(place: str, offsets: Sequence[str] | None = None) -> Check:
    """It must be a date, or a date and time with an offset, one of these if they are limited."""

    def check(value: Any) -> str | None:
        if value is ABSENT:
            return None
        if not isinstance(value, str):
            return f"{place} must be a string"
        if _is_past_moment(value, offsets) or _left_to_fhir(value):
            return None
        return f"{place} {_FORMATS}{_OFFSETS if offsets else ''}"

    return check


def _has_right_check_digit(digits: str) -> bool:
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - weighted % 11) % 11 == int(digits[9])


def _date(written: str) -> date | None:
    try:
        return date(*map(int, written.split("-")))
    except ValueError:
        return None


def _left_to_fhir(written: str) -> bool:
    """Whether it is a date of one-digit parts, to which FHIR objects and not this check (VAL-175)."""
    return bool(_UNPADDED_DATE.fullmatch(written)) and not _PADDED_DATE.fullmatch(written)


def _is_past_moment(written: str, offsets: Sequence[str] | None) -> bool:
    if _PADDED_DATE.fullmatch(written):
        known = _date(written)
        return known is not None and known <= datetime.now(UTC).date()
    parts = _MOMENT.fullmatch(written)
    if not parts or not parts[8] or (offsets is not None and parts[8] not in offsets):
        return False
    clock = ":".join(f"{part:0>2}" for part in parts.group(4, 5, 6))
    try:
        known_moment = datetime.fromisoformat(f"{parts[1]}-{parts[2]:0>2}-{parts[3]:0>2}T{clock}{parts[8]}")
    except ValueError:
        return False
    return known_moment <= datetime.now(UTC)
