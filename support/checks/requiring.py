"""How a check fails: with every difference at once, and with the request that it is about."""

from collections.abc import Sequence
from typing import Any, NoReturn

from support.evidence.attachments import attach_mismatches
from support.matching import Mismatch, MismatchError, compare
from support.session import Session


def require(session: Session, wanted: Any, actual: Any, where: str) -> None:
    """Compare a whole thing with what is expected of it.

    Raises:
        MismatchError: they differ; every difference is in the message.
    """
    if mismatches := compare(wanted, actual, where):
        fail(session, mismatches)


def fail(session: Session, mismatches: Sequence[Mismatch]) -> NoReturn:
    """Report differences, with the last request and how it was answered."""
    attach_mismatches(mismatches)
    error = MismatchError(mismatches)
    response = session.response
    error.args = (f"{error}\nThe last request was answered {response.status}: {response.origin}",)
    raise error


def require_as_claimed(session: Session, claimed: str, happened: str) -> None:
    """Require that a sentence says of the record what the service's answers say of it.

    Raises:
        MismatchError: the service did something else, or the sentence is wrong.
    """
    if claimed != happened:
        why = "going by the answers to the requests of this scenario"
        fail(session, [Mismatch("what became of the record", claimed, happened, why)])
