"""How much was searched for planted secrets, and what was found."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

CANARY = "canary"
"""The name of the property under which a test tells the figures of one search."""


class Canary:
    """Searches what runs left, and tells how much that was."""

    def __init__(self, tell: Callable[[str, object], None]) -> None:
        """Tell by pytest's `record_property`."""
        self._tell = tell

    def search(
        self, left: Mapping[str, bytes], planted: Mapping[str, Sequence[bytes]]
    ) -> dict[str, set[str]]:
        """As the function of that name, and tell its figures."""
        found = search(left, planted)
        size = sum(map(len, left.values()))
        self._tell(CANARY, {"planted": len(planted), "files": len(left), "bytes": size, "found": len(found)})
        return found


def search(left: Mapping[str, bytes], planted: Mapping[str, Sequence[bytes]]) -> dict[str, set[str]]:
    """Search what is left, by place, for secrets, by name, each of which has several forms.

    Returns each secret that can be read, with the places where.
    """
    found = {
        name: {where for where, body in left.items() if any(form in body for form in forms)}
        for name, forms in planted.items()
    }
    return {name: places for name, places in found.items() if places}


def canary_lines(searches: Iterable[Mapping[str, int]]) -> list[str]:
    """Sum up the figures of searches in one line, if there were any."""
    total: Counter[str] = Counter()
    for each in searches:
        total.update(each)
    if not total:
        return []
    searched = f"{total['bytes']:,} bytes in {total['files']} files and consoles searched"
    return [f"Canary: {total['planted']} secrets planted, {searched}, {total['found']} found"]
