"""What the unit tests share."""

import pytest

from tests.unit.clocks import SleptClock


@pytest.fixture
def slept_clock(monkeypatch: pytest.MonkeyPatch) -> SleptClock:
    """Waiting takes no time and looks take none: how often is looked follows from the patience alone."""
    return SleptClock(monkeypatch)
