"""The one form of a feature file: indentation, blank lines and aligned tables.

No formatter at hand leaves alone what behave reads. Those that print Gherkin's own syntax tree, such as
reformat-gherkin 3.0.1, @cucumber/gherkin-utils 12.0.2 and prettier-plugin-gherkin 3.1.3, rewrite backslashes
in cells, which behave takes as they are: `{matches ^\\d+$}` would then mean something else. gherkin-formatter
0.1.3 drops the backslash of `\\|` and joins the lines of texts. So lines are moved here and never rewritten,
and the result is read again to make sure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from behave.model import Feature, Scenario, Step
from behave.parser import parse_feature

STEP = 2
"""Spaces by which what belongs to something is set in from it."""

Kind = Literal[
    "feature", "rule", "scenario", "examples", "step", "row", "text", "tag", "comment", "blank", "words"
]

_KINDS: dict[Kind, re.Pattern[str]] = {
    "blank": re.compile(r"$"),
    "comment": re.compile(r"#"),
    "tag": re.compile(r"@"),
    "row": re.compile(r"\|"),
    "feature": re.compile(r"Feature:"),
    "rule": re.compile(r"Rule:"),
    "scenario": re.compile(r"(?:Background|Example|Scenario(?: Outline| Template)?):"),
    "examples": re.compile(r"(?:Examples|Scenarios):"),
    "step": re.compile(r"(?:Given|When|Then|And|But|\*) "),
}
_HEADS = ("feature", "rule", "scenario", "examples")
_QUOTES = ('"""', "'''")
_PIPE = re.compile(r"(?<!\\)\|")


class FormattingError(Exception):
    """Formatting would have changed what a feature says."""


@dataclass
class Line:
    """A line of a feature file."""

    kind: Kind
    content: str
    """Without the white space at its ends; of a text, with what it has more of than its quotes."""
    indent: int = 0


def formatted(text: str) -> str:
    """Give a feature its standard form.

    Raises:
        FormattingError: behave would read the result in another way.
        ParserError: it is no Gherkin to begin with.
    """
    lines = list(_with_blank_lines(_indented(_classified(text.splitlines()))))
    result = "".join(f"{' ' * line.indent}{line.content}".rstrip() + "\n" for line in _aligned(lines))
    if _meaning(parse_feature(text)) != _meaning(parse_feature(result)):
        raise FormattingError("formatting would change what this feature says")
    return result


def _classified(raw: list[str]) -> Iterator[Line]:
    """Tell the kinds of lines apart; what is between quotes is text, whatever it looks like."""
    quotes, margin = "", 0
    for line in raw:
        content = line.strip()
        if quotes:
            yield Line("text", line[margin:].rstrip())
            quotes = "" if content.startswith(quotes) else quotes
        elif content.startswith(_QUOTES):
            quotes, margin = content[:3], line.index(content[0])
            yield Line("text", content)
        else:
            kind = _kind(content)
            yield Line(kind, " ".join(content.split()) if kind == "tag" else content)


def _kind(content: str) -> Kind:
    return next((kind for kind, pattern in _KINDS.items() if pattern.match(content)), "words")


def _indented(lines: Iterator[Line]) -> list[Line]:
    """Set each line in from what it belongs to; tags and comments stand with what follows them."""
    head, in_rule = Line("feature", ""), False
    waiting: list[Line] = []
    done: list[Line] = []
    for line in lines:
        if line.kind in ("tag", "comment", "blank"):
            waiting.append(line)
            done.append(line)
            continue
        if line.kind in _HEADS:
            in_rule = in_rule or line.kind == "rule"
            head = line
        line.indent = _margin(head, in_rule) + _offset(line, head)
        for before in waiting:
            before.indent = line.indent
        waiting.clear()
        done.append(line)
    return done


def _margin(head: Line, in_rule: bool) -> int:
    depth = {"feature": 0, "rule": 1, "scenario": 1 + in_rule, "examples": 2 + in_rule}
    return STEP * depth[head.kind]


def _offset(line: Line, head: Line) -> int:
    if line is head:
        return 0
    belongs_to_step = line.kind in ("row", "text") and head.kind != "examples"
    return 2 * STEP if belongs_to_step else STEP


def _with_blank_lines(lines: list[Line]) -> Iterator[Line]:
    """One blank line before each part, at most one between steps or words, and no other."""
    previous = Line("blank", "")
    blank_before = False
    for line, head in zip(lines, _heads_ahead(lines), strict=True):
        if line.kind == "blank":
            blank_before = True
            continue
        starts_part = head and previous.kind not in ("tag", "comment", "blank")
        may_be_apart = line.kind in ("step", "words", "comment") and previous.kind not in (*_HEADS, "blank")
        if starts_part or (blank_before and may_be_apart):
            yield Line("blank", "")
        yield line
        previous, blank_before = line, False


def _heads_ahead(lines: list[Line]) -> list[bool]:
    """For each line, whether it is the head of a part, or a tag or comment that stands before one."""
    ahead: list[bool] = []
    next_is_head = False
    for line in reversed(lines):
        if line.kind not in ("tag", "comment", "blank"):
            next_is_head = line.kind in _HEADS
        ahead.append(next_is_head)
    return ahead[::-1]


def _aligned(lines: list[Line]) -> Iterator[Line]:
    for is_table, group in groupby(lines, lambda line: line.kind == "row"):
        yield from _table(list(group)) if is_table else group  # noqa: B031 - one or the other, and once


def _table(rows: list[Line]) -> Iterator[Line]:
    cells = [[cell.strip() for cell in _PIPE.split(row.content[1:-1])] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row, mine in zip(rows, cells, strict=True):
        padded = (cell.ljust(width) for cell, width in zip(mine, widths, strict=True))
        yield Line("row", f"| {' | '.join(padded)} |", row.indent)


def _meaning(feature: Feature | None) -> Any:
    """All that behave makes of a feature, but for its place in the file."""
    if feature is None:
        return None
    outlines = feature.walk_scenarios(with_outlines=True)
    return feature.name, feature.tags, feature.description, [_of_scenario(each) for each in outlines]


def _of_scenario(scenario: Scenario) -> Any:
    own = scenario.name, sorted(scenario.effective_tags), scenario.description
    return own, [_of_step(step) for step in scenario.all_steps]


def _of_step(step: Step) -> Any:
    table = [step.table.headings, *(row.cells for row in step.table)] if step.table else None
    return step.step_type, step.keyword, step.name, step.text, table
