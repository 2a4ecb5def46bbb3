"""Coded concepts: codings of SNOMED CT and of other systems, in any order, with and without text."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from support.reference import SCT_DESCRIPTION, SNOMED, VACCINE_TYPES
from support.vaccinations.arbitrary.choices import Strategy, in_any_order, members, some
from support.vaccinations.arbitrary.texts import CODE, NUMBER, TEXT, system
from support.vaccinations.fhir import Json
from support.vaccinations.vaccines import VACCINES

Concept = SearchStrategy[Json]

_NULL_FLAVOURS = ("NAVU", "UNC", "UNK", "NA")
_OTHER_URL = "https://example.test/extension"
_DESCRIPTION = st.fixed_dictionaries({"url": st.just(SCT_DESCRIPTION), "valueString": TEXT})
_REMARKS = st.one_of(
    [
        st.fixed_dictionaries({"url": st.just(_OTHER_URL), name: values})
        for name, values in {
            "valueString": TEXT,
            "valueCode": CODE,
            "valueBoolean": st.booleans(),
            "valueInteger": st.integers(-9, 9),
            "valueDecimal": NUMBER,
            "valueDateTime": st.sampled_from(["2024-02-29T10:00:00.5Z", "2024-02"]),
        }.items()
    ]
)
"""Extensions that nobody looks at, but that are to be stored."""
_TERMS: dict[str, Strategy] = {
    "display": TEXT,
    "version": TEXT,
    "extension": st.lists(st.one_of(_DESCRIPTION, _REMARKS), min_size=1, max_size=3),
}
_OF_ANOTHER_SYSTEM = some(
    system=system("codes"),
    code=st.one_of(CODE, st.sampled_from(_NULL_FLAVOURS)),
    display=TEXT,
    userSelected=st.booleans(),
)


def _codings(code: Strategy) -> SearchStrategy[list[Json]]:
    snomed = members({"system": st.just(SNOMED)}, code=code, **_TERMS)
    return st.lists(st.one_of(snomed, _OF_ANOTHER_SYSTEM), min_size=1, max_size=3)


def _other_systems_differ(codings: list[Json]) -> bool:
    systems = [coding["system"] for coding in codings if coding.get("system", SNOMED) != SNOMED]
    return len(systems) == len(set(systems))


def _around(known: Concept, others: Concept) -> Concept:
    """A concept with a coding that it must have, and others before or after it."""
    codings = st.builds(lambda one, more: [one, *more], known, st.lists(others, max_size=2))
    return members({"coding": in_any_order(codings)}, text=TEXT)


def _disease(code: str) -> Concept:
    known = members({"system": st.just(SNOMED), "code": st.just(code)}, display=TEXT)
    return _around(known, _OF_ANOTHER_SYSTEM)


_PROCEDURE_CODES = st.sampled_from([vaccine.procedure.code for vaccine in VACCINES.values()])
_PRODUCT_CODES = st.sampled_from([vaccine.product.code for vaccine in VACCINES.values()])
_SNOMED_PROCEDURE = members({"system": st.just(SNOMED), "code": _PROCEDURE_CODES}, **_TERMS)

SITE_OR_ROUTE = some(coding=_codings(CODE).filter(_other_systems_differ), text=TEXT)
"""Nobody checks its codes, but codings of one other system may not repeat (VAL-117, VAL-122)."""

PRODUCT = some(coding=_codings(_PRODUCT_CODES), text=TEXT)
"""Its first SNOMED CT code is checked (VAL-160)."""

PROCEDURE = _around(_SNOMED_PROCEDURE, st.one_of(_OF_ANOTHER_SYSTEM, _SNOMED_PROCEDURE))
"""It must have a SNOMED CT code, and the first is checked (VAL-155, VAL-197)."""

REASONS = st.lists(some(coding=_codings(CODE), text=TEXT), max_size=3)

DISEASES = {
    name: in_any_order(st.tuples(*map(_disease, codes)).map(list)) for name, codes in VACCINE_TYPES.items()
}
"""Vaccine type -> its diseases, in any order, each with one SNOMED CT code (API-ID-04, VAL-108)."""
