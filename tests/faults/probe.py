"""A probe looks at one thing that a fault changes: what a sandbox shows without it, and what with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from support.sandbox.faults import Fault
from tests.sandbox_client import Json, SandboxClient

Look = Callable[[SandboxClient], Any]


@dataclass(frozen=True)
class Probe:
    """How to see a fault."""

    fault: Fault
    look: Look
    right: Any
    wrong: Any


def probe(fault: Fault, *, right: Any, wrong: Any) -> Callable[[Look], Probe]:
    """Make a probe of a function that looks at a sandbox.

    Args:
        fault: that changes what it sees.
        right: what it sees in a sandbox without faults.
        wrong: what it sees in one that has the fault.
    """
    return lambda look: Probe(fault, look, right, wrong)


def stored_item(client: SandboxClient, record_id: str) -> Json:
    """The item of a record in the events table."""
    item = client.tables.event(record_id)
    assert item is not None
    return item
