"""Reading what is written in a scenario as its steps would."""

from collections.abc import Callable
from typing import Any

from behave.model import Step

from support.notation import Kind, Sources, expectation, make
from support.notation.documents import expected_document, make_document

_TEXTS: dict[str, Callable[[str, Sources], Any]] = {
    "the request is refused": expectation,
    "a vaccination with the body": make_document,
    "the response body is": expected_document,
}
"""How a text below a step is read, by the beginning of its sentence; others are sent as they are."""


def read_cell(step: Step, cell: str, sources: Sources, kind: Kind = "text") -> None:
    """Read a value: a Then expects it, any other step makes it.

    Raises:
        NotationError: it makes no sense.
    """
    read = expectation if step.step_type == "then" else make
    read(cell, sources, kind)


def read_text(step: Step, sources: Sources) -> None:
    """Read the text below a step.

    Raises:
        NotationError: it makes no sense.
    """
    for beginning, read in _TEXTS.items():
        if step.name.startswith(beginning):
            read(str(step.text), sources)
