"""The Gherkin that documents show: a tutorial that is wrong teaches nothing."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from behave.parser import parse_feature

from support.authoring import words
from support.authoring.vocabulary import Definition

GUIDES = (Path("README.md"), Path("docs") / "writing-scenarios.md", Path("docs") / "generated-records.md")
_GHERKIN = re.compile(r"^```gherkin\n(?P<block>.*?)^```", re.MULTILINE | re.DOTALL)


def problems(vocabulary: Sequence[Definition]) -> Iterator[str]:
    """Say where a document shows what no scenario could say."""
    for path in GUIDES:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for found in _GHERKIN.finditer(text):
            lines_before = text.count("\n", 0, found.start("block"))
            feature = parse_feature(_completed(found["block"], lines_before), filename=str(path))
            yield from words.problems([feature], vocabulary)


def _completed(block: str, lines_before: int) -> str:
    """Make a feature of what may be steps or a scenario only, with each line where it is in the document."""
    gherkin = textwrap.dedent(block)
    missing = []
    if "Feature:" not in gherkin:
        missing = ["Feature: example"] if "Scenario" in gherkin else ["Feature: example", "Scenario: example"]
    padding = [""] * (lines_before - len(missing))
    return "\n".join([*padding, *missing, gherkin])
