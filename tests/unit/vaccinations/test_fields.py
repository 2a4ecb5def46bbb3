"""Every word in the dictionary works, and means one thing."""

from typing import get_args

import pytest

from support.matching import ABSENT
from support.notation import Kind
from support.vaccinations import (
    FIELDS,
    Field,
    VaccinationFactory,
    find_field,
    read_field,
    remove_field,
    set_field,
)

FACTORY = VaccinationFactory(1, "run-1")
MADE_BY_OTHERS = {"id", "meta"}
RARE = {
    "procedure text",
    "procedure description",
    "product text",
    "product description",
    "site text",
    "site description",
    "route text",
    "route description",
    "patient name period",
    "dose number text",
}

every_field = pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)


@every_field
def test_every_field_of_a_complete_vaccination_is_found(field: Field) -> None:
    is_there = read_field(FACTORY.complete("FLU"), field.name) is not ABSENT
    assert is_there == (field.name not in MADE_BY_OTHERS | RARE)


@every_field
def test_every_field_can_be_set_and_made(field: Field) -> None:
    for body in (FACTORY.complete("FLU"), FACTORY.minimal("FLU")):
        set_field(body, field.name, "value")
        assert found_by_its_content(field) or read_field(body, field.name) == "value"


def found_by_its_content(field: Field) -> bool:
    """Whether the field cannot be found again once its content is another."""
    return field.path.endswith(")]")


@every_field
def test_every_field_can_be_removed(field: Field) -> None:
    body = FACTORY.complete("FLU")
    if field.name in MADE_BY_OTHERS | RARE:
        set_field(body, field.name, "value")
    remove_field(body, field.name)
    assert read_field(body, field.name) is ABSENT


@every_field
def test_every_field_is_described_and_of_a_known_kind(field: Field) -> None:
    assert field.about.endswith(".")
    assert field.kind in get_args(Kind)


@every_field
def test_the_kind_of_field_is_what_a_complete_vaccination_has_there(field: Field) -> None:
    value = read_field(FACTORY.complete("FLU"), field.name)
    if value is ABSENT:
        return
    held = {str: "text", bool: "boolean", int: "number", dict: "json"}.get(type(value), "number")
    if isinstance(value, list):
        held = "list" if all(isinstance(element, str) for element in value) else "json"
    assert field.kind == held


def test_a_word_means_one_field() -> None:
    words = [word.casefold() for field in FIELDS.values() for word in (field.name, *field.also)]
    assert len(set(words)) == len(words)


def test_a_field_has_one_entry() -> None:
    paths = [field.path for field in FIELDS.values()]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("name", ["date and time", "occurrence", "OCCURRENCE", "vaccination date"])
def test_other_words_lead_to_the_same_field(name: str) -> None:
    assert find_field(name).path == "$.occurrenceDateTime"
