"""Histories for the oracle's tests, and a journey recorded against a deployed environment."""

import copy
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from support.expected import Change, History, Operation

RECORD_ID = "627b12aa-a97a-4e87-9467-a7d3c4c1371a"
FIRST_SINCE = datetime(2026, 3, 4, 10, 0, 0, 250_000, tzinfo=UTC)
WINDOW = timedelta(seconds=2)
_DATA = Path(__file__).parent / "data"


def sent_body() -> dict[str, Any]:
    """The body that was sent; it is about COVID, and each call gives a fresh copy."""
    text = (_DATA / "create_request.json").read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(text, parse_float=Decimal))


def recorded_item() -> dict[str, Any]:
    """The events item that was found for it."""
    return cast(dict[str, Any], json.loads((_DATA / "events_item.json").read_text(encoding="utf-8")))


def recorded_history() -> History:
    """The history of that journey, as far as the item was looked at."""
    return History(RECORD_ID, (Change("CREATE", "Postman_Auth", sent_body(), since(0), since(0) + WINDOW),))


def epoch(position: int) -> Decimal:
    """A whole epoch second within the window of the change at `position`."""
    return Decimal(int(since(position).timestamp()) + 1)


def since(position: int) -> datetime:
    """The beginning of the window of the change at `position`; windows are an hour apart."""
    return FIRST_SINCE + position * timedelta(hours=1)


def history_of(*steps: str, body: dict[str, Any] | None = None) -> History:
    """Give the history of `CREATE EMIS`, `UPDATE DPSFULL`… steps; each body has its own lot number."""
    return History(RECORD_ID, tuple(_change(position, step, body) for position, step in enumerate(steps)))


def _change(position: int, step: str, body: dict[str, Any] | None) -> Change:
    operation, _, supplier = step.partition(" ")
    sent = copy.deepcopy(body or sent_body()) | {"lotNumber": f"LOT-{position}"}
    return Change(
        operation=cast(Operation, operation),
        supplier=supplier or "EMIS",
        resource=None if operation == "DELETE" else sent,
        since=since(position),
        until=since(position) + WINDOW,
    )
