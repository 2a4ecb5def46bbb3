"""Reading a cell: in a Given it makes a value, in a Then it says which value is right."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

from support.matching import Marker, Matching
from support.notation.errors import NotationError
from support.notation.meanings import read_json, read_number
from support.notation.parsing import Part, Use, parse
from support.notation.rows import PatternNotation, Sources, ValueNotation

Kind = Literal["text", "number", "boolean", "list", "json"]
"""How plain text in a cell is read; a list is of texts, with commas between them."""


def make(cell: str, sources: Sources, kind: Kind = "text") -> Any:
    """Make the JSON value that a cell of a Given describes, or `REMOVE`.

    Numbers are int or Decimal, never float.

    Raises:
        NotationError: unknown notation, one that only checks, or text that the kind cannot hold.
    """
    parts = parse(cell)
    match parts:
        case [Use(notation=ValueNotation()) as use]:
            return _value(use, sources)
    if kind == "list":
        return [_made_text(element, sources) for element in _split_at_commas(parts)]
    return _read(_made_text(parts, sources), kind)


def expectation(cell: str, sources: Sources, kind: Kind = "text") -> Any:
    """Give what a cell of a Then expects: a JSON value, or a `Marker` where several would do.

    A field that must not be there is `ABSENT`.

    Raises:
        NotationError: unknown notation, or text that the kind cannot hold.
    """
    parts = parse(cell)
    match parts:
        case [Use(notation=ValueNotation(expected=expected), written=written)]:
            return expected(written, sources)
    if kind == "list":
        return [_expected_text(element, sources) for element in _split_at_commas(parts)]
    text = _expected_text(parts, sources)
    return _read(text, kind) if isinstance(text, str) else text


def _value(use: Use, sources: Sources) -> Any:
    make_value = use.notation.value if isinstance(use.notation, ValueNotation) else use.notation.characters
    if make_value is None:
        raise NotationError(f"{_shown(use)} only checks a value; it cannot make one")
    return make_value(use.written, sources)


def _made_text(parts: Sequence[Part], sources: Sources) -> str:
    return "".join(part if isinstance(part, str) else _as_text(_value(part, sources), part) for part in parts)


def _expected_text(parts: Sequence[Part], sources: Sources) -> str | Marker:
    """The text itself when there is only one that is right, else a rule for it."""
    pieces = [_expected_piece(part, sources) for part in parts]
    if all(isinstance(piece, str) for piece in pieces):
        return "".join(map(str, pieces))
    regex = "".join(re.escape(piece) if isinstance(piece, str) else piece.pattern for piece in pieces)
    return Matching(regex, "".join(part if isinstance(part, str) else _shown(part) for part in parts))


def _expected_piece(part: Part, sources: Sources) -> str | re.Pattern[str]:
    if isinstance(part, str):
        return part
    if isinstance(part.notation, PatternNotation):
        return re.compile(part.notation.regex(part.written))
    return _as_text(part.notation.expected(part.written, sources), part)


def _as_text(value: Any, use: Use) -> str:
    if isinstance(value, (str, int, Decimal)) and not isinstance(value, bool):
        return str(value)
    raise NotationError(f"{_shown(use)} is neither text nor a number here: it must stand alone in its cell")


def _split_at_commas(parts: Sequence[Part]) -> list[list[Part]]:
    """Split at the commas of the plain text, without the white space around them."""
    elements: list[list[Part]] = [[]]
    for part in parts:
        if isinstance(part, Use):
            elements[-1].append(part)
            continue
        first, *others = re.split(r"\s*,\s*", part)
        elements[-1].append(first)
        elements += [[other] for other in others]
    return elements


def _read(text: str, kind: Kind) -> Any:
    match kind:
        case "number":
            return _or_advise(read_number, text)
        case "json":
            return _or_advise(read_json, text)
        case "boolean":
            return _or_advise(_read_boolean, text)
        case _:
            return text


def _read_boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise NotationError(f"'{text}' is neither true nor false")
    return text == "true"


def _or_advise(read: Any, text: str) -> Any:
    """Read text; what it cannot be is an error, for a typing mistake must not become test data."""
    try:
        return read(text)
    except NotationError as error:
        raise NotationError(f"{error}. To say text all the same, write {{text {text}}}.") from error


def _shown(use: Use) -> str:
    return f"{{{use.written[0]}}}"
