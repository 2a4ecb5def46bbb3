"""Names, addresses, and who performed the vaccination."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from support.reference import NHS_NUMBER, ODS_CODE
from support.vaccinations.arbitrary.choices import Strategy, in_any_order, members, some
from support.vaccinations.arbitrary.texts import CODE, TEXT, long_text, system
from support.vaccinations.arbitrary.times import PERIOD
from support.vaccinations.fhir import Json
from support.vaccinations.people import PRACTITIONER_ID

Jsons = SearchStrategy[list[Json]]

_MOST_FAMILY, _MOST_GIVEN, _MOST_GIVEN_NAMES = 35, 180, 5
_NAME_USES = ("official", "usual", "old", "maiden", "temp", "Official", "OLD")
_ADDRESS_USES = ("home", "work", "old", "temp", "billing", "Home", "OLD")
_ADDRESS_TYPES = ("physical", "postal", "both", "Postal")


def _besides(uses: tuple[str, ...]) -> dict[str, Strategy]:
    return {"period": PERIOD, "use": st.sampled_from(uses), "text": TEXT}


def _first_whole(needed: dict[str, Strategy], **optional: Strategy) -> Jsons:
    """One to four objects, of which the first has all that is needed."""
    whole = members(needed, **optional)
    others = st.lists(st.one_of(some(**needed, **optional), whole), max_size=3)
    return st.builds(lambda first, rest: [first, *rest], whole, others)


def _identifier(name: str, **more: Strategy) -> dict[str, Strategy]:
    return {"system": st.one_of(st.just(ODS_CODE), system(name)), "value": TEXT, **more}


def _acting(actor: Json) -> Json:
    return {"actor": actor}


_FULL_NAME: dict[str, Strategy] = {
    "family": long_text(_MOST_FAMILY),
    "given": st.lists(long_text(_MOST_GIVEN), min_size=1, max_size=_MOST_GIVEN_NAMES),
}
_HALF_A_NAME: dict[str, Strategy] = {"family": TEXT, "given": st.lists(TEXT, min_size=1, max_size=3)}

PATIENT_NAMES = _first_whole(_FULL_NAME, **_besides(_NAME_USES))
"""Whichever of them is checked has both halves: one that has, or the first if none is current."""

ADDRESSES = _first_whole(
    {"postalCode": st.one_of(st.just("ZZ99 3VZ"), TEXT)},
    **_besides(_ADDRESS_USES),
    type=st.sampled_from(_ADDRESS_TYPES),
    line=st.lists(TEXT, min_size=1, max_size=2),
    city=TEXT,
)

UNCLEAR_IDENTIFIERS: Jsons = st.lists(
    st.one_of(some(value=TEXT), st.just({"system": NHS_NUMBER, "use": "official"})), min_size=1, max_size=1
)
"""An identifier of a patient that has no system, so that nobody checks it, or no value (EVT-12, EVT-13)."""

PRACTITIONER = members(
    {"resourceType": st.just("Practitioner"), "id": st.just(PRACTITIONER_ID)},
    name=st.lists(some(**_HALF_A_NAME, **_besides(_NAME_USES)), min_size=1, max_size=3),
)

_ORGANISATION = members(
    {"type": st.just("Organization"), "identifier": members(_identifier("organisation"), use=CODE)},
    display=TEXT,
).map(_acting)

_THE_PRACTITIONER = members(
    {"reference": st.just(f"#{PRACTITIONER_ID}")},
    type=st.just("Practitioner"),
    identifier=some(**_identifier("performer")),
    display=TEXT,
).map(_acting)

_SOMEBODY_ELSE = some(
    type=st.sampled_from(["Practitioner", "organization", "PractitionerRole"]),
    identifier=some(**_identifier("performer")),
    display=TEXT,
    reference=st.just("Practitioner/1"),
).map(_acting)


def performers(*needed: SearchStrategy[Any]) -> Jsons:
    """The organisation, whoever else is needed, and perhaps others, in any order."""
    others = st.lists(_SOMEBODY_ELSE, max_size=2)
    return in_any_order(
        st.builds(lambda these, more: [*these, *more], st.tuples(_ORGANISATION, *needed), others)
    )


PERFORMERS = performers()
PERFORMERS_WITH_PRACTITIONER = performers(_THE_PRACTITIONER)

PLACE = members(
    {"identifier": members(_identifier("place"), use=CODE)}, type=st.just("Location"), display=TEXT
)
"""Where it was given."""
