"""Faults of what is published in the delta table."""

from support.sandbox.delta.conversion import _FIELDS as FIELDS
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams


@fault("DLT-BATCH_NUMBER-1", clue="BATCH_NUMBER")
def batch_number_in_capitals(seams: Seams) -> None:
    """The batch number is published in capitals."""
    right = FIELDS["BATCH_NUMBER"]
    seams.entry(FIELDS, "BATCH_NUMBER", lambda resource: right(resource).upper())
