"""A complete vaccination with one edit that the rules forbid."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from support.matching import ABSENT
from support.vaccinations.arbitrary.given import MESSAGE, Given, as_expected, removed, row
from support.vaccinations.arbitrary.texts import TEXT
from support.vaccinations.arbitrary.valid import VACCINE_TYPES

Objection = Callable[[str, Any], str | None]
"""Says with which message a field with a value is refused; None where nobody knows that it is."""


@dataclass(frozen=True)
class Editable:
    """What may be edited, and who knows what is forbidden."""

    fields: Sequence[str]
    """Fields that there are rules about."""
    holders: Sequence[str]
    """Objects to which members may be added that do not belong there."""
    strange: str
    """What the names of those members begin with."""
    objection: Objection


_WRONG_TYPES: tuple[Any, ...] = (
    ABSENT,
    None,
    True,
    5,
    0,
    -1,
    10,
    Decimal("1.0"),
    Decimal("0.5"),
    [],
    {},
    [5],
    {"a": "b"},
)
_BLANKS = ("", " ", "\n\t ", "          ", [""], ["a", " "])
_TOO_LONG = ("é" * 36, ["a" * 181], ["a", "b", "c", "d", "e", "f"], "9" * 11)
_WRONG_NUMBERS = ("9990000019", "99900 0018", "999000001x", "1324691", "0132469", "12")
_WRONG_DATES = (
    "2023",
    "2023-02",
    "20230207",
    "07/02/2023",
    "2023-13-01",
    "2023-02-29",
    "2023-02-07T10:00:00",
    "2023-02-07T10:00+00:00",
    "2023-02-07 10:00:00+00:00",
    "2023-02-07T24:00:00+00:00",
    "2023-02-07T10:60:00+00:00",
    "2023-02-07T10:00:00.1234567+00:00",
    "2023-02-07T10:00:00Z",
    "2023-02-07T10:00:00-05:00",
    "2023-02-07T10:00:00+24:00",
)


def forbidden(editable: Editable, today: date) -> SearchStrategy[Given]:
    """Draw from all vaccinations with one edit to which there is an objection.

    `<message>` stands for the objection, as a text that a step may expect.
    """
    values = [*_WRONG_TYPES, *_BLANKS, *_TOO_LONG, *_WRONG_NUMBERS, *_WRONG_DATES]
    values += [str(today + timedelta(days)) for days in (2, 400)]
    edits = [*_edits(editable, values), _additions(editable)]
    return st.builds(_given, st.just(editable.objection), VACCINE_TYPES, st.one_of(edits))


def _edits(editable: Editable, values: list[Any]) -> Iterator[SearchStrategy[tuple[str, Any]]]:
    for name in editable.fields:
        wrong = [value for value in values if editable.objection(name, value) is not None]
        drawn = st.sampled_from(wrong)
        if editable.objection(name, "😀") is not None:
            drawn = st.one_of(drawn, TEXT.filter(_refused(editable, name)))
        yield st.tuples(st.just(name), drawn)


def _refused(editable: Editable, name: str) -> Callable[[Any], bool]:
    return lambda value: editable.objection(name, value) is not None


def _additions(editable: Editable) -> SearchStrategy[tuple[str, Any]]:
    names = st.sampled_from(["", "Thing", "thing5"]).map(lambda rest: f"{editable.strange}{rest}")
    fields = st.builds("{}.{}".format, st.sampled_from(editable.holders), names)
    return st.tuples(fields, st.one_of(TEXT, st.integers(0, 9), st.just({"a": "b"})))


def _given(objection: Objection, vaccine_type: str, edit: tuple[str, Any]) -> Given:
    name, value = edit
    message = objection(name, value) or ""
    changed = removed(name) if value is ABSENT else row(name, value)
    return Given(vaccine_type, "complete", point=(changed,), facts={MESSAGE: as_expected(message)})
