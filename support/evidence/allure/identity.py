"""Who a scenario is: its place among the features, and the ids that its history hangs on."""

from collections import Counter
from functools import lru_cache
from hashlib import md5
from pathlib import Path

from behave.model import Feature, Scenario

from support.evidence.names import bare_name, examples_name, feature_of, rule_of

FEATURES = "features"


def path_of(scenario: Scenario, root: Path) -> Path:
    """The feature file as seen from `root`, which holds the folder `features`: `recording/record.feature`."""
    path = Path(scenario.filename).resolve()
    if not path.is_relative_to(root):
        return Path(path.name)
    inside = path.relative_to(root)
    return inside.relative_to(FEATURES) if inside.parts[0] == FEATURES else inside


def full_name(scenario: Scenario) -> str:
    """`Feature: Rule: Scenario`, the same for all rows of an outline."""
    rule = rule_of(scenario)
    return ": ".join([feature_of(scenario).name, *([rule.name] if rule else []), bare_name(scenario)])


def case_id(scenario: Scenario, root: Path) -> str:
    """The same for all rows of an outline, in every environment."""
    return _digest(path_of(scenario, root).as_posix(), full_name(scenario))


def history_id(scenario: Scenario, root: Path, environment: str) -> str:
    """Differs by example and by environment; stays when rows or scenarios are added, moved or removed."""
    number = _numbers(feature_of(scenario))[id(scenario)]
    return _digest(environment, path_of(scenario, root).as_posix(), *_self_of(scenario), str(number))


def distinction(scenario: Scenario, environment: str) -> str:
    """What tells the scenario from others of the same case and cells: environment, Examples, a number.

    Version 3 of the report makes an identity of its own of the case and the parameters, whatever the history
    id is. Without this it would take equal rows for retries of one, and mix the environments' histories.
    """
    number = _numbers(feature_of(scenario))[id(scenario)]
    return " / ".join(filter(None, (environment, examples_name(scenario), str(number) if number else "")))


@lru_cache(maxsize=1)
def _numbers(feature: Feature) -> dict[int, int]:
    """For each scenario, by `id()`, how many before it are equal to it in all but their place.

    They must not share a history, or all but the last would vanish from the report as retries of one.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    numbers = {}
    for scenario in feature.walk_scenarios():
        myself = _self_of(scenario)
        numbers[id(scenario)] = seen[myself]
        seen[myself] += 1
    return numbers


def _self_of(scenario: Scenario) -> tuple[str, ...]:
    row = scenario._row
    cells = (
        [f"{heading}={cell}" for heading, cell in zip(row.headings, row.cells, strict=True)] if row else []
    )
    return full_name(scenario), examples_name(scenario), *cells


def _digest(*parts: str) -> str:
    return md5("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()
