"""What a cell of a Then accepts, and what it does not."""

from datetime import UTC, datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from support.matching import ABSENT, compare
from support.notation import Kind, NotationError, Sources, expectation

NOON = datetime(2026, 2, 28, 12, 0, tzinfo=UTC)
SOURCES = Sources(
    clock=lambda: NOON, random=Random(1), notes={"first id": "627b12aa", "version": 3, "nothing": None}
)


def accepts(cell: str, actual: Any, kind: Kind = "text") -> bool:
    return not compare(expectation(cell, SOURCES, kind), actual)


@pytest.mark.parametrize(
    ("cell", "right", "wrong"),
    [
        ("B-2", ["B-2"], ["B-3", "b-2", 5, None, ABSENT]),
        ("5", ["5"], [5]),
        ("{number 5}", [5, Decimal("5.0"), 5.0], ["5", 6, True]),
        ("{today - 1 day}", ["2026-02-27"], ["2026-02-28", ABSENT]),
        (
            "{now}",
            ["2026-02-28T12:00:59+00:00", "2026-02-28T13:00:00.123456+01:00"],
            ["2026-02-28T12:01:01+00:00", "2026-02-28T12:00:00", "soon", 1772280000, ABSENT],
        ),
        ("{now - 1 hour}", ["2026-02-28T11:00:00+00:00"], ["2026-02-28T12:00:00+00:00"]),
        (
            "{uuid}",
            ["627b12aa-a97a-4e87-9467-a7d3c4c1371a"],
            ["627B12AA-A97A-4E87-9467-A7D3C4C1371A", "627b12aa", "", ABSENT],
        ),
        ("{3 letters}", ["abC"], ["ab", "abcd", "ab1", "äbc"]),
        ("{3 digits}", ["007"], ["07", "0070", "abc", 123, "٣٣٣"]),
        ("{2 spaces}", ["  "], [" ", "   ", "\t\t"]),
        ("{blank}", [""], [" ", None, ABSENT]),
        ("{absent}", [ABSENT], [None, "", []]),
        ("{null}", [None], [ABSENT, "", 0, False]),
        ("{true}", [True], [1, "true", False]),
        ("{false}", [False], [0, "false", None, ABSENT]),
        ("{text 5}", ["5"], [5]),
        ('{json {"a": [1, 0.50]}}', [{"a": [1, 0.5]}], [{"a": [1]}, {"a": [1, 0.5], "b": 1}]),
        ("{note version}", [3], ["3", 4]),
        ("{note nothing}", [None], [ABSENT]),
        ("{not B-2}", ["B-3", "", 5, None], ["B-2", ABSENT]),
        ("{not 2}", ["3", 3, True], ["2", 2, ABSENT]),
        ("{not true}", [False, "false"], [True, "true"]),
        ("{not {note first id}}", ["x"], ["627b12aa"]),
        ("{not {3 digits}}", ["12", "abc"], ["123"]),
        ("{new NHS number}", ["9990000018"], ["1990000018", "999000001", 9990000018]),
        ("{any text}", ["x", " ", "two\nlines"], ["", None, 5, ABSENT]),
        ("{any date}", ["2026-02-28"], ["2026-13-01", "2026-2-8", "20260228", "2026-02-28T12:00:00Z"]),
        (
            "{any date and time}",
            ["2026-02-28T12:00:00+00:00", "2026-02-28T12:00:00.123456Z"],
            ["2026-02-28", "2026-02-28T12:00:00", "2026-02-28T24:00:00Z"],
        ),
        ("{any number}", [0, -1, 0.5, Decimal("1E+2")], [True, "1", None, ABSENT]),
        ("{any value}", ["", 0, False, [], {}], [None, ABSENT]),
        (r"{matches ^\d{3}-[A-Z]+$}", ["123-AB"], ["123-ab", "x123-AB", "123-AB\n", 5, ABSENT]),
        (r"{matches a|b}", ["a", "b"], ["ab", "a|b"]),
        ("{{x}}", ["{x}"], ["x"]),
        ("record {note first id} (v.{note version})", ["record 627b12aa (v.3)"], ["record 627b12ab (v.3)"]),
        ("id {uuid}.", ["id 627b12aa-a97a-4e87-9467-a7d3c4c1371a."], ["id 627b12aa.", "id "]),
        ("({3 digits}).", ["(007)."], ["007.", "(007)x"]),
        (r"{matches ^\}+$}", ["}", "}}"], ["", "{"]),
        ("malformed JSON: {any text}", ["malformed JSON: Expecting value"], ["malformed JSON: ", "JSON: x"]),
        (r"a{matches x|y}b", ["axb", "ayb"], ["ax", "yb"]),
    ],
)
def test_a_cell_accepts_what_is_right_and_nothing_else(cell: str, right: list[Any], wrong: list[Any]) -> None:
    assert [actual for actual in right if not accepts(cell, actual)] == []
    assert [actual for actual in wrong if accepts(cell, actual)] == []


@pytest.mark.parametrize(
    ("cell", "kind", "right", "wrong"),
    [
        ("5", "number", 5, "5"),
        ("0.5", "number", Decimal("0.50"), "0.5"),
        ("true", "boolean", True, "true"),
        ("Oriel, {4 letters}", "list", ["Oriel", "Wren"], ["Oriel", "Wre"]),
        ("Oriel", "list", ["Oriel"], "Oriel"),
        ("[]", "json", [], ABSENT),
        ("{absent}", "number", ABSENT, None),
    ],
)
def test_the_kind_of_field_decides_how_plain_text_is_read(
    cell: str, kind: Kind, right: Any, wrong: Any
) -> None:
    assert accepts(cell, right, kind)
    assert not accepts(cell, wrong, kind)


def test_a_rule_is_reported_in_the_words_of_the_cell() -> None:
    assert str(expectation("id {uuid} at {any date}", SOURCES)) == "id {uuid} at {any date}"


def test_text_without_a_rule_stays_text_so_that_the_place_of_a_difference_can_be_told() -> None:
    assert expectation("record {note first id}", SOURCES) == "record 627b12aa"


@pytest.mark.parametrize(
    ("cell", "kind", "complaint"),
    [
        ("{anytext}", "text", "Did you mean any text?"),
        ("{matches [}", "text", r"'\[' is not a regular expression"),
        ("{matches (?i)x}", "text", "is not a regular expression"),
        ("about {now}", "text", "must stand alone"),
        ("about {any number}", "text", "must stand alone"),
        ("{note frist id}", "text", "nothing was noted as 'frist id'. Did you mean first id?"),
        ("", "text", "empty"),
        ("five", "number", "'five' is not a number"),
    ],
)
def test_a_cell_that_makes_no_sense_says_what_would(cell: str, kind: Kind, complaint: str) -> None:
    with pytest.raises(NotationError, match=complaint):
        expectation(cell, SOURCES, kind)
