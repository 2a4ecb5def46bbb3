from decimal import Decimal
from typing import Any

import pytest

from support.matching import ABSENT, Mismatch, compare, member_path


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        (1, Decimal("1")),
        (Decimal("0.50"), Decimal("0.5")),
        (Decimal("0.1"), 0.1),
        (Decimal("1E+2"), 100),
        (0, -0.0),
        ("é", "é"),
        (None, None),
        (True, True),
        ([], []),
        ({"a": [{"b": None}]}, {"a": [{"b": None}]}),
        ({"gone": ABSENT, "a": 1}, {"a": 1}),
    ],
)
def test_equal_values_have_no_mismatch(expected: Any, actual: Any) -> None:
    assert compare(expected, actual) == []


@pytest.mark.parametrize(
    ("expected", "actual", "why"),
    [
        (1, 2, "different number"),
        (1, Decimal("1.0000000000000000000000000000000000000001"), "different number"),
        (Decimal("NaN"), Decimal("NaN"), "different number"),
        (1, True, "true/false instead of a number"),
        (True, 1, "a number instead of true/false"),
        (False, True, "differs"),
        (1, "1", "text instead of a number"),
        ("1", 1, "a number instead of text"),
        ("abc", "abd", "differs from character 3 on"),
        ("abc", "abcd", "differs from character 4 on"),
        ("", None, "null instead of text"),
        (None, "", "text instead of null"),
        ({}, [], "a list instead of an object"),
        ([], {}, "an object instead of a list"),
        ("a", b"a", "bytes instead of text"),
        ("a", ABSENT, "missing"),
        (ABSENT, None, "unexpected"),
    ],
)
def test_different_values_have_one_mismatch(expected: Any, actual: Any, why: str) -> None:
    assert compare(expected, actual, "here") == [Mismatch("here", expected, actual, why)]


def test_every_mismatch_is_found_at_once_with_its_path() -> None:
    expected = {"contained": [{}, {"name": [{"family": "A", "given": ["B"]}]}], "status": "x", "gone": 1}
    actual = {"contained": [{}, {"name": [{"family": "Z", "given": "B"}]}], "status": "y", "new": 2}
    assert [(found.where, found.why) for found in compare(expected, actual, "Resource")] == [
        ("Resource.contained[1].name[0].family", "differs from character 1 on"),
        ("Resource.contained[1].name[0].given", "text instead of a list"),
        ("Resource.status", "differs from character 1 on"),
        ("Resource.gone", "missing"),
        ("Resource.new", "unexpected"),
    ]


@pytest.mark.parametrize(
    ("expected", "actual", "found"),
    [
        ([1, 2], [1], [Mismatch("$[1]", 2, ABSENT, "length 1 instead of 2")]),
        ([1], [1, 2], [Mismatch("$[1]", ABSENT, 2, "length 2 instead of 1")]),
        ([], [1], [Mismatch("$[0]", ABSENT, 1, "length 1 instead of 0")]),
    ],
)
def test_a_difference_in_length_names_the_elements_and_both_lengths(
    expected: Any, actual: Any, found: list[Mismatch]
) -> None:
    assert compare(expected, actual) == found


@pytest.mark.parametrize("unsupported", [{1, 2}, b"text", (1,), object()])
def test_an_expectation_that_is_not_json_like_is_an_error(unsupported: object) -> None:
    with pytest.raises(TypeError, match=r"a: cannot compare with .* neither JSON-like nor a Marker"):
        compare({"a": unsupported}, {"a": unsupported})


@pytest.mark.parametrize(
    ("where", "name", "path"),
    [
        ("$", "Resource", "Resource"),
        ("Resource", "id", "Resource.id"),
        ("headers", "e-tag", "headers.e-tag"),
        ("Imms", "odd name", 'Imms["odd name"]'),
        ("$", "a.b", '$["a.b"]'),
    ],
)
def test_paths_read_like_json_paths(where: str, name: str, path: str) -> None:
    assert member_path(where, name) == path
