"""Finding, setting and removing by JSONPath, so that nothing happens unnoticed."""

import copy
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jsonpath_ng import Child, DatumInContext, Fields, Index, JSONPath, Root, This
from jsonpath_ng.exceptions import JSONPathError
from jsonpath_ng.ext import parse
from jsonpath_ng.ext.filter import Expression, Filter


class PathError(ValueError):
    """A JSONPath that cannot be read, or that leads nowhere in a document."""


@lru_cache(maxsize=1024)
def parsed(path: str) -> JSONPath:
    """Read a JSONPath, once: parsing is slow.

    Raises:
        PathError: it is not one.
    """
    try:
        return parse(path)
    except JSONPathError as error:
        raise PathError(f"'{path}' is not a JSONPath: {error}") from error


def find(document: Any, path: str) -> list[DatumInContext]:
    """Find every place that a path leads to."""
    return list(parsed(path).find(document))


def may_find_several(path: str) -> bool:
    """Whether a path asks for a list: by a wildcard, a slice or `..`, though not by a filter."""
    return not all(isinstance(step, (Fields, Index, Filter)) for step in _steps(parsed(path)))


def find_or_create(document: Any, path: str) -> list[DatumInContext]:
    """Find every place that a path leads to; where there is none, make one if only one can be meant.

    Members are made in an object, the next element in a list, and for a filter that asks for equality an
    element that satisfies it.

    Raises:
        PathError: there is no such place, and none can be made.
    """
    try:
        return _walk(document, _steps(parsed(path)))
    except PathError as error:
        raise PathError(f"{path} leads nowhere: {error}") from error


def dead_end(document: Any, path: str) -> str:
    """Say where a path that leads nowhere ends."""
    places = [DatumInContext(document)]
    for step in _steps(parsed(path)):
        found = _below(places, step)
        if not found:
            return f"{path} leads nowhere: {_where(places)} has no {step}"
        places = found
    return f"{path} leads somewhere"


def put(place: DatumInContext, value: Any) -> None:
    """Put a copy of a value in a place."""
    container, key = _address(place)
    container[key] = copy.deepcopy(value)


def take_out(places: Sequence[DatumInContext]) -> None:
    """Take out what is in these places."""
    addresses = [_address(place) for place in places]
    for container, key in sorted(addresses, key=_last_element_first):
        del container[key]


def _address(place: DatumInContext) -> tuple[Any, Any]:
    """The object or list that a place is in, and its name there or its index from the start."""
    if place.context is None:
        raise PathError("a path to a part of the document is needed, not $ itself")
    container = place.context.value
    match place.path:
        case Fields(fields=(name,)):
            return container, name
        case Index(indices=(index,)):
            return container, index % len(container)
    raise PathError(f"{place.full_path} is not a place in the document")


def _last_element_first(address: tuple[Any, Any]) -> int:
    """Order in which elements can be taken out of a list without moving those that are still to go."""
    _, key = address
    return -key if isinstance(key, int) else 0


def _steps(path: JSONPath) -> list[JSONPath]:
    match path:
        case Child():
            return [*_steps(path.left), *_steps(path.right)]
        case Root() | This():
            return []
        case _:
            return [path]


def _below(places: Sequence[DatumInContext], step: JSONPath) -> list[DatumInContext]:
    return [below for place in places for below in step.find(place)]


def _walk(document: Any, steps: Sequence[JSONPath]) -> list[DatumInContext]:
    places = [DatumInContext(document)]
    for step, next_step in pairwise([*steps, None]):
        found = _below(places, step)
        if not found and len(places) > 1:
            raise PathError(f"{step} could be made in any of {_where(places)}: name one of them")
        places = found or [_create(places[0], step, _empty(next_step))]
    return places


def _empty(next_step: JSONPath | None) -> Any:
    """What has to be in a new place so that the next step can be taken from there."""
    match next_step:
        case None:
            return None
        case Index() | Filter():
            return []
        case _:
            return {}


def _create(place: DatumInContext, step: JSONPath, content: Any) -> DatumInContext:
    container = place.value
    match step:
        case Fields(fields=(name,)) if isinstance(container, dict):
            container[name] = content
            return DatumInContext(content, step, place)
        case Index(indices=(index,)) if isinstance(container, list):
            if index != len(container):
                raise PathError(
                    f"{_where([place])} has {len(container)} elements; the next is [{len(container)}]"
                )
            container.append(content)
            return DatumInContext(content, step, place)
        case Filter() if isinstance(container, list):
            container.append(_element_for(step))
            return DatumInContext(container[-1], Index(len(container) - 1), place)
    raise PathError(f"{_where([place])} has no {step}, and it cannot be made there")


def _element_for(step: Filter) -> dict[str, Any]:
    """Make the smallest element that satisfies a filter."""
    element: dict[str, Any] = {}
    for expression in step.expressions:
        asks_for_equality = isinstance(expression, Expression) and expression.op in ("=", "==")
        if not asks_for_equality or isinstance(expression.value, JSONPath):
            raise PathError(f"nothing satisfies {step}, and what would cannot be told from it")
        for place in _walk(element, _steps(expression.target)):
            put(place, expression.value)
    return element


def _where(places: Sequence[DatumInContext]) -> str:
    return ", ".join(str(place.full_path) if place.context else "$" for place in places)
