"""`docs/steps.md`: every word that a tester may use, from where the suite itself takes it."""

import textwrap
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from support.authoring.formatting import formatted
from support.authoring.parameters import parts, readable
from support.authoring.places import OWN_FIELDS
from support.authoring.story import NOTED_FOR_ALL, NOTED_OF_EACH_RECORD
from support.authoring.tags import TAGS
from support.authoring.vocabulary import Definition
from support.notation import NOTATIONS
from support.reference import DISEASES, VACCINE_TYPES
from support.vaccinations import FIELDS, PATIENT_KINDS

REFERENCE = Path("docs") / "steps.md"

_PAGES = Environment(
    loader=PackageLoader("support.authoring", "."),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def reference(vocabulary: Sequence[Definition]) -> str:
    """Write the page."""
    return _PAGES.get_template("steps.md.j2").render(
        nouns=[list(group) for _, group in groupby(vocabulary, lambda each: each.noun)],
        parts=list(parts()),
        fields=FIELDS.values(),
        fields_elsewhere=OWN_FIELDS,
        notes=[*NOTED_OF_EACH_RECORD, *NOTED_FOR_ALL],
        patient_kinds=PATIENT_KINDS.values(),
        vaccine_types=VACCINE_TYPES,
        diseases=DISEASES,
        notations=NOTATIONS,
        tags=TAGS,
    )


def _cell(text: str) -> str:
    """Text in a Markdown table."""
    return text.replace("|", r"\|").replace("\n", " ")


def _slanted(pattern: str) -> str:
    """The sentence of a step; what is an example in it is in italics."""
    return readable(pattern, mark="*")


def _tidy(example: str) -> str:
    """Steps in the standard form of features."""
    feature = formatted(f"Feature: example\nScenario: example\n{example}")
    _, _, steps = feature.partition("Scenario: example\n")
    return textwrap.dedent(steps).strip()


_PAGES.filters |= {"cell": _cell, "slanted": _slanted, "tidy": _tidy}
