"""Whether a name or an address is current at the time of the vaccination (DLT-PERIOD-1 to DLT-PERIOD-6)."""

from datetime import datetime, time
from typing import Any

from support.expected.flat.reading import ConversionFailure, instant, member


def occurrence(resource: Any) -> datetime:
    """Give the instant of the vaccination; ConversionFailure if it is missing or no date-time."""
    return _instant(member(resource, "occurrenceDateTime") or "")


def is_current(holder: Any, when: datetime) -> bool:
    """Say whether the period of a name or address includes the instant, both ends included.

    No period, or none that is an object, always does; a missing end is open. ConversionFailure if an end is
    not a full date or date-time.
    """
    period = member(holder, "period", {})
    if not isinstance(period, dict):
        return True
    start, end = period.get("start"), period.get("end")
    # Both ends are read even where one decides: a bad one fails the field (DLT-PERSON_POSTCODE-10).
    begun = not start or _instant(start) <= when
    lasts = not end or when <= _last_instant(end)
    return begun and lasts


def _last_instant(end: Any) -> datetime:
    """Give the last instant of an end; that of a mere date is the day's last, in UTC (DLT-PERIOD-4)."""
    last = _instant(end)
    return last if "T" in end else datetime.combine(last, time.max, last.tzinfo)


def _instant(written: Any) -> datetime:
    try:
        return instant(written)
    except (TypeError, ValueError) as error:
        raise ConversionFailure(f"{written!r} is no date or date-time") from error
