"""Turning mismatches into a failure that explains itself."""

from collections.abc import Sequence
from typing import Any

from support.matching.comparison import ROOT, compare
from support.matching.mismatch import Mismatch
from support.matching.rendering import table


class MismatchError(AssertionError):
    """What is there is not what was expected; the message is a table of every difference."""

    def __init__(self, mismatches: Sequence[Mismatch]) -> None:
        """Take the differences, of which there is at least one."""
        count = f"{len(mismatches)} difference{'s' if len(mismatches) > 1 else ''}"
        super().__init__(f"{count} from what was expected:\n{table(mismatches)}")
        self.mismatches = tuple(mismatches)


def require_match(expected: Any, actual: Any, where: str = ROOT) -> None:
    """Raise MismatchError with every difference between `expected` and `actual`, see `compare`.

    Raises ValueError if `expected` is an empty object or list: such a check would look at nothing.
    """
    if expected in ({}, []):
        raise ValueError(f"{where}: nothing is expected, so there is nothing to check")
    if mismatches := compare(expected, actual, where):
        raise MismatchError(mismatches)
