"""What a scenario is called."""

import textwrap
from typing import Any

from behave.model import Rule, Scenario

LONGEST_CELLS = 60


def feature_of(scenario: Scenario) -> Any:
    """The feature that the scenario belongs to; behave says that there may be none, but there always is."""
    return scenario.feature


def rule_of(scenario: Scenario) -> Rule | None:
    """The rule that the scenario belongs to."""
    node = scenario.parent
    while node is not None and not isinstance(node, Rule):
        node = node.parent
    return node


def bare_name(scenario: Scenario) -> str:
    """The name as written, without the `-- @1.2` that behave adds to the scenario of an Examples row."""
    return _name_and_block(scenario)[0] or str(scenario.keyword)


def display_name(scenario: Scenario) -> str:
    """The name as written, with the cells of its row if all rows of the outline would be called the same."""
    name = bare_name(scenario)
    row = scenario._row
    if row is None or name != scenario.parent.name:
        return name
    return f"{name} ({textwrap.shorten(', '.join(row.cells), LONGEST_CELLS, placeholder=' …')})"


def examples_name(scenario: Scenario) -> str:
    """The name of the Examples block that the scenario is a row of; empty if it has none."""
    return _name_and_block(scenario)[1]


def _name_and_block(scenario: Scenario) -> tuple[str, str]:
    """The name as written, and the name of the Examples block."""
    if scenario._row is None:
        return scenario.name, ""
    name, _, block = scenario.name.partition(f" -- @{scenario._row.id}")
    return name, block.strip()
