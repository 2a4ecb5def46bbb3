"""Reading a whole JSON document in which every text is a cell."""

from collections.abc import Callable
from typing import Any

from support.matching import ABSENT
from support.notation.cells import expectation, make
from support.notation.meanings import read_json
from support.notation.rows import REMOVE, Sources


def make_document(text: str, sources: Sources) -> Any:
    """Make the JSON value of a doc string, with the notation in its texts; `"{absent}"` leaves a member out.

    Raises:
        NotationError: it is not JSON, or a text in it makes no sense.
    """
    return _read(read_json(text), lambda cell: make(cell, sources))


def expected_document(text: str, sources: Sources) -> Any:
    """Give what a doc string expects, for `compare`; errors as for `make_document`."""
    return _read(read_json(text), lambda cell: expectation(cell, sources))


def _read(value: Any, read: Callable[[str], Any]) -> Any:
    match value:
        case dict():
            held = {name: _read(member, read) for name, member in value.items()}
            return {name: member for name, member in held.items() if member is not REMOVE}
        case list():
            elements = [_read(element, read) for element in value]
            return [element for element in elements if element not in (REMOVE, ABSENT)]
        case str() if value:
            return read(value)
        case _:
            return value
