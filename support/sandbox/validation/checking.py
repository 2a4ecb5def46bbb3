"""How a check runs, and what comes of it: a message, several, or nothing.

A check looks at the body with ordinary Python access and raises an error whose text is the message. An
absent member (a KeyError) makes it pass; any other error of Python's own becomes a message like the rest,
which is how the service answers to a structure of the wrong JSON type.
"""

from collections.abc import Callable, Iterable
from typing import Any

from support.sandbox.outcomes import validation_errors

Body = dict[str, Any]
"""A parsed request body: fractions are Decimal."""

Part = Callable[[Body], None]
"""A part of a check. Raises KeyError to skip the rest of the check, any other error to complain."""


class Stop(Exception):
    """A message that comes out alone: whatever had been collected before it is lost."""


def rules(first: int, last: int | None = None) -> frozenset[str]:
    """Name the rules from the first to the last number, such as `VAL-022`."""
    return frozenset(f"VAL-{number:03}" for number in range(first, (last or first) + 1))


def missing(location: str) -> str:
    """Say that there is nothing where something must be."""
    return f"{location} is a mandatory field"


class Check:
    """One check of a stage: its number in the order, its rules, and its parts in turn."""

    def __init__(self, number: int, rules: frozenset[str], *parts: Part) -> None:
        self.number = number
        self.rules = rules
        self._parts = parts

    def __call__(self, body: Body) -> None:
        """Run the parts until one raises."""
        for part in self._parts:
            part(body)


def refuse_if_any_complains(checks: Iterable[Part], body: Body) -> None:
    """Run all checks and refuse the body with everything they say.

    Raises:
        Refused: 400 with the messages in the order of the checks, or with the only one that stopped them.
    """
    try:
        complaints = [complaint for check in checks if (complaint := _complaint(check, body)) is not None]
    except Stop as stop:
        raise validation_errors(str(stop)) from stop
    if complaints:
        raise validation_errors(*complaints)


def _complaint(check: Part, body: Body) -> str | None:
    try:
        check(body)
    except KeyError:
        return None
    except Stop:
        raise
    except Exception as error:
        return str(error)
    return None
