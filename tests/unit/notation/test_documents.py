"""A whole document is JSON whose texts are cells."""

from datetime import UTC, datetime
from decimal import Decimal
from random import Random

import pytest

from support.matching import compare
from support.notation import NotationError, Sources, expected_document, make_document

SOURCES = Sources(
    clock=lambda: datetime(2026, 2, 28, 12, tzinfo=UTC), random=Random(1), notes={"who": "EMIS"}
)


def test_texts_are_made_and_all_else_stays() -> None:
    text = '{"a": "{note who}-{today}", "b": [1.50, true, null, "", {}], "{x}": "{{y}}"}'
    assert make_document(text, SOURCES) == {
        "a": "EMIS-2026-02-28",
        "b": [Decimal("1.50"), True, None, "", {}],
        "{x}": "{y}",
    }


def test_what_is_absent_is_left_out() -> None:
    assert make_document('{"a": "{absent}", "b": ["{absent}", "c"]}', SOURCES) == {"b": ["c"]}


def test_texts_are_expected_and_all_else_must_be_equal() -> None:
    wanted = expected_document('{"id": "{uuid}", "total": 0, "entry": [], "gone": "{absent}"}', SOURCES)
    right = {"id": "11111111-1111-4111-8111-111111111111", "total": 0, "entry": []}
    assert compare(wanted, right) == []
    for wrong in ({"id": "x"}, {"total": 1}, {"entry": [1]}, {"gone": None}, {"more": 1}):
        assert len(compare(wanted, right | wrong)) == 1


@pytest.mark.parametrize("text", ["", "{bad", '{"a": "{tody}"}'])
def test_what_makes_no_sense_is_an_error(text: str) -> None:
    with pytest.raises(NotationError):
        make_document(text, SOURCES)
    with pytest.raises(NotationError):
        expected_document(text, SOURCES)
