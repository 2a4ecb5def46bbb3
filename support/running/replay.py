"""Telling a formatter about a feature that has been run elsewhere, as if it were running now."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from behave.configuration import Configuration
from behave.formatter.base import Formatter
from behave.matchers import NoMatch
from behave.model import Feature, Rule, Scenario, ScenarioOutline, Step
from behave.model_type import Status
from behave.runner import the_step_registry

from support.evidence.selection import is_deselected


def replay(feature: Feature, formatter: Formatter, config: Configuration) -> None:
    """Tell a formatter all about a feature, in the order of its file."""
    formatter.uri(feature.filename)
    scenarios = feature.walk_scenarios()
    if not config.show_skipped and all(is_deselected(scenario, config) for scenario in scenarios):
        return
    formatter.feature(feature)
    if feature.background:
        formatter.background(feature.background)
    _replay_items(feature.run_items, formatter, config)
    formatter.eof()


def _replay_items(items: list[Any], formatter: Any, config: Configuration) -> None:
    for item in items:
        match item:
            case Rule():
                _replay_rule(item, formatter, config)
            case ScenarioOutline():
                _replay_items(item.scenarios, formatter, config)
            case Scenario() if config.show_skipped or not is_deselected(item, config):
                replay_scenario(item, formatter, config)


def _replay_rule(rule: Rule, formatter: Any, config: Configuration) -> None:
    _call(formatter, "rule", rule)
    if rule.background:
        formatter.background(rule.background)
    _replay_items(rule.run_items, formatter, config)
    _call(formatter, "rule_finished")


def replay_scenario(scenario: Scenario, formatter: Formatter, config: Configuration) -> None:
    """Tell a formatter all about a scenario that has ended."""
    formatter.scenario(scenario)
    steps = list(scenario.all_steps)
    if config.show_skipped or not _was_skipped_by_a_hook(scenario):
        for step in steps:
            formatter.step(step)
    for step in _run_ones(steps):
        formatter.match(the_step_registry.find_match(step) or NoMatch())
        formatter.result(step)


def _was_skipped_by_a_hook(scenario: Scenario) -> bool:
    return scenario.should_skip and not any(map(_was_run, scenario.all_steps))


def _run_ones(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps up to the first that failed; what comes after may be undefined, but was not run."""
    for step in takewhile(_was_run, steps):
        yield step
        if step.status.has_failed():
            return


def _was_run(step: Step) -> bool:
    """A step that skips its scenario is skipped itself, but it takes its time."""
    return step.status not in (Status.skipped, Status.untested) or step.duration > 0


def _call(formatter: Any, event: str, *args: Any) -> None:
    """Formatters need not know about rules."""
    if hasattr(formatter, event):
        getattr(formatter, event)(*args)
