"""Any vaccination that the rules allow."""

from datetime import date, datetime

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from support.vaccinations.arbitrary.concepts import DISEASES
from support.vaccinations.arbitrary.given import VACCINE_TYPE, Given, row
from support.vaccinations.arbitrary.parts import OpenPart, open_parts
from support.vaccinations.arbitrary.people import UNCLEAR_IDENTIFIERS
from support.vaccinations.arbitrary.times import past_moment
from support.vaccinations.vaccines import VACCINES

VACCINE_TYPES = st.sampled_from(sorted(VACCINES, key=lambda name: name != "COVID"))
_UNCLEAR = "an unclear identifier"
_PATIENT_KINDS = st.sampled_from([None, "a valid NHS number", "an empty NHS number", _UNCLEAR])


def valid(today: date) -> SearchStrategy[Given]:
    """Draw from all vaccinations up to that day; the simplest is a minimal one with nothing changed."""
    return _valid(past_moment(today), open_parts(today))


@st.composite
def _valid(draw: st.DrawFn, moments: SearchStrategy[datetime], those: list[OpenPart]) -> Given:
    vaccine_type, moment = draw(VACCINE_TYPES), draw(moments)
    parts = [draw(part)(moment) for part in those if draw(st.booleans())]
    if draw(st.booleans()):
        parts.append((row("target diseases", draw(DISEASES[vaccine_type])),))
    kind = draw(_PATIENT_KINDS)
    if kind == _UNCLEAR:
        parts.append((row("patient identifiers", draw(UNCLEAR_IDENTIFIERS)),))
        kind = None
    return Given(vaccine_type, "minimal", kind, tuple(parts), facts={VACCINE_TYPE: vaccine_type})
