"""Rules that stand for values inside an expectation, for what cannot be known or may vary.

Bounds are inclusive. A marker never accepts `ABSENT`, unless it says so.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from support.matching.comparison import as_decimal, compare
from support.matching.mismatch import ABSENT, Mismatch
from support.matching.rendering import shown


class Matching:
    """Text that matches a regular expression from its first to its last character."""

    def __init__(self, pattern: str, meaning: str = "") -> None:
        """Take a pattern and, for reports, its meaning; ValueError if it is not a regular expression."""
        try:
            self._pattern = re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
        self._meaning = meaning or f"text matching {pattern}"

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to anything but matching text."""
        matches = isinstance(actual, str) and self._pattern.fullmatch(actual)
        return [] if matches else [_objection(self, actual, where)]

    def __str__(self) -> str:
        return self._meaning

    __repr__ = __str__


ANY_TEXT = Matching(r"(?s).+", "any text")
HEX32 = Matching(r"[0-9a-fA-F]{32}", "32 hexadecimal characters")
UUID4_PATTERN = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
UUID4 = Matching(UUID4_PATTERN, "a lower-case UUID v4")


@dataclass(frozen=True)
class NumberBetween:
    """A number from `low` to `high`."""

    low: int | Decimal
    high: int | Decimal

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to anything but a number within the bounds."""
        number = _number(actual)
        within = number is not None and self.low <= number <= self.high
        return [] if within else [_objection(self, actual, where)]

    def __str__(self) -> str:
        return f"a number between {self.low} and {self.high}"


@dataclass(frozen=True)
class InstantBetween:
    """ISO 8601 text with an offset, naming an instant from `low` to `high` (aware datetimes)."""

    low: datetime
    high: datetime

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to anything but text that names an instant within the bounds."""
        instant = _instant(actual)
        within = instant is not None and self.low <= instant <= self.high
        return [] if within else [_objection(self, actual, where)]

    def __str__(self) -> str:
        return f"an instant between {self.low.isoformat()} and {self.high.isoformat()}"


@dataclass(frozen=True)
class Digits:
    """A number written with exactly these digits: `0.50` is not `0.5`, and `1E+2` is not `100`.

    Only of use for numbers that were parsed as Decimal; see `JsonText`.
    """

    number: int | Decimal

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to anything but the number itself, digit for digit."""
        found = compare(self.number, actual, where)
        if not found and str(actual) != str(self.number):
            found = [Mismatch(where, self, actual, "same number in other digits")]
        return found

    def __str__(self) -> str:
        return str(self.number)


@dataclass(frozen=True)
class JsonText:
    """Text that holds JSON; what it holds is compared with `expected`, never the text itself.

    Fractions are read as Decimal, so that no digit is lost.
    """

    expected: Any

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """List every difference inside the parsed text."""
        if not isinstance(actual, str):
            return [_objection(self, actual, where)]
        try:
            held = json.loads(actual, parse_float=Decimal)
        except ValueError as error:
            return [Mismatch(where, self, actual, f"not JSON: {error}")]
        return compare(self.expected, held, where)

    def __str__(self) -> str:
        return f"the JSON text of {shown(self.expected)}"


class OneOf:
    """Any of several values or rules; `ABSENT` may be one of them."""

    def __init__(self, *choices: Any) -> None:
        """Take the choices; ValueError if there are none."""
        if not choices:
            raise ValueError("OneOf needs at least one choice")
        self._choices = choices

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to what differs from every choice."""
        if any(not compare(choice, actual, where) for choice in self._choices):
            return []
        return [_objection(self, actual, where)]

    def __str__(self) -> str:
        return "one of " + ", ".join(shown(choice) for choice in self._choices)

    __repr__ = __str__


class AllOf:
    """Something that each of several values or rules accepts; the first that objects is heard."""

    def __init__(self, *rules: Any) -> None:
        """Take the rules; ValueError if there are none."""
        if not rules:
            raise ValueError("AllOf needs at least one rule")
        self._rules = rules

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """List what the first objecting rule says."""
        return next((found for rule in self._rules if (found := compare(rule, actual, where))), [])

    def __str__(self) -> str:
        return " and ".join(shown(rule) for rule in self._rules)

    __repr__ = __str__


@dataclass(frozen=True)
class Containing:
    """An object of which only these members are looked at; `ABSENT` forbids one, others are free."""

    members: dict[str, Any]

    def __post_init__(self) -> None:
        if not self.members:
            raise ValueError("Containing needs at least one member, or it would accept every object")

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """List every difference in the members that are looked at."""
        if not isinstance(actual, dict):
            return [_objection(self, actual, where)]
        looked_at = {name: held for name, held in actual.items() if name in self.members}
        return compare(self.members, looked_at, where)

    def __str__(self) -> str:
        return f"an object with {shown(self.members)}"


def _objection(marker: object, actual: object, where: str) -> Mismatch:
    return Mismatch(where, marker, actual, "missing" if actual is ABSENT else f"not {marker}")


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    number = as_decimal(value)
    return number if number.is_finite() else None


def _instant(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return None
    return instant if instant.tzinfo else None
