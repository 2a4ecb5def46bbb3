"""Which scenarios a run is about."""

from collections.abc import Iterable

from behave.configuration import Configuration
from behave.model import Feature, Scenario


def is_deselected(scenario: Scenario, config: Configuration) -> bool:
    """Whether the tags, names or lines given for this run leave the scenario out.

    behave calls such a scenario skipped. One that is skipped for a reason of its own is not meant: that is
    a result, and belongs into every report.
    """
    chosen = scenario.should_run_with_tags(config.tag_expression) and scenario.should_run_with_name_select(
        config
    )
    return not chosen or bool(scenario.should_skip and not scenario.skip_reason)


def selected(features: Iterable[Feature], config: Configuration) -> list[Scenario]:
    """The scenarios that the run is about."""
    return [
        scenario
        for feature in features
        for scenario in feature.walk_scenarios()
        if not is_deselected(scenario, config)
    ]
