"""Dates, times and periods, with a liking for the days and hours at which something is different."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from support.vaccinations.arbitrary.choices import some

OF_OCCURRENCE = ("+00:00", "+01:00", "+0000", "+0100")
OF_RECORDED = (*OF_OCCURRENCE, "Z", "-00:00", "-0000", "-05:00", "+05:30", "+0530", "+23:59", "-11:59")
"""The offsets that each may have (API-VAL-16)."""

_ODD_DAYS = ("2024-02-29", "2000-02-29", "2024-03-31", "2024-10-27", "2023-06-21", "2023-12-31", "2024-01-01")
"""Leap days, the days on which the clocks change, midsummer, and both sides of a new year."""
_ODD_TIMES = ("10:00:00", "00:00:00", "00:30:00", "00:59:59", "01:00:00", "12:00:00", "23:00:00", "23:59:59")
_FRACTIONS = ("", ".5", ".000", ".123", ".100000", ".123456", ".000001")
_EARLIEST = date(1900, 1, 1)
"""Years below 1000 are told differently on different systems (DLT-PERSON_DOB-5)."""

_SHIFTS = (0, 1, -1, 1800, -1800, 3600, -3600, 86400, -86400, 40_000_000, -40_000_000)
"""In seconds: a moment that is off by so much may be on the other side of an end."""
_DAY, _MONTH, _YEAR = "%Y-%m-%d", "%Y-%m", "%Y"


@dataclass(frozen=True)
class Near:
    """A moment close to that of the vaccination, in place of text; `at` writes it."""

    shift: int
    """In seconds."""
    form: str | timezone
    """How much of it is told, or the offset that it is told in."""

    def at(self, moment: datetime) -> str:
        """Write it for a vaccination at this moment."""
        near = moment + timedelta(seconds=self.shift)
        return (
            near.strftime(self.form)
            if isinstance(self.form, str)
            else near.replace(tzinfo=self.form).isoformat()
        )


def written_near(value: Any, moment: datetime) -> Any:
    """Give a JSON value with all that is near a moment written out."""
    match value:
        case Near():
            return value.at(moment)
        case dict():
            return {name: written_near(held, moment) for name, held in value.items()}
        case list() | tuple():
            return [written_near(element, moment) for element in value]
        case _:
            return value


def past_day(today: date) -> SearchStrategy[date]:
    """A day before today."""
    ago = st.integers(1, (today - _EARLIEST).days).map(lambda days: today - timedelta(days))
    return st.one_of(st.sampled_from(_ODD_DAYS).map(date.fromisoformat), ago)


def any_day(today: date) -> SearchStrategy[date]:
    """A day before today, today, or one in the years to come."""
    return st.one_of(past_day(today), st.integers(0, 5000).map(lambda days: today + timedelta(days)))


def past_moment(today: date) -> SearchStrategy[datetime]:
    """A moment before today, as a clock on the wall shows it."""
    odd = st.sampled_from(_ODD_TIMES).map(time.fromisoformat)
    any_time = st.integers(0, 86399).map(lambda second: (datetime.min + timedelta(seconds=second)).time())
    return st.builds(datetime.combine, past_day(today), st.one_of(odd, any_time))


def written_days(days: SearchStrategy[date]) -> SearchStrategy[str]:
    """Days, written with a month and day of two digits or of as many as they need (EVT-RES-08)."""
    return st.builds(lambda day, form: form(day), days, st.sampled_from([date.isoformat, _unpadded_day]))


def written_moments(offsets: Sequence[str]) -> SearchStrategy[Any]:
    """Ways to write a moment, or its day only (EVT-RES-07): functions of it."""
    forms = st.sampled_from([datetime.isoformat, datetime.isoformat, _unpadded])
    timed = st.builds(_writing, forms, st.sampled_from(_FRACTIONS), st.sampled_from(offsets))
    return st.one_of(timed, st.just(lambda moment: moment.date().isoformat()))


def _writing(form: Any, fraction: str, offset: str) -> Any:
    return lambda moment: f"{form(moment)}{fraction}{offset}"


def _unpadded_day(day: date) -> str:
    return f"{day.year}-{day.month}-{day.day}"


def _unpadded(moment: datetime) -> str:
    return f"{_unpadded_day(moment)}T{moment.hour}:{moment.minute}:{moment.second}"


def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


_FORMS = (_DAY, *map(_zone, (0, 60, 330, -300)), _DAY, "%Y-%m-%dT%H:%M:%S.5Z", _zone(60), _MONTH, _YEAR)
"""Mostly days and moments; a mere month or year leaves the delta row without a name (DLT-PERIOD-6)."""
_NEAR = st.builds(Near, st.sampled_from(_SHIFTS), st.sampled_from(_FORMS))

PERIOD = some(start=_NEAR, end=_NEAR)
"""A period with an end or two, near the vaccination."""
