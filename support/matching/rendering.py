"""Values and mismatches as text that a tester can read."""

import json
from collections.abc import Iterable
from itertools import takewhile

from support.matching.mismatch import Marker, Mismatch

_LONGEST_CELL = 72
_LEAD_BEFORE_DIFFERENCE = 24
_HEADINGS = ("where", "expected", "actual", "why")


def shown(value: object) -> str:
    """Write a value the way JSON would, but decimals digit for digit and rules as their description."""
    match value:
        case Marker():
            return str(value)
        case dict():
            return "{" + ", ".join(f"{shown(name)}: {shown(held)}" for name, held in value.items()) + "}"
        case list():
            return "[" + ", ".join(shown(element) for element in value) + "]"
        case str() | bool() | None:
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def first_difference(expected: str, actual: str) -> int:
    """Position, counted from 0, of the first character in which two different texts part."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(expected, actual, strict=False)))


def table(mismatches: Iterable[Mismatch]) -> str:
    """Lay mismatches out as `where | expected | actual | why`, shortest paths first."""
    rows = [_HEADINGS, *(_row(mismatch) for mismatch in sorted(mismatches, key=_depth))]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "-+-".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _depth(mismatch: Mismatch) -> int:
    return mismatch.where.count(".") + mismatch.where.count("[")


def _row(mismatch: Mismatch) -> tuple[str, str, str, str]:
    expected, actual = shown(mismatch.expected), shown(mismatch.actual)
    parting = first_difference(expected, actual)
    return mismatch.where, _cut(expected, parting), _cut(actual, parting), mismatch.why


def _cut(text: str, parting: int) -> str:
    """Keep a long text's part around the place where it parts from its counterpart."""
    if len(text) <= _LONGEST_CELL:
        return text
    start = min(max(0, parting - _LEAD_BEFORE_DIFFERENCE), len(text) - _LONGEST_CELL)
    end = start + _LONGEST_CELL
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
