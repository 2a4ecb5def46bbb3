"""Clocks that do not go by themselves, so that no test depends on how fast the machine is."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest


class SleptClock:
    """Clocks that only sleeping moves on; that of the machine may be put forward or back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.ahead = 0.0
        """By how much that of the machine has been put forward."""
        monkeypatch.setattr("time.sleep", self._sleep)
        monkeypatch.setattr("time.monotonic", lambda: self.now)
        monkeypatch.setattr("time.time", lambda: self.now + self.ahead)

    def _sleep(self, seconds: float) -> None:
        self.now += seconds


def stopped_at(now: str) -> Any:
    """What a module knows as `datetime`, where it is always the same moment."""
    return SimpleNamespace(
        now=lambda zone: datetime.fromisoformat(now).astimezone(zone), combine=datetime.combine
    )
