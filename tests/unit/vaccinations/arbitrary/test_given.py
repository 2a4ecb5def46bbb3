"""What was drawn is told in words that make exactly that."""

from datetime import UTC, datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from behave.parser import parse_steps

from support.notation import Sources, expectation
from support.vaccinations import edit, read_field
from support.vaccinations.arbitrary import Given
from support.vaccinations.arbitrary.given import Row, as_expected, removed, row

SOURCES = Sources(clock=lambda: datetime.now(UTC), random=Random(0), notes={})


def made(name: str, given: Given) -> Any:
    """The value that a field gets when the step of a Given is read back and its rows are carried out."""
    [step] = parse_steps(given.step)
    body: dict[str, Any] = {"protocolApplied": [{}]}
    for cells in step.table:
        edit(body, cells["field"], cells["value"], SOURCES)
    return read_field(body, name)


@pytest.mark.parametrize(
    "value",
    [
        "plain text, 5 (of it)",
        "",
        " spaces at both ends ",
        "two\nlines\tand a tab",
        "a|b\\|c\\",
        "a { b } {c} {{d}} {absent}",
        "a \"quotation\" of 'two' kinds",
        "éßЖ漢😀\u0301\u00a0\u200b",
        "5",
        "true",
    ],
)
@pytest.mark.parametrize("name", ["lot number", "$.site.text", "dose amount", "primary source", "meta"])
def test_a_text_is_what_it_was_in_a_field_of_any_kind(name: str, value: str) -> None:
    assert made(name, Given("COVID", parts=((row(name, value),),))) == value


@pytest.mark.parametrize("value", [True, None, 5, -1, [], {}, ["a, b", {"c": "}|{"}], {"d": Decimal("0.50")}])
def test_json_is_what_it_was(value: Any) -> None:
    assert made("$.meta", Given("COVID", point=(row("$.meta", value),))) == value


@pytest.mark.parametrize("written", ["0.50", "1E+2", "-0.3", "100.000", "1E-7"])
def test_a_number_keeps_its_digits(written: str) -> None:
    given = Given("COVID", point=(row("dose amount", Decimal(written)),))
    assert str(made("dose amount", given)) == written


def part(name: str, *more: Row) -> tuple[Row, ...]:
    return (row(name, "a"), *more)


def test_parts_can_be_left_out_and_the_point_cannot() -> None:
    parts = (part("lot number"), part("dose number text", removed("dose number")), part("manufacturer"))
    given = Given("RSV", parts=parts, point=(row("status", "b"),))
    assert given.names == ["lot number", "dose number text", "manufacturer"]
    smaller = given.only(["dose number text"])
    assert [name for name, _ in smaller.rows] == ["dose number text", "dose number", "status"]


def test_a_vaccination_with_nothing_changed_needs_no_table() -> None:
    assert Given("RSV").step == "Given a minimal RSV vaccination"
    told = Given("RSV", "complete", "a valid NHS number").step
    assert told == "Given a complete RSV vaccination of a patient with a valid NHS number"


def test_facts_are_put_into_a_step_and_their_lines_set_in() -> None:
    given = Given("RSV", facts={"vaccine type": "RSV", "message": "one\ntwo"})
    told = given.filled('Then the <vaccine type> says\n  """\n  <message> or <colour>\n  """')
    assert told == 'Then the RSV says\n  """\n  one\n  two or <colour>\n  """'


@pytest.mark.parametrize("text", ["plain", "with {braces}", "that ends\n", "a\nb\n"])
def test_what_is_expected_is_just_that_text(text: str) -> None:
    given = Given("RSV", facts={"message": as_expected(text)})
    [step] = parse_steps(given.filled('Then it is\n  """\n  <message>\n  """'))
    assert expectation(str(step.text), SOURCES) == text
