"""How a location leads to a value."""

from typing import Any

import pytest

from support.sandbox.validation.locations import find, matching

RECORD = {"a": {"b": [{"k": "x", "v": 1}, {"k": "y", "v": 2}, {"k": "y", "v": 3}]}}


@pytest.mark.parametrize(
    ("location", "value"),
    [
        ("a.b[0].v", 1),
        ("a.b[?(@.k=='y')].v", 2),
        ("a.b[2].k", "y"),
    ],
)
def test_a_location_leads_to_the_first_value_that_fits(location: str, value: object) -> None:
    assert find(RECORD, location) == value


@pytest.mark.parametrize(
    ("location", "error"),
    [
        ("a.c", KeyError),
        ("a.b[?(@.k=='z')]", KeyError),
        ("a.b[3]", IndexError),
        ("a.b.c", TypeError),
        ("a.b[0].v.w", TypeError),
        ("a[?(@.k=='y')]", AttributeError),
    ],
)
def test_a_location_that_leads_nowhere_fails_as_python_does(location: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        find(RECORD, location)


@pytest.mark.parametrize("odd", [None, "x", 5, [], {}, {"actor": None}, {"actor": "x"}, {"actor": {}}])
def test_an_element_that_has_no_such_depth_does_not_fit(odd: Any) -> None:
    fits = {"actor": {"type": "Organization"}}
    assert list(matching([odd, fits], "actor.type", "Organization")) == [fits]


@pytest.mark.parametrize("odd", [None, "x", 5, []])
def test_an_element_that_is_no_object_cannot_be_asked(odd: Any) -> None:
    with pytest.raises(AttributeError, match="has no attribute 'get'"):
        list(matching([odd], "system", "s"))
