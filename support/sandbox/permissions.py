"""What a supplier may do to which vaccine type (API-PERM-01…02)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Letter(StrEnum):
    """The letters of a permission such as `FLU.CRUDS`."""

    CREATE = "C"
    READ = "R"
    UPDATE = "U"
    DELETE = "D"
    SEARCH = "S"


@dataclass(frozen=True)
class Permissions:
    """The permissions of one supplier: none at all when it is unknown to the service."""

    granted: frozenset[tuple[str, Letter]] = frozenset()

    @classmethod
    def parse(cls, entries: Iterable[str]) -> "Permissions":
        """Read entries such as `HPV.CUD`; case does not matter, unknown letters are ignored."""
        granted = set()
        for entry in entries:
            vaccine_type, _, letters = entry.partition(".")
            granted |= {(vaccine_type.upper(), letter) for letter in Letter if letter in letters.upper()}
        return cls(frozenset(granted))

    def allow(self, letter: Letter, vaccine_type: str) -> bool:
        """Tell whether the supplier may do this to that type."""
        return (vaccine_type.upper(), letter) in self.granted
