"""Faults of updating a record."""

from support.sandbox import service
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams


@fault("VAL-206", "API-UPDATE-01", clue="400")
def stale_version_accepted(seams: Seams) -> None:
    """An update that was made from an old version is accepted, and what came in between is lost."""
    seams.replace(service, "_check_version", lambda stored, version: None)
