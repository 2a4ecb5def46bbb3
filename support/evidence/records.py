"""What the doors to the outside report of each use: plain facts, secrets included until they are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Exchange:
    """One HTTP request and its answer, as they went over the wire."""

    method: str
    url: str = field(repr=False)
    request_headers: Mapping[str, str] = field(repr=False)
    request_body: str | None = field(repr=False)
    status: int | None = None
    """None as long as no answer has come."""
    response_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    response_body: str = field(default="", repr=False)
    seconds: float = 0.0
    purpose: str = ""
    """Why it was sent, where the method and the path do not say so: `token`."""


@dataclass(frozen=True)
class Lookup:
    """One question to a table, asked as often as it took."""

    table: str
    query: str
    """The index and the key that were asked for: `ImmunisationIdIndex: ImmsID = …`."""
    items: Sequence[Mapping[str, Any]]
    """What the last look found."""
    looks: int
    seconds: float
    """From the question to the last look, what was waited before the first one included."""
    expected_count: int | None = None
    """How many items were waited for; None when any number would do."""
