"""Reading what stands below a step: a table under its headings, or a doc string."""

from collections.abc import Sequence

from behave.model import Table
from behave.runner import Context

Row = tuple[str, ...]


class MissingBelow(ValueError):
    """A step lacks what belongs below it, or has what does not."""


def rows(context: Context, *headings: str) -> list[Row]:
    """Read the table below a step.

    Raises:
        MissingBelow: there is no table, it has other headings, or nothing below them.
    """
    table: Table | None = context.table
    wanted = _line(headings)
    if table is None:
        raise MissingBelow(f"this step needs a table below it, with the headings {wanted}")
    if table.headings != list(headings):
        raise MissingBelow(f"the headings of the table are {_line(table.headings)}: they should be {wanted}")
    if not table.rows:
        raise MissingBelow(f"the table has its headings {wanted}, and nothing below them")
    return [tuple(row.cells) for row in table.rows]


def rows_if(announced: bool, context: Context, *headings: str) -> list[Row]:
    """Read the table that a sentence announces; none if it announces none.

    Raises:
        MissingBelow: as for `rows`, or a table stands where none was announced.
    """
    if announced:
        return rows(context, *headings)
    if context.table is not None:
        raise MissingBelow(f"a table with {_line(headings)} needs the word 'where' at the end of the step")
    return []


def text(context: Context) -> str:
    """Read the doc string below a step.

    Raises:
        MissingBelow: there is none.
    """
    if context.text is None:
        raise MissingBelow('this step needs a text below it, between two lines of """')
    return str(context.text)


def _line(headings: Sequence[str]) -> str:
    return f"| {' | '.join(headings)} |"
