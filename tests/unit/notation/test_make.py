"""What a cell of a Given makes."""

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

import nhs_number
import pytest

from support.notation import REMOVE, Kind, NotationError, Sources, make

NOON = datetime(2026, 2, 28, 12, 0, 0, 250_000, tzinfo=UTC)
SOME_UUID = UUID("11111111-2222-4333-8444-555555555555")


def sources(seed: int = 1, **notes: Any) -> Sources:
    return Sources(clock=lambda: NOON, random=Random(seed), notes=notes, new_uuid=lambda: SOME_UUID)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("B-2", "B-2"),
        ("5", "5"),
        ("true", "true"),
        ("{today}", "2026-02-28"),
        ("{today - 1 day}", "2026-02-27"),
        ("{today + 2 years}", "2028-02-28"),
        ("{today+1 month}", "2026-03-28"),
        ("{today - 18 years + 1 day}", "2008-02-29"),
        ("{now}", "2026-02-28T12:00:00.250+00:00"),
        ("{now - 1 hour}", "2026-02-28T11:00:00.250+00:00"),
        ("{now + 90 seconds at +01:00}", "2026-02-28T13:01:30.250+01:00"),
        ("{now at -05:30}", "2026-02-28T06:30:00.250-05:30"),
        ("{uuid}", str(SOME_UUID)),
        ("{3 spaces}", "   "),
        ("{1 space}x{1 space}", " x "),
        ("{blank}", ""),
        ("{absent}", REMOVE),
        ("{null}", None),
        ("{true}", True),
        ("{false}", False),
        ("{number 5}", 5),
        ("{text 5}", "5"),
        ("{text  padded }", " padded "),
        ('{json [1, {"a": null}]}', [1, {"a": None}]),
        ("{json {}}", {}),
        (r'{json "a\nb"}', "a\nb"),
        ("{{literal}}", "{literal}"),
        ("{{{today}}}", "{2026-02-28}"),
        ("born {today}, {blank}{number 0.50} ml", "born 2026-02-28, 0.50 ml"),
    ],
)
def test_a_cell_makes_a_value(cell: str, value: Any) -> None:
    made = make(cell, sources())
    assert made == value
    assert type(made) is type(value)


@pytest.mark.parametrize("number", ["0.50", "1E+2", "1e-7", "-0.0", "123456789.123456789123456789"])
def test_numbers_keep_their_digits(number: str) -> None:
    made = make(f"{{number {number}}}", sources())
    assert isinstance(made, Decimal)
    assert str(made) == str(Decimal(number))
    assert make(f'{{json {{"n": {number}}}}}', sources())["n"].as_tuple() == made.as_tuple()


def test_letters_and_digits_come_from_the_seed() -> None:
    letters, digits = make("{36 letters}", sources(1)), make("{10 digits}", sources(1))
    assert re.fullmatch("[A-Za-z]{36}", letters)
    assert letters not in (letters.lower(), letters.upper())
    assert re.fullmatch("[0-9]{10}", digits)
    assert make("{36 letters}", sources(1)) == letters
    assert make("{36 letters}", sources(2)) != letters


def test_today_and_now_are_in_utc_wherever_the_clock_is() -> None:
    after_midnight = datetime(2026, 6, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    abroad = Sources(clock=lambda: after_midnight, random=Random(1), notes={})
    assert make("{today}", abroad) == "2026-05-31"
    assert make("{now}", abroad) == "2026-05-31T23:30:00.000+00:00"


def test_a_uuid_is_new_every_time_whatever_the_seed() -> None:
    real = Sources(clock=lambda: NOON, random=Random(1), notes={})
    assert make("{uuid}", real) != make("{uuid}", real)


def test_a_note_keeps_its_type_alone_and_is_text_inside_text() -> None:
    known = sources(version=3, holder={"a": 1})
    assert make("{note version}", known) == 3
    assert make("{note holder}", known) == {"a": 1}
    assert make("version {note version}", known) == "version 3"


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("5", "number", 5),
        ("0.30", "number", Decimal("0.30")),
        ("-1", "number", -1),
        ("{text 5}", "number", "5"),
        ("{blank}", "number", ""),
        ("{null}", "number", None),
        ("true", "boolean", True),
        ("false", "boolean", False),
        ("{text true}", "boolean", "true"),
        ("Oriel", "list", ["Oriel"]),
        ("Oriel , Wren", "list", ["Oriel", "Wren"]),
        ("Oriel, {blank}", "list", ["Oriel", ""]),
        ("{2 spaces}", "list", ["  "]),
        ("{text Oriel, Wren}", "list", "Oriel, Wren"),
        ("{json []}", "list", []),
        ("[]", "json", []),
        ('{json {"start": "2020"}}', "json", {"start": "2020"}),
        ("{absent}", "json", REMOVE),
    ],
)
def test_the_kind_of_field_decides_how_plain_text_is_read(cell: str, kind: Kind, value: Any) -> None:
    assert make(cell, sources(), kind) == value


@pytest.mark.parametrize("kind", ["text", "number"])
def test_a_pattern_is_read_like_typed_text(kind: Kind) -> None:
    assert isinstance(make("{3 digits}1", sources(4), kind), str if kind == "text" else int)


@pytest.mark.parametrize(
    ("cell", "kind", "complaint"),
    [
        ("{todya}", "text", r"unknown notation \{todya\}. Did you mean today\?"),
        ("{36 leters}", "text", "Did you mean letters?"),
        ("{today - 1 fortnight}", "text", r"written like this: \{today - 1 day\}"),
        ("x {now + 1 day at 01:00} y", "text", r"in: x \{now .*written like this: \{now - 1 hour at"),
        ('{"a": 1}', "text", r"JSON is written like this: \{json "),
        ("{}", "text", r"JSON is written like this: \{json "),
        ("{NHS number}", "text", r"A literal brace is written \{\{ or \}\}"),
        ("{today", "text", "a brace without its partner"),
        ("today}", "text", "a brace without its partner"),
        ("", "text", r"empty: write \{blank\}"),
        ("{any text}", "text", r"\{any text\} only checks a value"),
        ("id {any text}", "text", r"\{any text\} only checks a value"),
        ("{any number}", "number", r"\{any number\} only checks a value"),
        ("{json [}", "text", "not JSON"),
        ("{json NaN}", "text", "JSON has no NaN"),
        ("{number five}", "text", "'five' is not a number"),
        ("{number 007}", "text", "'007' is not a number"),
        ("{note idd}", "text", "nothing was noted as 'idd'. Did you mean id"),
        ("x{absent}", "text", r"\{absent\} is neither text nor a number .* stand alone"),
        ("x{true}", "text", "must stand alone"),
        ("{today + 9999 years}", "text", "leaves the calendar"),
        ("five", "number", r"'five' is not a number .*\{text five\}"),
        ("1.0.0", "number", "is not a number"),
        ("True", "boolean", r"neither true nor false. .*\{text True\}"),
        ("left arm", "json", r"not JSON.*\{text left arm\}"),
    ],
)
def test_a_cell_that_makes_no_sense_says_what_would(cell: str, kind: Kind, complaint: str) -> None:
    with pytest.raises(NotationError, match=complaint):
        make(cell, sources(id="x"), kind)


def test_a_new_nhs_number_is_a_right_one_that_the_seed_repeats() -> None:
    number = make("{new NHS number}", sources())
    assert nhs_number.is_valid(number)
    assert number == make("{new NHS number}", sources())
    assert number != make("{new NHS number}", sources(seed=2))
