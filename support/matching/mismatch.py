"""What a comparison finds, and what a rule in place of a value has to offer."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class Mismatch:
    """One difference: the place, what should be there, what is there, and the reason in plain words.

    `expected` or `actual` is `ABSENT` when nothing should be, or is, at that place.
    """

    where: str
    expected: object
    actual: object
    why: str


@runtime_checkable
class Marker(Protocol):
    """A rule that stands for a value inside an expectation; `str()` of it is what a report shows."""

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Say what is wrong with `actual`, found at `where`; `actual` is `ABSENT` if nothing is there."""
        ...


class Absent:
    """The rule that a member must not be there, and the value of one that is not."""

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to anything but `ABSENT`."""
        return [] if actual is self else [Mismatch(where, self, actual, "unexpected")]

    def __str__(self) -> str:
        return "absent"

    __repr__ = __str__


ABSENT = Absent()
