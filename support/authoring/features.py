"""Reading feature files without running them, with behave's own parser."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from behave.model import Examples, Feature, Scenario, Step
from behave.parser import ParserError, parse_file

FEATURES = Path("features")


class FeatureError(ValueError):
    """A feature file that cannot be read; the text says where and why."""


def feature_files(folder: Path = FEATURES) -> list[Path]:
    """Find every feature file, in a fixed order."""
    return sorted(folder.rglob("*.feature"))


def read_feature(path: Path) -> Feature:
    """Read one feature file.

    Raises:
        FeatureError: it is no Gherkin, or is empty.
    """
    try:
        feature: Feature | None = parse_file(str(path))
    except (ParserError, UnicodeDecodeError) as error:
        raise FeatureError(f"{path}: {error}") from error
    if feature is None:
        raise FeatureError(f"{path}: there is no feature in this file")
    return feature


def scenarios(feature: Feature) -> list[Scenario]:
    """List the scenarios as they would run: an outline is one scenario for each row of its examples."""
    return list(feature.walk_scenarios())


def all_scenarios(features: Iterable[Feature]) -> list[Scenario]:
    """List the scenarios of several features."""
    return list(chain.from_iterable(map(scenarios, features)))


def steps(scenario: Scenario) -> list[Step]:
    """List the steps as they would run, those of the background first."""
    return list(scenario.all_steps)


def examples_of(scenario: Scenario) -> Examples | None:
    """The Examples block that the scenario is a row of."""
    if scenario._row is None:
        return None
    block, _, _ = scenario._row.id.partition(".")
    examples: list[Examples] = scenario.parent.examples
    return examples[int(block) - 1]


def place(node: Scenario | Step | Examples | Feature) -> str:
    """Where something is written: `features/recording/record.feature:12`."""
    return f"{node.filename}:{node.line}"
