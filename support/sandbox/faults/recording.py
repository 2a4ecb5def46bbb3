"""Faults of creating a record."""

from dataclasses import replace

from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, without
from support.sandbox.service import Immunizations


@fault("API-CREATE-05", clue="201")
def create_answers_200(seams: Seams) -> None:
    """A create is answered 200 instead of 201."""
    seams.spoil(Immunizations, "create", lambda answer: replace(answer, status=200))


@fault("API-CREATE-05", clue="e-tag")
def create_tells_no_version(seams: Seams) -> None:
    """The answer to a create does not tell the version of the new record."""
    seams.spoil(
        Immunizations, "create", lambda answer: replace(answer, headers=without(answer.headers, "E-Tag"))
    )
