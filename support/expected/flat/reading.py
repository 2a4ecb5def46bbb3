"""Reading a resource for the flat map, where missing and null are different things (DLT-GEN-1, DLT-GEN-2).

A missing member gives its default. A null is handed on as None, and as the value of a flat field it leaves
the key out. What is null where an object, a list or a text is needed fails the field that is being read.
"""

from datetime import UTC, datetime, timedelta
from typing import Any


class ConversionFailure(Exception):
    """A flat field cannot be computed: it is blank and an error of code 10 (section CONVERSION_ERRORS)."""


class UnreadableDate(Exception):
    """A date field holds text that is none: the flat field is blank and an error of code 5."""

    def __init__(self, text: str, message: str) -> None:
        """Take the raw text and, as a regular expression, the message that reports it."""
        super().__init__(text)
        self.text = text
        self.message = message


UNPARSABLE = r"(?s)Unexpected exception \[\w+\]: .*"


def member(holder: Any, name: str, default: Any = "") -> Any:
    """Give a member of an object, or the default if it is missing; ConversionFailure if it is no object."""
    if not isinstance(holder, dict):
        raise ConversionFailure(f"no object to take {name} from")
    return holder.get(name, default)


def members(holder: Any, name: str) -> list[Any]:
    """Give the elements of a list member, none if it is missing; ConversionFailure if it is no list."""
    elements = member(holder, name, [])
    if not isinstance(elements, list):
        raise ConversionFailure(f"{name} is no list")
    return elements


def text(holder: Any, name: str) -> str:
    """Give a text member, blank if it is missing; ConversionFailure if it is anything but text."""
    value = member(holder, name)
    if not isinstance(value, str):
        raise ConversionFailure(f"{name} is no text")
    return value


def contained(resource: Any, resource_type: str) -> Any:
    """Give the first contained resource of that type, or None."""
    held = members(resource, "contained")
    return next((one for one in held if member(one, "resourceType") == resource_type), None)


def first_with_system(holders: list[Any], system: str) -> Any:
    """Give the first of several identifiers or codings that has exactly that system, or None."""
    return next((one for one in holders if member(one, "system") == system), None)


def instant(written: str) -> datetime:
    """Read a date or date-time as an instant, UTC if it has no offset (DLT-PERIOD-5); ValueError if none."""
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def date_member(holder: Any, name: str) -> datetime | None:
    """Give a date or date-time member, None if it is missing, null or empty.

    Raises UnreadableDate if it is text but no date, ConversionFailure if it is not text.
    """
    if not member(holder, name):
        return None
    written = text(holder, name)
    try:
        return instant(written)
    except ValueError as error:
        raise UnreadableDate(written, UNPARSABLE) from error


def compact_date(holder: Any, name: str) -> str:
    """Write a date member as `YYYYMMDD`, as it stands in its own offset; blank if there is none.

    The year is not padded (DLT-PERSON_DOB-5).
    """
    date = date_member(holder, name)
    return f"{date.year}{date.month:02}{date.day:02}" if date else ""


def utc_offset(moment: datetime) -> timedelta:
    """Give the offset of an aware instant from UTC."""
    return moment.utcoffset() or timedelta()
