"""What Locust would be told."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from load.figures import Figures


@dataclass
class Told:
    """Figures, and what they fired."""

    events: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.figures = Figures(lambda **event: self.events.append(event))

    @property
    def lines(self) -> list[str]:
        """`POST /Immunization`, or with the reason of a failure: `POST /Immunization: 500 …`."""
        return [
            f"{event['request_type']} {event['name']}"
            + (f": {event['exception']}" if event["exception"] else "")
            for event in self.events
        ]


@pytest.fixture
def told() -> Told:
    return Told()
