"""Mistakes in a step that is said inside of another one."""

import textwrap
from pathlib import Path

import pytest
from behave.model import Feature
from behave.parser import parse_feature

from support.authoring import vocabulary, words
from support.authoring.vocabulary import Definition

GOOD = """
Feature: Many
  Words.

  Scenario: All of them
    Given arbitrary valid vaccinations
    When for each of them, the supplier records it
    And for each of them with a patient NHS number, the supplier searches for the patient's <vaccine type> vaccinations where
      | parameter  | value   |
      | -date.from | {today} |
    Then for each of them, the request is refused with 400 invariant, saying
      \"\"\"
      <message>
      \"\"\"
"""  # noqa: E501


@pytest.fixture(scope="module")
def steps() -> list[Definition]:
    return vocabulary.load(Path(__file__).parents[3] / "steps")


def problems(text: str, steps: list[Definition]) -> str:
    feature: Feature = parse_feature(textwrap.dedent(text), filename="one.feature")
    return "\n".join(words.problems([feature], steps))


def test_good_words_have_no_problem(steps: list[Definition]) -> None:
    assert problems(GOOD, steps) == ""


@pytest.mark.parametrize(
    ("good", "bad", "problem"),
    [
        ("records it", "recrods it", "one.feature:7: no step reads 'Given the supplier recrods it'"),
        ("patient NHS number", "patient NSH number", "one.feature:8: unknown field 'patient NSH number'"),
        ("{today}", "{todya}", "one.feature:8: | -date.from | {todya} |: unknown notation {todya}"),
        ("| parameter  |", "| param      |", "the headings are | param | value |"),
        ("where\n", "\n", "no table belongs below this step"),
        ("<message>", "{sage}", "unknown notation {sage}"),
        ("<message>", "<massage>", "nothing stands for <massage>"),
    ],
)
def test_a_mistake_is_told(good: str, bad: str, problem: str, steps: list[Definition]) -> None:
    assert good in GOOD
    assert problem in problems(GOOD.replace(good, bad, 1), steps)
