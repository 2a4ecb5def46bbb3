"""How many requests a minute an environment lets through (AUTH-22)."""

import threading
from collections.abc import Callable

MINUTE = 60.0


class Quota:
    """Counts the requests of all callers together; the minute starts with the first of them."""

    def __init__(self, per_minute: int | None, epoch_seconds: Callable[[], float]) -> None:
        """Without a number nothing is limited."""
        self._per_minute = per_minute
        self._epoch_seconds = epoch_seconds
        self._opened = float("-inf")
        self._count = 0
        self._lock = threading.Lock()

    def admits(self) -> bool:
        """Count a request, and tell whether it may pass."""
        if self._per_minute is None:
            return True
        with self._lock:
            now = self._epoch_seconds()
            if now >= self._opened + MINUTE:
                self._opened, self._count = now, 0
            self._count += 1
            return self._count <= self._per_minute
