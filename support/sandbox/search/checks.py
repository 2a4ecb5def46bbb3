"""Checks of the parameters as data: a condition and the text that answers when it does not hold."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from support.sandbox.outcomes import invalid
from support.sandbox.search.parameters import Parameters


class Check(NamedTuple):
    """What must hold, and the diagnostics of the refusal when it does not."""

    holds: Callable[[Parameters], bool]
    diagnostics: str


def require_in_turn(checks: Iterable[Check], given: Parameters) -> None:
    """Refuse with 400 at the first check that fails."""
    for check in checks:
        if not check.holds(given):
            raise invalid(check.diagnostics)


def require_all(checks: Iterable[Check], given: Parameters) -> None:
    """Refuse with 400 and the texts of all checks that fail."""
    failures = [check.diagnostics for check in checks if not check.holds(given)]
    if failures:
        raise invalid("; ".join(failures))
