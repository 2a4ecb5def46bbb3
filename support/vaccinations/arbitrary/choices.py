"""Ways to leave a choice open, each of which shrinks to the least."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Strategy = SearchStrategy[Any]

_LEFT_OUT = object()


def members(needed: dict[str, Strategy], **optional: Strategy) -> SearchStrategy[dict[str, Any]]:
    """An object with these members, and with any of the optional ones."""
    perhaps = {name: st.one_of(st.just(_LEFT_OUT), values) for name, values in optional.items()}
    return st.fixed_dictionaries({**needed, **perhaps}).map(_without_what_is_left_out)


def some(**optional: Strategy) -> SearchStrategy[dict[str, Any]]:
    """An object with any of these members, at least one: an empty one can be a trap (API-BUG-09)."""
    return members({}, **optional).filter(bool)


def in_any_order(elements: SearchStrategy[list[Any]]) -> SearchStrategy[list[Any]]:
    """A list, shuffled; the order as it is comes first."""
    return elements.flatmap(lambda these: st.permutations(these) if len(these) > 1 else st.just(these))


def _without_what_is_left_out(drawn: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in drawn.items() if value is not _LEFT_OUT}
