"""Things that are remembered for a while: tokens, codes, logins under way, used JWT ids."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Expiring(Generic[Value]):
    """A table whose entries vanish after a fixed number of seconds; safe to share between threads.

    It holds no more than what was added within one lifetime.
    """

    def __init__(self, lifetime: float, epoch_seconds: Callable[[], float]) -> None:
        self._lifetime = lifetime
        self._epoch_seconds = epoch_seconds
        self._entries: dict[Hashable, tuple[float, Value]] = {}
        self._lock = threading.Lock()

    def add(self, key: Hashable, value: Value) -> bool:
        """Remember the value; False when the key is taken."""
        with self._lock:
            self._forget_expired()
            if key in self._entries:
                return False
            self._entries[key] = (self._epoch_seconds() + self._lifetime, value)
            return True

    def get(self, key: Hashable) -> Value | None:
        """Look the value up."""
        with self._lock:
            self._forget_expired()
            entry = self._entries.get(key)
        return entry[1] if entry else None

    def take(self, key: Hashable) -> Value | None:
        """Look the value up and forget it: of several threads only one gets it."""
        with self._lock:
            self._forget_expired()
            entry = self._entries.pop(key, None)
        return entry[1] if entry else None

    def __len__(self) -> int:
        return len(self._entries)

    def _forget_expired(self) -> None:
        """All entries live equally long, so the oldest, which a dict keeps first, expire first."""
        now = self._epoch_seconds()
        while self._entries:
            oldest = next(iter(self._entries))
            if self._entries[oldest][0] > now:
                return
            del self._entries[oldest]
