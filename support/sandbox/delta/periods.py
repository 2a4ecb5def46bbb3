"""Whether a name or an address was current when the vaccination was given (DLT-PERIOD-1…6)."""

from datetime import UTC, datetime, time
from typing import Any

from support.sandbox.delta.dates import instant

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)


def is_current(element: dict[str, Any], at: datetime) -> bool:
    """Whether the `period` of a name or an address includes the instant, both ends inclusive.

    Raises:
        ValueError: a boundary cannot be read as a date.
    """
    period = element.get("period")
    if not isinstance(period, dict):
        return True
    start, end = period.get("start"), period.get("end")
    begins = instant(start) if start else _EARLIEST
    ends = _last_instant(end) if end else _LATEST
    return begins <= at <= ends


def _last_instant(end: str) -> datetime:
    """Read an end; one without a time lasts to the last microsecond of that day, in UTC (DLT-PERIOD-4)."""
    moment = instant(end)
    return moment if "T" in end else datetime.combine(moment, time.max, UTC)
