"""Reading what stands below a step, a table under its headings or a doc string; and saying steps in steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from behave.matchers import Match, MatchWithError
from behave.model import Step, Table
from behave.parser import parse_steps
from behave.runner import Context, the_step_registry

Row = tuple[str, ...]


class MissingBelow(ValueError):
    """A step lacks what belongs below it, or has what does not."""


class UnknownSentence(ValueError):
    """A step that no definition reads, inside of another step."""


@dataclass
class Saying:
    """What a step definition needs of behave's context, for a step that is said inside of another one."""

    session: Any
    scenario: Any
    table: Table | None = None
    text: str | None = None


def say(context: Context, session: Any, gherkin: str) -> None:
    """Say steps in a session that is not the scenario's own; whatever they raise is raised as it is.

    Raises:
        UnknownSentence: no step definition reads one of them.
    """
    for step in parse_steps(gherkin):
        match = _definition_of(step)
        if isinstance(match, MatchWithError):
            raise match.stored_error
        arguments = {argument.name: argument.value for argument in match.arguments}
        match.func(Saying(session, context.scenario, step.table, step.text), **arguments)


def keyword_of(sentence: str) -> str:
    """Tell whether a sentence is a Given, a When or a Then.

    Raises:
        UnknownSentence: it is none.
    """
    for keyword in ("Given", "When", "Then"):
        if the_step_registry.find_match(Step("", 0, keyword, keyword.lower(), sentence)):
            return keyword
    raise UnknownSentence(f"no step reads '{sentence}'")


def below(context: Context) -> list[str]:
    """Give what stands below a step, as lines of Gherkin."""
    if context.table is not None:
        lines = [_line(cells) for cells in (context.table.headings, *(row.cells for row in context.table))]
    else:
        lines = [] if context.text is None else ['"""', *str(context.text).split("\n"), '"""']
    return [f"  {line}" for line in lines]


def _definition_of(step: Step) -> Match:
    match: Match | None = the_step_registry.find_match(step)
    if match is not None:
        return match
    raise UnknownSentence(f"no step reads '{step.keyword} {step.name}'")


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


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
