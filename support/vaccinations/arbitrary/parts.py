"""The parts of a vaccination that may be there or not, be one or several, and look this way or that.

Each part is rows of a Given: fields, and what they are to hold.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from support.reference import SNOMED
from support.vaccinations.arbitrary import concepts, people
from support.vaccinations.arbitrary.choices import Strategy, members, some
from support.vaccinations.arbitrary.given import Part, removed, row
from support.vaccinations.arbitrary.texts import CODE, NUMBER, TEXT, system
from support.vaccinations.arbitrary.times import (
    OF_OCCURRENCE,
    OF_RECORDED,
    any_day,
    past_moment,
    written_days,
    written_moments,
    written_near,
)

_GENDERS = ("male", "female", "other", "unknown")
_PRODUCER = "https://example.test/producer"


OpenPart = SearchStrategy[Callable[[datetime], Part]]
"""Draws what gives a part once the moment of the vaccination is known, as a clock on the wall shows it."""


def open_parts(today: date) -> list[OpenPart]:
    """Give all parts; those that come first are the least likely to be what matters."""
    return list(_parts(today))


def _parts(today: date) -> Iterator[OpenPart]:
    yield _date_and_time()
    yield _holding("recorded", st.builds(_call, written_moments(OF_RECORDED), past_moment(today)))
    yield _holding("primary source", st.just(False))
    yield _holding("patient names", people.PATIENT_NAMES)
    yield _holding("patient addresses", people.ADDRESSES)
    yield _holding("birth date", written_days(any_day(today).map(lambda day: min(day, today))))
    yield _holding("gender", st.sampled_from(_GENDERS))
    yield _holding("$.patient.display", st.one_of(TEXT, st.integers(0, 9), st.none()))
    yield _performers()
    yield _holding("location", people.PLACE)
    yield _holding("procedure", concepts.PROCEDURE)
    yield _holding("product", concepts.PRODUCT)
    yield _holding("manufacturer", TEXT)
    yield _holding("lot number", TEXT)
    yield _holding("expiry date", written_days(any_day(today)))
    yield _holding("site", st.one_of(concepts.SITE_OR_ROUTE, st.just({})))
    yield _holding("route", st.one_of(concepts.SITE_OR_ROUTE, st.just({})))
    yield _holding("dose quantity", _dose_quantity())
    yield _holding("reasons", concepts.REASONS)
    yield _dose_number()
    yield _holding("$.protocolApplied[0].series", TEXT)
    yield _holding("$.protocolApplied[0].seriesDosesPositiveInt", st.integers(1, 9))
    yield _holding("meta", _meta(today))
    yield _holding("identifier system", system("vaccinations"))
    yield _holding("$.identifier[0].use", st.sampled_from(["official", "secondary"]))
    yield _holding("$.identifier[0].assigner", st.just({"display": "é"}))
    yield _patient_id()


def _holding(name: str, values: Strategy) -> OpenPart:
    """A part that is a single field."""
    return values.map(lambda value: lambda moment: (row(name, written_near(value, moment)),))


def _call(write: Callable[[datetime], Any], moment: datetime) -> Any:
    return write(moment)


def _date_and_time() -> OpenPart:
    ways = written_moments(OF_OCCURRENCE)
    return ways.map(lambda write: lambda moment: (row("date and time", write(moment)),))


def _performers() -> OpenPart:
    """With a contained practitioner, to whom one of the performers must refer (VAL-030), or without."""
    practitioner = _holding("$.contained[1]", people.PRACTITIONER)
    referring = _holding("performers", people.PERFORMERS_WITH_PRACTITIONER)
    both = st.builds(lambda first, then: lambda moment: first(moment) + then(moment), referring, practitioner)
    return st.one_of(_holding("performers", people.PERFORMERS), both)


def _patient_id() -> OpenPart:
    """What the patient is called inside the record, where the reference must say the same (VAL-027)."""
    ids = st.sampled_from(["P", "a-1.B", "9" * 64])
    return ids.map(lambda name: lambda _: (row("patient id", name), row("patient reference", f"#{name}")))


def _dose_number() -> OpenPart:
    in_words = TEXT.map(
        lambda words: lambda _: (removed("dose number"), row("dose number text", words)),
    )
    return st.one_of(_holding("dose number", st.integers(1, 9)), in_words)


def _dose_quantity() -> Strategy:
    """A code needs a system (VAL-132)."""
    free = some(value=NUMBER, unit=TEXT, system=system("units"))
    coded = {"code": CODE, "system": st.one_of(st.just(SNOMED), system("units"))}
    return st.one_of(free, members(coded, value=NUMBER, unit=TEXT), st.just({}))


def _meta(today: date) -> Strategy:
    """What a supplier says of the record itself, which changes nothing (EVT-RES-12)."""
    last_updated = past_moment(today).map(lambda moment: f"{moment.isoformat()}.5Z")
    meta = some(versionId=st.sampled_from(["7", "abc"]), lastUpdated=last_updated, source=st.just(_PRODUCER))
    return st.one_of(meta, st.just({}))
