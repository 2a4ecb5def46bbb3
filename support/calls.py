"""How often the outside is called: counted at the doors, for each scenario and for the run.

Where a quota limits the requests, they and not the seconds decide how long a run takes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Literal, get_args

Kind = Literal["api", "events", "delta", "tokens"]


@dataclass(frozen=True)
class Calls:
    """So many calls of each kind."""

    api: int = 0
    """Requests to the API: each counts, also one that is sent again or never answered."""
    events: int = 0
    """Queries of the events table: a wait of five looks is five."""
    delta: int = 0
    """Queries of the delta table."""
    tokens: int = 0
    """Requests for tokens. All scenarios share those, so they are the run's and no scenario's."""

    def __add__(self, other: "Calls") -> "Calls":
        return Calls(*(getattr(self, kind) + getattr(other, kind) for kind in KINDS))

    def __sub__(self, other: "Calls") -> "Calls":
        return Calls(*(getattr(self, kind) - getattr(other, kind) for kind in KINDS))

    def __str__(self) -> str:
        return f"{self.api} to the API, {self.looks} looks into tables"

    @property
    def looks(self) -> int:
        """Queries of either table."""
        return self.events + self.delta


KINDS: tuple[Kind, ...] = get_args(Kind)


class Tally:
    """Counts the calls of one process; any number of threads may count."""

    def __init__(self) -> None:
        self._so_far = Calls()
        self._lock = Lock()

    @property
    def so_far(self) -> Calls:
        """All that has been counted."""
        return self._so_far

    def count(self, kind: Kind) -> None:
        """Count a call."""
        with self._lock:
            self._so_far += Calls(**{kind: 1})

    def add(self, calls: Iterable[Calls]) -> None:
        """Add what other processes have counted."""
        with self._lock:
            self._so_far = sum(calls, self._so_far)
