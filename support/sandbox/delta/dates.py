"""Dates as the flat map writes them, and instants as periods are compared with."""

from datetime import UTC, datetime, timedelta

_OFFSET_SUFFIXES = {timedelta(0): "00", timedelta(hours=1): "01"}


class UnreadableDate(Exception):
    """A text that stands where a date belongs and cannot be published as one (code 5, section 2.7)."""

    def __init__(self, text: str, message: str) -> None:
        super().__init__(message)
        self.text = text


def instant(text: str) -> datetime:
    """Read a date or date-time; one without offset is UTC (DLT-PERIOD-5).

    Raises:
        ValueError: the text is neither; `2024` and `2024-05` are not (DLT-PERIOD-6).
        TypeError: it is not a text.
    """
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def written_date(text: str | None) -> str:
    """Write a date as `YYYYMMDD`, in its own offset; a missing one stays blank (DLT-RECORDED_DATE-1…3).

    Raises:
        UnreadableDate: it is not a date.
        TypeError: it is not a text.
    """
    return _digits(_read(text)) if text else ""


def written_date_time(text: str | None) -> str:
    """Write a date-time as `YYYYMMDDTHHMMSS` and its hours of offset (DLT-DATE_AND_TIME-1…8).

    Raises:
        UnreadableDate: it is not a date-time, or its offset is neither 0 nor 1 hour.
        TypeError: it is not a text.
    """
    if not text:
        return ""
    moment = _read(text)
    suffix = _OFFSET_SUFFIXES.get(moment.utcoffset() or timedelta(0))
    if suffix is None:
        raise UnreadableDate(text, "Unsupported Format or offset")
    return f"{_digits(moment)}T{moment:%H%M%S}{suffix}"


def _read(text: str) -> datetime:
    try:
        return instant(text)
    except ValueError as error:
        message = f"Unexpected exception [{type(error).__name__}]: {error}"
        raise UnreadableDate(text, message) from error


def _digits(moment: datetime) -> str:
    """Years below 1000 are not padded (DLT-PERSON_DOB-5), whatever the platform's `%Y` does."""
    return f"{moment.year}{moment:%m%d}"
