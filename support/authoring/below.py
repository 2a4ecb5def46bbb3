"""What stands below a step: whether a table or a text belongs there, under which headings, and what it says.

What belongs there is told by the example of the step's definition, unless the sentence itself announces it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from behave.model import Row, Step

from support.authoring.cells import read_cell, read_text
from support.authoring.places import kind_of_field, place_in
from support.authoring.vocabulary import Meaning
from support.notation import Sources

_TABLE_ANNOUNCED: dict[str, Callable[[Any], bool]] = {
    "Where": bool,
    "RestOfBundle": lambda rest: bool(rest == "warnings"),
}
"""Part of a sentence -> whether what was written there announces a table."""
_TEXT_ANNOUNCED: dict[str, Callable[[Any], bool]] = {"Quoted": lambda quoted: quoted is None}


def problems(meaning: Meaning, sources: Sources) -> Iterator[str]:
    """Say what is wrong below a step."""
    step = meaning.step
    tables = [use.table for use in meaning.definition.uses]
    texts = [use.text for use in meaning.definition.uses]
    yield from _presence("table", step.table, _announced(_TABLE_ANNOUNCED, meaning), tables)
    yield from _presence("text", step.text, _announced(_TEXT_ANNOUNCED, meaning), texts)
    if step.table is not None:
        headings = next((table.headings for table in tables if table is not None), step.table.headings)
        yield from _of_table(step, headings, sources)
    if step.text is not None:
        yield from _of_text(step, sources)


def _announced(announcing: dict[str, Callable[[Any], bool]], meaning: Meaning) -> bool | None:
    """Whether the sentence announces something below it; None if it leaves that open."""
    found = [announcing[part](value) for _, part, value in meaning.arguments if part in announcing]
    return any(found) if found else None


def _presence(what: str, found: Any, announced: bool | None, examples: Sequence[Any]) -> Iterator[str]:
    there = [each is not None for each in examples]
    if found is None and (all(there) if announced is None else announced):
        yield f"this step needs a {what} below it"
    if found is not None and not (any(there) if announced is None else announced):
        yield f"no {what} belongs below this step, as it stands"


def _of_table(step: Step, headings: list[str], sources: Sources) -> Iterator[str]:
    if step.table.headings != headings:
        yield f"the headings are {_line(step.table.headings)}: they should be {_line(headings)}"
        return
    if not step.table.rows:
        yield "the table has headings and nothing below them"
    for row in step.table:
        try:
            _read_row(step, row, sources)
        except ValueError as error:
            yield f"{_line(row.cells)}: {error}"


def _read_row(step: Step, row: Row, sources: Sources) -> None:
    """Read a row as its step would; ValueError if that is not possible."""
    is_field = row.headings[0] == "field"
    kind = kind_of_field(place_in(step.name), row.cells[0]) if is_field else "text"
    read_cell(step, row.cells[-1], sources, kind)


def _of_text(step: Step, sources: Sources) -> Iterator[str]:
    try:
        read_text(step, sources)
    except ValueError as error:
        yield str(error)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
