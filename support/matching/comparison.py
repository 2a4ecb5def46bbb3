"""Comparing JSON-like values in depth, finding every difference at once."""

import re
from decimal import Decimal
from typing import Any

from support.matching.mismatch import ABSENT, Marker, Mismatch
from support.matching.rendering import first_difference

ROOT = "$"
_PLAIN_NAME = re.compile(r"[^\s.\[\]\"]+")


def compare(expected: Any, actual: Any, where: str = ROOT) -> list[Mismatch]:
    """List every difference between what is expected at `where` and what is there.

    Values are JSON-like: dict, list, str, bool, int, float, Decimal, None. Numbers are compared by their
    exact decimal value, whatever their type; text, numbers and true/false never equal each other. Members
    of an object are compared by name and elements of a list by position; none may be missing or
    unexpected. A `Marker` inside `expected` stands for a rule. Raises TypeError if `expected` holds
    anything else.
    """
    if isinstance(expected, Marker):
        return expected.mismatches(actual, where)
    if actual is ABSENT:
        return [Mismatch(where, expected, ABSENT, "missing")]
    wanted, found = _kind(expected), _kind(actual)
    if wanted is None:
        raise TypeError(f"{where}: cannot compare with {expected!r}: it is neither JSON-like nor a Marker")
    if wanted != found:
        why = f"{found or type(actual).__name__} instead of {wanted}"
        return [Mismatch(where, expected, actual, why)]
    match expected:
        case dict():
            return _compare_members(expected, actual, where)
        case list():
            return _compare_elements(expected, actual, where)
        case _:
            return _compare_scalars(expected, actual, where)


def member_path(where: str, name: str) -> str:
    """Path of the member `name` of the object at `where`."""
    if not _PLAIN_NAME.fullmatch(name):
        return f'{where}["{name}"]'
    return name if where == ROOT else f"{where}.{name}"


def as_decimal(number: int | float | Decimal) -> Decimal:
    """Give a number its exact decimal value; a float counts as the digits it is written with."""
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(number)


def _compare_members(expected: dict[str, Any], actual: dict[str, Any], where: str) -> list[Mismatch]:
    names = [*expected, *(name for name in actual if name not in expected)]
    return [
        mismatch
        for name in names
        for mismatch in compare(
            expected.get(name, ABSENT), actual.get(name, ABSENT), member_path(where, str(name))
        )
    ]


def _compare_elements(expected: list[Any], actual: list[Any], where: str) -> list[Mismatch]:
    common = min(len(expected), len(actual))
    found = [
        mismatch
        for position in range(common)
        for mismatch in compare(expected[position], actual[position], f"{where}[{position}]")
    ]
    why = f"length {len(actual)} instead of {len(expected)}"
    missing = [(element, ABSENT) for element in expected[common:]]
    unexpected = [(ABSENT, element) for element in actual[common:]]
    return found + [
        Mismatch(f"{where}[{position}]", wanted, there, why)
        for position, (wanted, there) in enumerate(missing + unexpected, start=common)
    ]


def _compare_scalars(expected: Any, actual: Any, where: str) -> list[Mismatch]:
    match expected:
        case str():
            why = f"differs from character {first_difference(expected, actual) + 1} on"
            same = expected == actual
        case bool() | None:
            why, same = "differs", expected is actual
        case _:
            why, same = "different number", as_decimal(expected) == as_decimal(actual)
    return [] if same else [Mismatch(where, expected, actual, why)]


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (dict, "an object"),
    (list, "a list"),
    (str, "text"),
    (bool, "true/false"),  # before the numbers: to Python, True is an int
    ((int, float, Decimal), "a number"),
    (type(None), "null"),
)


def _kind(value: object) -> str | None:
    """Name the kind of a JSON-like value; None for a value of any other kind."""
    return next((name for types, name in _KINDS if isinstance(value, types)), None)
