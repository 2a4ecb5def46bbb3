"""What Gherkin allows and this suite does not."""

import textwrap

import pytest
from behave.parser import parse_feature

from support.authoring import form

GOOD = """
@owner:team
Feature: Doses
  A dose has a number.

  @smoke @VAL-102
  Scenario: One
    Given a thing

  Scenario Outline: A dose of <number>
    Given a thing where
      | field       | value    |
      | dose number | <number> |
    Then it says "<message>"

    @VAL-103
    Examples: too large
      | number | message |
      | 10     | large   |
"""


def problems(text: str) -> list[str]:
    return list(form.problems(parse_feature(textwrap.dedent(text), filename="features/one.feature")))


def test_a_good_feature_has_no_problem() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "problem"),
    [
        (
            "A dose has a number.",
            "",
            "3: the feature does not say what it is about: write a line below its name",
        ),
        (
            "@smoke",
            "@smoek",
            "7: @smoek is no tag that anybody looks for. Did you mean smoke?",
        ),
        (
            "@owner:team",
            "@ower:team",
            "3: @ower:team is no tag that anybody looks for. Did you mean owner:…?",
        ),
        (
            "@VAL-103",
            "@val-103",
            "17: @val-103 is no tag",
        ),
        (
            "Scenario: One",
            "Scenario: A dose of <number>",
            "7: another scenario of this feature is called 'A dose of <number>' too",
        ),
        ("Scenario: One", "Scenario:", "7: the scenario has no name"),
        ("Given a thing\n\n", "\n", "7: the scenario has no steps"),
        (
            "a thing where",
            "a thing where:",
            "11: a step does not end in a colon: behave would take it for part of the words",
        ),
        ("| 10     | large   |", "", "10: the outline has no examples, so it never runs"),
        ("<message>", "<mesage>", "17: no step uses <message>"),
    ],
)
def test_a_problem_is_told_with_its_place(good: str, bad: str, problem: str) -> None:
    assert good in GOOD
    assert f"features/one.feature:{problem}" in "\n".join(problems(GOOD.replace(good, bad, 1)))
