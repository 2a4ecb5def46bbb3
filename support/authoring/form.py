"""The form of features: what Gherkin allows and this suite does not, because somebody would be misled."""

import re
from collections import Counter
from collections.abc import Iterator

from behave.model import Examples, Feature, Scenario, ScenarioOutline, Step

from support.authoring.features import place
from support.authoring.tags import tag_problem


def problems(feature: Feature) -> Iterator[str]:
    """Say where a feature misleads its readers, or does not run what it shows."""
    if not feature.description:
        yield f"{place(feature)}: the feature does not say what it is about: write a line below its name"
    yield from _of_tags(feature)
    templates = _as_written(feature)
    yield from _same_names(templates)
    for template in templates:
        yield from _of_scenario(template)


def _as_written(feature: Feature) -> list[Scenario | ScenarioOutline]:
    """The scenarios as they stand in the file: an outline is one."""
    everything = feature.walk_scenarios(with_outlines=True)
    return [each for each in everything if isinstance(each, ScenarioOutline) or each._row is None]


def _same_names(templates: list[Scenario]) -> Iterator[str]:
    names = Counter(each.name for each in templates)
    for each in templates:
        if names[each.name] > 1:
            yield f"{place(each)}: another scenario of this feature is called '{each.name}' too"


def _of_scenario(scenario: Scenario | ScenarioOutline) -> Iterator[str]:
    if not scenario.name:
        yield f"{place(scenario)}: the scenario has no name"
    if not scenario.steps:
        yield f"{place(scenario)}: the scenario has no steps"
    yield from _of_tags(scenario)
    for step in scenario.all_steps:
        if step.name.endswith(":"):
            yield f"{place(step)}: a step does not end in a colon: behave would take it for part of the words"
    if isinstance(scenario, ScenarioOutline):
        yield from _of_examples(scenario)


def _of_examples(outline: ScenarioOutline) -> Iterator[str]:
    if not any(block.table and block.table.rows for block in outline.examples):
        yield f"{place(outline)}: the outline has no examples, so it never runs"
    used = _placeholders(outline)
    for block in outline.examples:
        yield from _of_tags(block)
        for heading in block.table.headings if block.table else ():
            if heading not in used:
                yield f"{place(block)}: no step uses <{heading}>"


def _placeholders(outline: ScenarioOutline) -> set[str]:
    """What stands between angle brackets in the outline: its columns, if they are spelt right."""
    texts = [outline.name, *outline.tags, *(text for step in outline.steps for text in _texts(step))]
    return set(re.findall(r"<([^<>]+)>", "\n".join(texts)))


def _texts(step: Step) -> Iterator[str]:
    yield step.name
    if step.text:
        yield step.text
    if step.table:
        yield from step.table.headings
        for row in step.table:
            yield from row.cells


def _of_tags(node: Feature | Scenario | Examples) -> Iterator[str]:
    for tag in node.tags:
        if problem := tag_problem(tag):
            yield f"{place(node)}: @{tag} {problem}"
