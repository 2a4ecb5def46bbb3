"""The notation for values: what testers write in a cell to make a value, or to check one.

A cell is text, unless the field that it is for holds something else (a number, true or false, a list).
`{…}` stands for what plain text cannot say; `NOTATIONS` lists all of it. A literal brace is written twice.
"""

from support.notation.cells import Kind, expectation, make
from support.notation.documents import expected_document, make_document
from support.notation.errors import NotationError
from support.notation.rows import REMOVE, PatternNotation, Remove, Sources, ValueNotation
from support.notation.table import NOTATIONS

__all__ = [
    "NOTATIONS",
    "REMOVE",
    "Kind",
    "NotationError",
    "PatternNotation",
    "Remove",
    "Sources",
    "ValueNotation",
    "expectation",
    "expected_document",
    "make",
    "make_document",
]
