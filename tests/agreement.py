"""How many of the observed cases the sandbox agrees with."""

from collections import Counter


class Agreement:
    """Counts cases, each under what it agrees on or not."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._agreed: Counter[str] = Counter()

    def note(self, what: str, agrees: bool) -> bool:
        """Count a case, and give back whether it agrees."""
        self._seen[what] += 1
        self._agreed[what] += agrees
        return agrees

    def lines(self) -> list[str]:
        """Tell the figures, one line each, in the order in which they began."""
        return [f"{self._agreed[what]} of {seen} {what}" for what, seen in self._seen.items()]
