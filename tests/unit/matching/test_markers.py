from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from support.matching import (
    ABSENT,
    ANY_TEXT,
    HEX32,
    UUID4,
    AllOf,
    Containing,
    Digits,
    InstantBetween,
    JsonText,
    Matching,
    NumberBetween,
    OneOf,
    compare,
)

NOON = datetime(2025, 3, 4, 12, 0, 0, tzinfo=UTC)
ONE_PAST = datetime(2025, 3, 4, 12, 0, 1, tzinfo=UTC)
SECOND = InstantBetween(NOON, ONE_PAST)

ACCEPTED = [
    (ABSENT, ABSENT),
    (ANY_TEXT, "two\nlines"),
    (ANY_TEXT, " "),
    (Matching(r"\d+"), "042"),
    (NumberBetween(1, 3), 1),
    (NumberBetween(1, 3), Decimal("3.000")),
    (NumberBetween(1, 3), 2.5),
    (SECOND, "2025-03-04T12:00:00+00:00"),
    (SECOND, "2025-03-04T13:00:01+01:00"),
    (UUID4, "627b12aa-a97a-4e87-9467-a7d3c4c1371a"),
    (HEX32, "0123456789abcdef0123456789ABCDEF"),
    (JsonText({"a": [1, None]}), '{"a": [1, null]}'),
    (JsonText({"a": Decimal("0.1")}), '{"a": 0.10}'),
    (JsonText({"a": Digits(Decimal("0.10"))}), '{"a": 0.10}'),
    (Digits(1), Decimal("1")),
    (OneOf("a", "b"), "b"),
    (OneOf("a", ABSENT), ABSENT),
    (AllOf(ANY_TEXT, Matching("a+")), "aa"),
    (Containing({"a": 1}), {"a": 1, "b": 2}),
    (Containing({"a": 1, "c": ABSENT}), {"a": 1}),
]

REFUSED = [
    (ABSENT, ""),
    (ABSENT, None),
    (ANY_TEXT, ""),
    (ANY_TEXT, 5),
    (ANY_TEXT, ABSENT),
    (Matching(r"\d+"), "042x"),
    (Matching(r"\d+"), "x042"),
    (Matching(r"\d+"), "042\n"),
    (Matching(r"\d+"), 42),
    (NumberBetween(1, 3), 0.999),
    (NumberBetween(1, 3), Decimal("3.0001")),
    (NumberBetween(0, 1), True),
    (NumberBetween(1, 3), "2"),
    (NumberBetween(1, 3), Decimal("NaN")),
    (NumberBetween(1, 3), ABSENT),
    (SECOND, "2025-03-04T11:59:59.999999+00:00"),
    (SECOND, "2025-03-04T12:00:01.000001+00:00"),
    (SECOND, "2025-03-04T12:00:00"),
    (SECOND, "noon"),
    (SECOND, 1741089600),
    (UUID4, "627B12AA-A97A-4E87-9467-A7D3C4C1371A"),
    (UUID4, "627b12aa-a97a-1e87-9467-a7d3c4c1371a"),
    (HEX32, "0123456789abcdef0123456789abcde"),
    (HEX32, "g123456789abcdef0123456789abcdef"),
    (JsonText({"a": 1}), {"a": 1}),
    (JsonText({"a": 1}), "{'a': 1}"),
    (JsonText({"a": 1}), '{"a": 2}'),
    (JsonText({"a": 1}), ABSENT),
    (JsonText({"a": Digits(Decimal("0.10"))}), '{"a": 0.1}'),
    (Digits(Decimal("1E+2")), 100),
    (Digits(1), 2),
    (Digits(1), "1"),
    (OneOf("a", "b"), "c"),
    (OneOf("a", "b"), ABSENT),
    (AllOf(ANY_TEXT, Matching("a+")), "ab"),
    (Containing({"a": 1}), {"a": 2}),
    (Containing({"a": 1}), {"b": 1}),
    (Containing({"a": ABSENT}), {"a": 1}),
    (Containing({"a": 1}), [1]),
]


@pytest.mark.parametrize(("marker", "actual"), ACCEPTED, ids=str)
def test_a_marker_accepts_what_follows_its_rule(marker: Any, actual: Any) -> None:
    assert compare({"x": marker}, {} if actual is ABSENT else {"x": actual}) == []


@pytest.mark.parametrize(("marker", "actual"), REFUSED, ids=str)
def test_a_marker_objects_once_to_what_breaks_its_rule(marker: Any, actual: Any) -> None:
    [found] = compare({"x": marker}, {} if actual is ABSENT else {"x": actual})
    assert found.where.split(".")[0] == "x"
    assert found.why


@pytest.mark.parametrize(
    ("marker", "text"),
    [
        (ABSENT, "absent"),
        (ANY_TEXT, "any text"),
        (Matching(r"^\d+$"), r"text matching ^\d+$"),
        (NumberBetween(1, 3), "a number between 1 and 3"),
        (SECOND, "an instant between 2025-03-04T12:00:00+00:00 and 2025-03-04T12:00:01+00:00"),
        (UUID4, "a lower-case UUID v4"),
        (Digits(Decimal("0.50")), "0.50"),
        (OneOf("a", 1, ABSENT), 'one of "a", 1, absent'),
        (AllOf(ANY_TEXT, "a"), 'any text and "a"'),
        (JsonText({"a": True}), 'the JSON text of {"a": true}'),
        (Containing({"a": None}), 'an object with {"a": null}'),
    ],
)
def test_a_marker_describes_itself(marker: object, text: str) -> None:
    assert str(marker) == text


def test_json_text_reports_paths_inside_the_text() -> None:
    [found] = compare({"Resource": JsonText({"a": [1, 2]})}, {"Resource": '{"a": [1, 3]}'})
    assert (found.where, found.expected, found.actual) == ("Resource.a[1]", 2, 3)


def test_a_pattern_that_is_none_is_an_error_at_once() -> None:
    with pytest.raises(ValueError, match=r"'\(' is not a regular expression: "):
        Matching("(")


@pytest.mark.parametrize("build", [OneOf, AllOf, lambda: Containing({})])
def test_a_marker_that_would_check_nothing_cannot_be_made(build: Any) -> None:
    with pytest.raises(ValueError, match="at least one"):
        build()
