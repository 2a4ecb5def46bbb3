"""What stands below a step is read, and what is wrong with it is said."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from behave.model import Table
from behave.runner import the_step_registry

from support import gherkin
from support.gherkin import MissingBelow, UnknownSentence


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


def test_what_stands_below_is_written_as_it_was() -> None:
    assert gherkin.below(below(table(["a|b", "1"]))) == ["  | field | value |", r"  | a\|b | 1 |"]
    assert gherkin.below(below(text="one\n\n  two")) == ['  """', "  one", "  ", "    two", '  """']
    assert gherkin.below(below()) == []


@pytest.fixture
def steps() -> Iterator[list[Any]]:
    """Two definitions, in the registry that behave runs with."""
    heard: list[Any] = []
    kept = {keyword: list(known) for keyword, known in the_step_registry.steps.items()}
    the_step_registry.add_step_definition(
        "given", "a {thing}", lambda context, thing: heard.append((context, thing))
    )
    the_step_registry.add_step_definition(
        "then", "it is {number:d}", lambda context, number: heard.append((context, number))
    )
    yield heard
    the_step_registry.steps = kept


def test_steps_are_said_in_another_session(steps: list[Any]) -> None:
    context: Any = SimpleNamespace(scenario="the scenario", session="its own")
    gherkin.say(context, "another", "Given a table\n  | field | value |\n  | a | 1 |\nThen it is 5")
    (first, thing), (second, number) = steps
    assert (thing, number) == ("table", 5)
    assert (first.session, second.session, first.scenario) == ("another", "another", "the scenario")
    assert gherkin.rows(first, "field", "value") == [("a", "1")]
    assert second.table is None


def test_the_keyword_of_a_sentence_is_found(steps: list[Any]) -> None:
    assert (gherkin.keyword_of("a table"), gherkin.keyword_of("it is 5")) == ("Given", "Then")


def test_an_unknown_sentence_is_named(steps: list[Any]) -> None:
    with pytest.raises(UnknownSentence, match="no step reads 'nonsense'"):
        gherkin.keyword_of("nonsense")
    with pytest.raises(UnknownSentence, match="no step reads 'When nonsense'"):
        gherkin.say(below(), None, "When nonsense")
