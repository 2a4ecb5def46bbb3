import textwrap
from pathlib import Path
from typing import Any

import pytest
from behave.parser import parse_feature

from support.evidence import names
from support.evidence.allure import identity

OUTLINE = """
    Feature: Rows
      Scenario Outline: {name}
        Given <n> and <m>
        Examples: block
          | n | m |
          {rows}
"""


def scenarios(text: str, path: str = "features/rows.feature") -> list[Any]:
    feature: Any = parse_feature(textwrap.dedent(text), filename=path)
    return list(feature.walk_scenarios())


def rows(*cells: str, name: str = "counts") -> list[Any]:
    return scenarios(OUTLINE.format(name=name, rows="\n          ".join(f"| {row} |" for row in cells)))


def ids(found: list[Any], environment: str = "int") -> list[str]:
    return [identity.history_id(scenario, Path.cwd(), environment) for scenario in found]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("counts", "counts (1, 2)"),
        ("counts <n>", "counts 1"),
        ("counts -- really", "counts -- really (1, 2)"),
    ],
)
def test_a_row_is_shown_by_its_cells_if_not_by_its_name(name: str, shown: str) -> None:
    (row,) = rows("1 | 2", name=name)
    assert names.display_name(row) == shown


def test_long_cells_are_cut() -> None:
    (row,) = rows(f"1 | {'word ' * 40}")
    assert len(names.display_name(row)) < 80
    assert names.display_name(row).endswith(" …)")


def test_a_scenario_without_a_name_is_called_by_its_keyword() -> None:
    (scenario,) = scenarios("Feature: F\n  Scenario:\n    Given a\n")
    assert names.display_name(scenario) == "Scenario"


def test_rows_of_one_outline_are_one_case_with_a_history_each() -> None:
    found = rows("1 | 2", "1 | 3", "1 | 2")
    assert len(set(ids(found))) == 3
    assert len({identity.case_id(row, Path.cwd()) for row in found}) == 1


def test_a_history_goes_on_when_rows_and_scenarios_come_and_go() -> None:
    before, after = ids(rows("1 | 2", "1 | 3")), ids(rows("0 | 0", "1 | 3", "1 | 2"))
    assert set(before) < set(after)


@pytest.mark.parametrize(
    "other",
    [
        rows("1 | 2", name="another"),
        rows("2 | 2"),
        scenarios(OUTLINE.format(name="counts", rows="| 1 | 2 |").replace("block", "other")),
        scenarios(OUTLINE.format(name="counts", rows="| 1 | 2 |"), "features/other.feature"),
    ],
    ids=["name", "cells", "block", "file"],
)
def test_a_history_differs_by(other: list[Any]) -> None:
    assert not set(ids(rows("1 | 2"))) & set(ids(other))


def test_a_history_differs_by_environment() -> None:
    assert not set(ids(rows("1 | 2"), "int")) & set(ids(rows("1 | 2"), "ref"))


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("features/recording/a.feature", "recording/a.feature"),
        ("recording/a.feature", "recording/a.feature"),
        ("/elsewhere/a.feature", "a.feature"),
    ],
)
def test_the_path_is_seen_from_the_features(path: str, seen: str) -> None:
    (scenario,) = scenarios("Feature: F\n  Scenario: S\n    Given a\n", path)
    assert identity.path_of(scenario, Path.cwd()).as_posix() == seen
