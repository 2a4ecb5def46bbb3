"""How much was searched for planted secrets, and what was found."""

from collections.abc import Mapping, Sequence


class Canary:
    """Searches what runs left, and keeps count."""

    def __init__(self) -> None:
        self._planted = self._bytes = self._files = self._found = 0

    def search(
        self, left: Mapping[str, bytes], planted: Mapping[str, Sequence[bytes]]
    ) -> dict[str, set[str]]:
        """Search what is left, by place, for secrets, by name, each of which has several forms.

        Returns each secret that can be read, with the places where.
        """
        found = {
            name: {where for where, body in left.items() if any(form in body for form in forms)}
            for name, forms in planted.items()
        }
        self._planted += len(planted)
        self._files += len(left)
        self._bytes += sum(map(len, left.values()))
        self._found += sum(map(bool, found.values()))
        return {name: places for name, places in found.items() if places}

    def lines(self) -> list[str]:
        """Tell the figures in one line, if anything was searched."""
        if not self._files:
            return []
        searched = f"{self._bytes:,} bytes in {self._files} files and consoles searched"
        return [f"Canary: {self._planted} secrets planted, {searched}, {self._found} found"]
