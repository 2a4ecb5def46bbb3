"""What stands below a step is read, and what is wrong with it is said."""

from types import SimpleNamespace
from typing import Any

import pytest
from behave.model import Table

from support import gherkin
from support.gherkin import MissingBelow


def below(table: Table | None = None, text: str | None = None) -> Any:
    return SimpleNamespace(table=table, text=text)


def table(*rows: list[str]) -> Table:
    return Table(["field", "value"], rows=rows)


def test_rows_come_in_order() -> None:
    assert gherkin.rows(below(table(["a", "1"], ["b", "2"])), "field", "value") == [("a", "1"), ("b", "2")]


@pytest.mark.parametrize(
    ("context", "advice"),
    [
        (below(), r"needs a table below it, with the headings \| field \| value \|"),
        (
            below(Table(["feild", "value"], rows=[["a", "b"]])),
            r"\| feild \| value \|: they should be \| field",
        ),
        (below(table()), "nothing below"),
    ],
)
def test_a_missing_wrong_or_empty_table_is_an_error(context: Any, advice: str) -> None:
    with pytest.raises(MissingBelow, match=advice):
        gherkin.rows(context, "field", "value")


def test_a_table_that_is_announced_must_be_there() -> None:
    assert gherkin.rows_if(True, below(table(["a", "1"])), "field", "value") == [("a", "1")]
    with pytest.raises(MissingBelow, match="needs a table"):
        gherkin.rows_if(True, below(), "field", "value")


def test_a_table_that_is_not_announced_must_not_be_there() -> None:
    assert gherkin.rows_if(False, below(), "field", "value") == []
    with pytest.raises(MissingBelow, match="needs the word 'where'"):
        gherkin.rows_if(False, below(table(["a", "1"])), "field", "value")


def test_a_text_must_be_there() -> None:
    assert gherkin.text(below(text="")) == ""
    with pytest.raises(MissingBelow, match="needs a text"):
        gherkin.text(below())
