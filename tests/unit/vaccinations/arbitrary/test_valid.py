"""Arbitrary vaccinations come in all the ways that the rules leave open."""

import re
from datetime import date

import pytest

from support.reference import VACCINE_TYPES
from support.vaccinations.arbitrary import Draw, Given, valid
from support.vaccinations.arbitrary.parts import open_parts

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def drawn() -> list[Given]:
    return Draw(valid(TODAY), 11, 150).all()


def test_every_vaccine_type_and_every_part_comes_up(drawn: list[Given]) -> None:
    assert {given.vaccine_type for given in drawn} == set(VACCINE_TYPES)
    names = {name for given in drawn for name in given.names}
    assert len(names) == len(open_parts(TODAY)) + len(["target diseases", "patient identifiers"])


@pytest.mark.parametrize(
    "told",
    [
        "| {absent}",  # a dose number in words
        '"resourceType": "Practitioner"',
        '"type": "Organization"',
        "2024-02-29",
        "+0100",
        "T0:30:0",
        "+05:30",
        '"end": "',
        '"valueDecimal": ',
        '"type": "Postal"',
        '"use": "old"',
        "😀",
        "a valid NHS number",
        "an empty NHS number",
        '"versionId": "abc"',
        "{json {}}",
    ],
)
def test_what_is_odd_comes_up(drawn: list[Given], told: str) -> None:
    assert any(told in given.step for given in drawn)


def test_decimals_come_up_that_must_be_kept_digit_for_digit(drawn: list[Given]) -> None:
    assert any(re.search(r'"value": \d+\.\d*0\b', given.step) for given in drawn)


def test_several_come_up_where_there_may_be_several(drawn: list[Given]) -> None:
    for name, member in (
        ("patient names", '"family"'),
        ("patient addresses", '"postalCode"'),
        ("performers", '"actor"'),
    ):
        cells = [cell for given in drawn for field, cell in given.rows if field == name]
        assert {1, 2, 3} <= {cell.count(member) for cell in cells}
