"""Where a fault takes hold of the sandbox, and how it lets go again."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from unittest import mock


class Seams:
    """Puts wrong things in the place of right ones, until the stack is unwound.

    A name must be one that is looked up when it is used: a function in the module that *calls* it, a method
    of a class, a constant of a module.
    """

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def replace(self, owner: Any, name: str, wrong: Any) -> None:
        """Put something else under a name of a module or a class.

        Raises:
            AttributeError: there is no such name, for the sandbox has changed: the fault must follow.
        """
        self._stack.enter_context(mock.patch.object(owner, name, wrong))

    def wrap(self, owner: Any, name: str, around: Callable[[Any], Any]) -> None:
        """Replace a function or a method by what `around` makes of the right one."""
        self.replace(owner, name, around(getattr(owner, name)))

    def spoil(self, owner: Any, name: str, change: Callable[[Any], Any]) -> None:
        """Change whatever a function or a method returns."""
        self.wrap(owner, name, lambda right: lambda *given, **named: change(right(*given, **named)))

    def rescue(self, owner: Any, name: str, failure: type[Exception], instead: Callable[..., Any]) -> None:
        """Go on differently when a function or a method fails.

        `instead` gets the failure and what was given; what it returns or raises is what the caller sees.
        """

        def around(right: Any) -> Any:
            def attempt(*given: Any) -> Any:
                try:
                    return right(*given)
                except failure as problem:
                    return instead(problem, *given)

            return attempt

        self.wrap(owner, name, around)

    def entry(self, table: Any, key: Any, wrong: Any) -> None:
        """Put something else under a key of a dictionary."""
        assert key in table, f"{key!r} is not in the table any more"
        self._stack.enter_context(mock.patch.dict(table, {key: wrong}))


def without(mapping: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Leave some members out."""
    return {name: value for name, value in mapping.items() if name not in names}


def with_header(answer: Any, name: str, value: str) -> Any:
    """Copy an answer of the service, a header set."""
    return replace(answer, headers={**answer.headers, name: value})
