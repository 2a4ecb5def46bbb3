"""The features as they stand: what can be known to be wrong before anything runs."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from behave.model import Feature

from support.authoring import guides, review, vocabulary, words
from support.authoring.features import FEATURES, feature_files, read_feature
from support.authoring.vocabulary import Definition
from support.requirements import catalogue, coverage
from support.requirements.results import Results


def require_none(problems: Iterable[str]) -> None:
    told = "\n".join(problems)
    assert not told, f"\n{told}"


@pytest.fixture(scope="module")
def known() -> list[Definition]:
    return vocabulary.load()


@pytest.fixture(scope="module")
def features() -> list[Feature]:
    return [read_feature(path) for path in feature_files()]


def test_every_step_definition_is_explained_with_an_example_that_is_right(known: list[Definition]) -> None:
    require_none(review.in_vocabulary(known))


def test_every_scenario_says_what_it_means(features: list[Feature], known: list[Definition]) -> None:
    require_none(review.in_features(features, known))


def test_the_guides_show_what_scenarios_can_say(known: list[Definition]) -> None:
    require_none(guides.problems(known))


def test_every_feature_has_the_standard_form() -> None:
    require_none(review.unformatted())


def test_what_is_made_from_the_vocabulary_is_up_to_date(known: list[Definition]) -> None:
    require_none(review.outdated(known))


def test_no_step_definition_is_without_use(features: list[Feature], known: list[Definition]) -> None:
    require_none(words.unused(features, known))


def test_every_rule_id_names_a_requirement(features: list[Feature]) -> None:
    require_none(coverage.unknown_tags(catalogue.load(), features))


def test_every_known_defect_is_named(features: list[Feature]) -> None:
    require_none(coverage.unnamed_defects(features))


def test_nothing_is_excused_that_a_scenario_verifies(features: list[Feature], tmp_path: Path) -> None:
    covered = coverage.cover(catalogue.load(), features, Results(tmp_path, FEATURES.parent))
    require_none(coverage.needless_excuses(covered))
