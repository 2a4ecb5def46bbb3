"""Which scenarios verify which requirement."""

from pathlib import Path

import pytest
from behave.model import Feature
from behave.parser import parse_feature

from support.requirements import coverage
from support.requirements.catalogue import Requirement
from support.requirements.coverage import Coverage
from support.requirements.results import Results

CATALOGUE = {
    "API-CREATE-05": Requirement("API-CREATE-05", "API", "Recording", "A record is new."),
    "API-BUG-01": Requirement("API-BUG-01", "API", "Known defects", "Nothing comes back."),
    "VAL-102": Requirement("VAL-102", "Validation", "Dose", "Too small is refused."),
    "GW-04": Requirement("GW-04", "Gateway", "Refusals", "Too many.", excuse="It would shut others out."),
}
TAGGED = """
@API-CREATE-05
Feature: Recording
  Words.

  Scenario: One
    Given a thing

  Scenario Outline: A dose of <number>
    Given a thing <number>

    @VAL-102
    Examples: too small
      | number |
      | 0      |
      | -1     |

    Examples: right
      | number |
      | 1      |
"""


def with_tags(tags: str) -> Feature:
    feature: Feature = parse_feature(TAGGED.replace("@VAL-102", tags), filename="features/one.feature")
    return feature


@pytest.fixture
def nothing_run(tmp_path: Path) -> Results:
    return Results(tmp_path / "none", Path())


def covered(feature: Feature, results: Results) -> dict[str, Coverage]:
    return {each.requirement.id: each for each in coverage.cover(CATALOGUE, [feature], results)}


def test_a_tag_counts_for_the_scenario_the_block_or_the_feature_it_stands_at(nothing_run: Results) -> None:
    found = covered(with_tags("@VAL-102"), nothing_run)

    assert [(each.place, each.name) for each in found["VAL-102"].verifications] == [
        ("features/one.feature:13", "A dose of <number>: too small")
    ]
    assert [(each.place, each.name) for each in found["API-CREATE-05"].verifications] == [
        ("features/one.feature:6", "One"),
        ("features/one.feature:13", "A dose of <number>: too small"),
        ("features/one.feature:18", "A dose of <number>: right"),
    ]


def test_rows_are_counted_and_not_listed(nothing_run: Results) -> None:
    (block,) = covered(with_tags("@VAL-102"), nothing_run)["VAL-102"].verifications
    assert block.results == {"not run": 2}


def test_a_requirement_is_verified_excused_or_missing(nothing_run: Results) -> None:
    states = {id: each.state for id, each in covered(with_tags("@VAL-102"), nothing_run).items()}
    assert states == {
        "API-CREATE-05": "verified",
        "API-BUG-01": "missing",
        "VAL-102": "verified",
        "GW-04": "excused",
    }


def test_what_is_missing_is_told_with_its_sentence(nothing_run: Results) -> None:
    (problem,) = coverage.missing(covered(with_tags("@VAL-102"), nothing_run).values())
    assert problem == "API-BUG-01 has neither a scenario nor an excuse: Nothing comes back."


def test_a_tag_that_names_no_requirement_is_told_once_with_the_nearest_name() -> None:
    (problem,) = coverage.unknown_tags(CATALOGUE, [with_tags("@VAL-120")])
    assert problem == "features/one.feature:13: @VAL-120 names no requirement. Did you mean VAL-102?"


def test_a_tag_that_is_no_rule_id_is_left_alone() -> None:
    assert coverage.unknown_tags(CATALOGUE, [with_tags("@smoke")]) == []


def test_an_excuse_for_what_a_scenario_verifies_is_told(nothing_run: Results) -> None:
    (problem,) = coverage.needless_excuses(covered(with_tags("@GW-04"), nothing_run).values())
    assert problem == "GW-04 is excused, but verified by features/one.feature:13"


def test_a_known_defect_must_name_the_defect() -> None:
    (problem,) = coverage.unnamed_defects([with_tags("@known-defect @VAL-102")])
    assert problem == (
        "features/one.feature:13: @known-defect needs the tag of the defect, such as @API-BUG-01"
    )
    assert coverage.unnamed_defects([with_tags("@known-defect @API-BUG-01")]) == []
