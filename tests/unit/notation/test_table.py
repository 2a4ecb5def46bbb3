"""The table is what the documentation is made of: its examples must be true."""

from datetime import UTC, datetime
from random import Random

import pytest

from support.matching import compare
from support.notation import NOTATIONS, REMOVE, NotationError, Sources, expectation, make
from support.notation.parsing import Use, parse
from support.notation.rows import Notation

SOURCES = Sources(
    clock=lambda: datetime(2026, 2, 28, 12, tzinfo=UTC), random=Random(1), notes={"first id": "627b12aa"}
)
rows = pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: notation.name)


@rows
def test_each_example_is_written_in_its_own_notation(notation: Notation) -> None:
    [use] = parse(notation.example)
    assert isinstance(use, Use)
    assert use.notation is notation


@rows
def test_each_notation_says_what_it_checks_and_whether_it_makes(notation: Notation) -> None:
    expectation(notation.example, SOURCES)
    assert notation.checks
    if notation.makes:
        make(notation.example, SOURCES)
    else:
        with pytest.raises(NotationError, match="only checks"):
            make(notation.example, SOURCES)


@pytest.mark.parametrize("notation", [row for row in NOTATIONS if row.makes], ids=lambda row: row.name)
def test_what_a_notation_makes_it_also_accepts(notation: Notation) -> None:
    made = make(notation.example, SOURCES)
    if made is REMOVE:
        return
    assert compare(expectation(notation.example, SOURCES), made) == []


def test_names_are_unique() -> None:
    names = [notation.name for notation in NOTATIONS]
    assert len(set(names)) == len(names)
