"""The page of all words."""

import re
from collections import Counter

import pytest

from support.authoring.reference import reference
from support.authoring.vocabulary import Definition
from support.notation import NOTATIONS
from support.vaccinations import FIELDS, PATIENT_KINDS


@pytest.fixture(scope="module")
def page(known: list[Definition]) -> str:
    return reference(known)


@pytest.mark.parametrize(
    "text",
    [
        "### Shop\n\nThe shop: what is sold.\n",
        '**Given *the supplier* has recorded *a COVID vaccination* [as "first"]**\n\nRecord it.\n',
        "**Given *a complete COVID vaccination* [where]**\n",
        '**Then the request is refused, saying ["…"]**\n',
        "**When *the supplier* reads *it***\n",
        "**When *the supplier* sends TARGET**\n",
        "**Then the response has**  \n**Then the response holds**\n\nCheck fields.\n",
        "```gherkin\nThen the delta row has\n  | field       | value |\n  | ACTION_FLAG | NEW   |\n```",
        '| it | `it`, `the record`, `the record "first"`, `a record with the id "{uuid}"`. |',
        r"| `{matches ^\d{3}-[A-Z]+$}` | – |",
        "| MMR | Measles (14189004), Mumps (36989005), Rubella (36653000) |",
        "| `@smoke` |",
        "`{note first record id}`",
    ],
)
def test_the_page_says(text: str, page: str) -> None:
    assert text in page


def test_the_page_leaves_no_field_notation_or_kind_of_patient_out(page: str) -> None:
    names = [
        *(f"| {name} |" for name in (*FIELDS, *PATIENT_KINDS)),
        *(f"| `{each.example}" for each in NOTATIONS),
    ]
    assert [name for name in names if name not in page] == []


def test_each_part_of_a_sentence_is_called_something_else(page: str) -> None:
    _, _, rest = page.partition("## Parts of sentences")
    names = Counter(re.findall(r"^\| (.+?) \|", rest.partition("## Fields")[0], re.MULTILINE))
    assert names["the supplier"] == 1
    assert [name for name, count in names.items() if count > 1] == []
