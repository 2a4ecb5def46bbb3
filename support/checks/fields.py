"""Checks of single fields, for scenarios that are about them."""

from collections.abc import Sequence

from support.checks.requiring import fail
from support.checks.views import View
from support.gherkin import Row
from support.matching import ABSENT, compare
from support.notation import expectation
from support.session import Session


def hold(session: Session, view: View, rows: Sequence[Row], where: str) -> None:
    """Require of each field what its cell says; every difference is reported at once.

    Raises:
        UnknownField, NotationError: a row makes no sense.
        MismatchError: a field holds something else.
    """
    found = []
    for name, cell in rows:
        value = view(name)
        found += compare(expectation(cell, session.sources, value.kind), value.held, f"{where} {name}")
    if found:
        fail(session, found)


def note(session: Session, view: View, field: str, name: str) -> None:
    """Keep what a field holds under a name.

    Raises:
        UnknownField: there is no such field.
        AssertionError: it holds nothing.
    """
    held = view(field).held
    if held is ABSENT:
        raise AssertionError(f"'{field}' cannot be noted as \"{name}\": it is not there")
    session.notes[name] = held
