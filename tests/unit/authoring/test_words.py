"""Mistakes that are found before anything runs."""

import textwrap
from pathlib import Path

import pytest
from behave.model import Feature
from behave.parser import parse_feature

from support.authoring import vocabulary, words
from support.authoring.vocabulary import Definition

GOOD = """
Feature: One
  Words.

  Background:
    Given the supplier has recorded a COVID vaccination as "first"
    And the response is seen, and its total noted as sum

  Scenario Outline: <flag>
    Given a complete RSV vaccination where
      | field        | value                 |
      | dose number  | 2                     |
      | given names  | A, {5 letters}        |
      | lot number   | {note first version}  |
      | $.site.text  | {note sum}            |
    When "EMIS" reads a record with the id "{uuid}"
    And the supplier sends /Immunization/{note record id}
    Then the response has
      | field         | value               |
      | total         | 2                   |
      | header E-Tag  | {any number}        |
      | lot number    | B-2                 |
    And the delta row has
      | field        | value    |
      | ACTION_FLAG  | <flag>   |
      | dose amount  | 0.5      |
      | ExpiresAt    | {any value} |
    And the request is refused, saying "{any text}"
    And the request is refused, saying
      \"\"\"
      {matches x+}
      \"\"\"

    Examples:
      | flag |
      | NEW  |
"""


def problems(text: str, known: list[Definition]) -> str:
    feature: Feature = parse_feature(textwrap.dedent(text), filename="one.feature")
    return "\n".join(words.problems([feature], known))


def test_good_words_have_no_problem(known: list[Definition]) -> None:
    assert problems(GOOD, known) == ""


@pytest.mark.parametrize(
    ("good", "bad", "problem"),
    [
        (
            '"EMIS" reads a',
            '"EMIS" raeds a',
            'one.feature:16: no step reads \'When "EMIS" raeds a record with the id',
        ),
        ('When "EMIS" reads', 'Then "EMIS" reads', 'no step reads \'Then "EMIS" reads'),
        ("RSV", "RSVP", "one.feature:10: unknown vaccine type 'RSVP'. Did you mean RSV?"),
        (
            "RSV vaccination",
            "RSV vaccination of a senstive patient",
            "unknown kind of patient 'senstive'. Did you mean sensitive?",
        ),
        (
            "RSV vaccination",
            'RSV vaccination of the patient of "frist"',
            'one.feature:10: no record was recorded as "frist" before. Did you mean first?',
        ),
        ("dose number", "dose nubmer", "unknown field 'dose nubmer'. Did you mean dose number"),
        ("$.site.text", "$.site[", "| $.site[ | {note sum} |: '$.site[' is not a JSONPath"),
        ("| 2                     |", "| two |", "'two' is not a number as JSON writes them"),
        ("{5 letters}", "{5 leters}", "unknown notation {5 leters}"),
        ("{5 letters}", "{any text}", "{any text} only checks a value; it cannot make one"),
        (
            "{note first version}",
            "{note frist version}",
            "nothing was noted as 'frist version'. Did you mean",
        ),
        ("{note sum}", "{note total}", "nothing was noted as 'total'"),
        ('"{uuid}"', '"{uid}"', "one.feature:16: unknown notation {uid}"),
        ("/Immunization/{note record id}", "/Immunization/{id}", "one.feature:17: unknown notation {id}"),
        ("its total noted", "its totl noted", "one.feature:7: unknown field 'totl'. Did you mean total?"),
        ("header E-Tag", "heder E-Tag", "unknown field 'heder E-Tag'"),
        (
            "| total         |",
            "| totl          |",
            "one.feature:18: | totl | 2 |: unknown field 'totl'. Did you mean total?",
        ),
        ("ACTION_FLAG", "ACTION_FLG", "unknown field 'ACTION_FLG'. Did you mean ACTION_FLAG?"),
        ("ACTION_FLAG", "lot number", "unknown field 'lot number'"),
        ("ExpiresAt", "$.Imms[", "'$.Imms[' is not a JSONPath"),
        ("| NEW  |", "| {new} |", "| ACTION_FLAG | {new} |: unknown notation {new}"),
        ("{any text}", "{some text}", "unknown notation {some text}"),
        ("{matches x+}", "{matches x+(}", "'x+(' is not a regular expression"),
        (
            "| field         | value               |",
            "| fields        | value               |",
            "one.feature:18: the headings are | fields | value |: they should be | field | value |",
        ),
        (
            "vaccination where",
            "vaccination",
            "one.feature:10: no table belongs below this step, as it stands",
        ),
        ("saying\n", 'saying "x"\n', "no text belongs below this step, as it stands"),
        ('saying "{any text}"', "saying", "this step needs a text below it"),
        (
            'reads a record with the id "{uuid}"\n',
            "reads it\n      | field | value |\n      | total | 2     |\n",
            "no table belongs below this step, as it stands",
        ),
    ],
)
def test_a_mistake_is_told(good: str, bad: str, problem: str, known: list[Definition]) -> None:
    assert good in GOOD
    assert problem in problems(GOOD.replace(good, bad, 1), known)


@pytest.mark.parametrize(
    ("below", "problem"),
    [
        ("", "one.feature:6: this step needs a table below it"),
        ("| field | value |", "one.feature:6: the table has headings and nothing below them"),
    ],
)
def test_a_table_that_is_needed_must_be_there_and_hold_something(
    below: str, problem: str, known: list[Definition]
) -> None:
    assert problem in problems(f"Feature: One\n\n\n\n Scenario: A\n  Then the response has\n  {below}", known)


def test_a_text_may_be_left_out_if_the_example_leaves_it_out_too(known: list[Definition]) -> None:
    feature = "Feature: One\n Scenario: A\n  When the supplier sends /metadata"
    assert problems(feature, known) == ""
    assert problems(f'{feature}\n   """\n   {{"id"\n   """', known) == ""


def test_a_step_that_may_be_two_is_told(known: list[Definition]) -> None:
    feature = "Feature: One\n Scenario: A\n  When the supplier sends /metadata"
    assert "one.feature:3: 'the supplier sends /metadata' may be any of " in problems(
        feature, [*known, *known]
    )


def test_a_definition_that_no_scenario_needs_is_told(known: list[Definition]) -> None:
    feature = parse_feature("Feature: One\n Scenario: A\n  Then the response holds", filename="one.feature")
    unused = words.unused([feature], known)
    assert len(unused) == len(known) - 1
    assert "no scenario says 'the response has'" not in "\n".join(unused)


def test_an_example_must_be_right(known: list[Definition]) -> None:
    assert [problem for each in known for problem in words.of_example(each, known)] == []


def test_an_example_that_shows_another_step_is_told(tmp_path: Path) -> None:
    (tmp_path / "some.py").write_text(
        'from behave import given\n\n@given("a")\n@given("b")\n'
        'def a(context):\n  """A.\n\n  Example:\n    Given a\n    Given c\n  """\n',
        encoding="utf-8",
    )
    (thing,) = vocabulary.load(tmp_path)
    unknown, not_shown = words.of_example(thing, [thing])
    assert "no step reads 'Given c'" in unknown
    assert not_shown.endswith("some.py:3: the example does not show 'b'")
