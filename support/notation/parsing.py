"""Taking a cell apart: plain text, and the notations in it."""

import re
from dataclasses import dataclass

from support.notation.errors import NotationError
from support.notation.rows import Notation, Written
from support.notation.table import NOTATIONS
from support.suggestions import did_you_mean

_PLAIN = re.compile(r"[^{}]+|\{\{|\}\}")
_BRACE_OR_ESCAPED = re.compile(r"\\.|[{}]", re.DOTALL)
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Use:
    """One notation as it stands in a cell."""

    notation: Notation
    written: Written


Part = str | Use


def parse(cell: str) -> list[Part]:
    """Split a cell into its plain text, with doubled braces made single, and its notations.

    Braces inside a notation must balance; one that a backslash precedes does not count.

    Raises:
        NotationError: nothing at all, a brace without its partner, or a notation that nobody knows.
    """
    if not cell:
        raise NotationError("the cell is empty: write {blank} for the empty text, or {absent} for no field")
    parts: list[Part] = []
    plain = ""
    position = 0
    while position < len(cell):
        if literal := _PLAIN.match(cell, position):
            plain += literal[0][0] if literal[0] in ("{{", "}}") else literal[0]
            position = literal.end()
            continue
        end = _end_of_notation(cell, position)
        parts += [plain] if plain else []
        parts.append(_recognise(cell[position + 1 : end - 1], cell))
        plain, position = "", end
    return [*parts, plain] if plain else parts


def _end_of_notation(cell: str, start: int) -> int:
    """The position after the brace that closes the one at `start`."""
    depth = 0
    for brace in _BRACE_OR_ESCAPED.finditer(cell, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth <= 0:
            break
    if depth:
        raise NotationError(
            f"a brace without its partner in: {cell}. A literal brace is written {{{{ or }}}}."
        )
    return brace.end()


def _recognise(inner: str, cell: str) -> Use:
    for notation in NOTATIONS:
        if written := notation.pattern.fullmatch(inner):
            return Use(notation, written)
    raise NotationError(
        f"unknown notation {{{inner}}}{'' if cell == f'{{{inner}}}' else f' in: {cell}'}. {_advice(inner)} "
        "A literal brace is written {{ or }}."
    )


def _advice(inner: str) -> str:
    """Show how a notation of this name is written, or which names resemble it."""
    examples = {notation.name: notation.example for notation in NOTATIONS}
    if inner[:1] in ("", '"', "["):
        return f"JSON is written like this: {examples['json']}."
    words = _WORD.findall(inner.casefold())
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        if name in examples:
            return f"It is written like this: {examples[name]}."
    return did_you_mean(" ".join(words[:2]), examples)
