"""How many of the observed cases the sandbox agrees with."""

from collections import Counter
from collections.abc import Callable, Iterable

AGREEMENT = "agreement"
"""The name of the property under which a test tells of one case: what it is about, and whether it agrees."""


class Agreement:
    """Tells of cases, each under what it agrees on or not."""

    def __init__(self, tell: Callable[[str, object], None]) -> None:
        """Tell by pytest's `record_property`."""
        self._tell = tell

    def note(self, what: str, agrees: bool) -> bool:
        """Tell of a case, and give back whether it agrees."""
        self._tell(AGREEMENT, (what, agrees))
        return agrees


def agreement_lines(cases: Iterable[tuple[str, bool]]) -> list[str]:
    """Sum up what tests told, one line for each thing that cases agree on or not."""
    seen: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    for what, agrees in cases:
        seen[what] += 1
        agreed[what] += agrees
    return [f"{agreed[what]} of {seen[what]} {what}" for what in sorted(seen)]
