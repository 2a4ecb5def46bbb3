"""Rules that only the notation offers."""

from dataclasses import dataclass
from decimal import Decimal

from support.matching import ABSENT, Mismatch, compare, shown


@dataclass(frozen=True)
class AnyNumber:
    """A number, and neither text nor true or false."""

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to anything but a number."""
        if isinstance(actual, (int, float, Decimal)) and not isinstance(actual, bool):
            return []
        return [Mismatch(where, self, actual, "missing" if actual is ABSENT else "not a number")]

    def __str__(self) -> str:
        return "any number"


@dataclass(frozen=True)
class AnyValue:
    """Something that is there and not null."""

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to null and to a missing member."""
        if actual is ABSENT or actual is None:
            return [Mismatch(where, self, actual, "missing" if actual is ABSENT else "null")]
        return []

    def __str__(self) -> str:
        return "any value"


@dataclass(frozen=True)
class AnythingBut:
    """Something that is there and is not what is `refused`, by its text either."""

    refused: object
    written: str

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to what is refused, and to a missing member."""
        if actual is ABSENT:
            return [Mismatch(where, self, actual, "missing")]
        same = not compare(self.refused, actual, where) or shown(actual) == str(self.refused)
        return [Mismatch(where, self, actual, "just what it must not be")] if same else []

    def __str__(self) -> str:
        return f"anything but {self.written}"
