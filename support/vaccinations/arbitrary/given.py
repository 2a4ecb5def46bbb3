"""A vaccination that was drawn, in the words in which a tester would have prepared it."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from support.vaccinations.fields import find_field

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .,:/+()'-]*[A-Za-z0-9.)])?")
"""Text that says in a cell what it says in JSON."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\xa0\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")

VACCINE_TYPE, MESSAGE = "vaccine type", "message"
STANDING_FOR = {VACCINE_TYPE: "COVID", MESSAGE: "{any text}"}
"""What `<name>` can be in a step that is taken with each of many vaccinations, with an example."""

Row = tuple[str, str]
"""A field, and the cell that says what it is to hold."""

Part = tuple[Row, ...]
"""Rows that make sense together only; the field of the first tells parts from each other."""


@dataclass(frozen=True)
class Given:
    """A typical vaccination and what is changed in it: all that a Given says."""

    vaccine_type: str
    size: Literal["minimal", "complete"] = "minimal"
    patient_kind: str | None = None
    """None for the usual one."""
    parts: tuple[Part, ...] = ()
    """Changes of which any can be left out."""
    point: Part = ()
    """The change that the vaccination is about, if it is about one."""
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    """What else is known of it; in a step that is taken with many vaccinations `<name>` stands for it."""

    @property
    def rows(self) -> list[Row]:
        """All that is changed."""
        return [row for part in (*self.parts, self.point) for row in part]

    @property
    def names(self) -> list[str]:
        """What the parts are known by."""
        return [name for (name, _), *_ in self.parts]

    def only(self, names: Collection[str]) -> "Given":
        """Leave out all other parts."""
        return replace(self, parts=tuple(part for part in self.parts if part[0][0] in names))

    @property
    def step(self) -> str:
        """The step that prepares it, with its table, as Gherkin."""
        patient = f" of a patient with {self.patient_kind}" if self.patient_kind else ""
        where = " where" if self.rows else ""
        sentence = f"Given a {self.size} {self.vaccine_type} vaccination{patient}{where}"
        table = _table([("field", "value"), *self.rows]) if self.rows else ()
        return "\n".join([sentence, *(f"  {line}" for line in table)])

    def filled(self, step: str) -> str:
        """Say of this vaccination what a step says of many: put in the facts that `<name>` stands for."""
        return "\n".join(self._filled_line(line) for line in step.split("\n"))

    def _filled_line(self, line: str) -> str:
        """Put facts into a line, and set in as far as it is the lines that they add."""
        indentation = line[: len(line) - len(line.lstrip())]
        for name, fact in self.facts.items():
            line = line.replace(f"<{name}>", fact.replace("\n", f"\n{indentation}"))
        return line


def row(name: str, value: Any) -> Row:
    """Say that a field is to hold a JSON value.

    Raises:
        UnknownField: there is no such field.
    """
    return name, _cell(value, find_field(name).kind == "text")


def removed(name: str) -> Row:
    """Say that a field is to be taken out."""
    return name, "{absent}"


def as_expected(text: str) -> str:
    """Write text as a step may expect it: braces twice, and a line feed at the end so that it is seen."""
    written = text.replace("{", "{{").replace("}", "}}")
    return f'{written[:-1]}{{json "\\n"}}' if written.endswith("\n") else written


def _cell(value: Any, is_text: bool) -> str:
    """Write a value in the notation: plainly where that says the same, else as JSON."""
    match value:
        case str() if is_text and _PLAIN.fullmatch(value):
            return value
        case bool() | None:
            return f"{{{_json(value)}}}"
        case int() | Decimal():
            return f"{{number {value}}}"
        case _:
            return f"{{json {_json(value)}}}"


def _json(value: Any) -> str:
    """Write JSON in one line; braces inside texts, and characters that cannot be seen, as escapes."""
    match value:
        case dict():
            return f"{{{', '.join(f'{_json(name)}: {_json(held)}' for name, held in value.items())}}}"
        case list():
            return f"[{', '.join(map(_json, value))}]"
        case str():
            written = json.dumps(value, ensure_ascii=False).replace("{", r"\u007b").replace("}", r"\u007d")
            return _UNPRINTABLE.sub(lambda found: rf"\u{ord(found[0]):04x}", written)
        case Decimal():
            return str(value)
        case _:
            return json.dumps(value)


def _table(rows: Iterable[Row]) -> Iterator[str]:
    escaped = [[text.replace("|", r"\|") for text in each] for each in rows]
    widths = [max(map(len, column)) for column in zip(*escaped, strict=True)]
    for cells in escaped:
        padded = (text.ljust(width) for text, width in zip(cells, widths, strict=True))
        yield f"| {' | '.join(padded)} |"
