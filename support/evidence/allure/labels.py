"""Labels and links of a scenario: from its tags, and from the folder and file that it lives in.

| tag | becomes |
|---|---|
| `@blocker` `@critical` `@normal` `@minor` `@trivial`, `@severity:minor` | severity |
| `@owner:…` `@epic:…` `@feature:…` `@story:…` `@layer:…` | that label |
| `@issue:ID`, `@requirement:ID` or `@tms:ID` | a link, by the pattern set for it; without a pattern, a tag |
| `@allure.…` | as allure-behave has it |
| `@API-CREATE-05`, `@API-BUG-01` | a tag; with a pattern for requirements or issues, a link as well |
| any other | a tag |
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from allure_commons.mapping import labels_set, parse_tag
from allure_commons.model2 import Label, Link
from allure_commons.types import LabelType, Severity
from allure_commons.utils import host_tag, platform_label
from behave.model import Scenario

from support.evidence.allure.identity import path_of
from support.evidence.known_defects import PART_OF_NAMES
from support.evidence.names import feature_of, rule_of
from support.reference.rule_ids import RULE_ID

LABEL_KINDS = {"severity", "owner", "epic", "feature", "story", "layer"}
LINK_KINDS = {"issue": "issue", "tms": "tms", "requirement": "tms"}
PLACE_OF_ID = "{}"
"""What an id takes the place of in a pattern: `https://jira.example.test/browse/{}`."""


class Described(NamedTuple):
    """What the report says about a scenario beside its steps."""

    labels: list[Label]
    links: list[Link]


def describe(scenario: Scenario, root: Path, userdata: Mapping[str, str]) -> Described:
    """Read labels and links off the tags of feature, rule and scenario; the nearest severity counts.

    `userdata` may hold `AllureFormatter.environment` and `.worker`, and the patterns
    `AllureFormatter.requirement_pattern`, `.issue_pattern`, `.tms_pattern` and `.link_pattern`.
    """
    rule = rule_of(scenario)
    tags = [*feature_of(scenario).tags, *(rule.tags if rule else []), *scenario.tags]
    found = [_parsed(str(tag), userdata) for tag in tags]
    labels = [item for item in found if isinstance(item, Label)]
    named = {label.name for label in labels}
    labels += [label for label in _defaults(scenario, root, userdata) if label.name not in named]
    links = [item for item in found if isinstance(item, Link)]
    return Described(labels_set(labels), [*links, *_links_of_rules(tags, userdata)])


def _links_of_rules(tags: Iterable[str], userdata: Mapping[str, str]) -> Iterator[Link]:
    """Links to the requirements and the defects that are named by tags, where there is a pattern for them."""
    for tag in filter(RULE_ID.fullmatch, map(str, tags)):
        kind, name = ("issue", "issue") if PART_OF_NAMES in tag else ("tms", "requirement")
        if pattern := userdata.get(f"AllureFormatter.{name}_pattern"):
            yield _link(kind, tag, pattern.replace(PLACE_OF_ID, tag))


def _parsed(tag: str, userdata: Mapping[str, str]) -> Label | Link:
    kind, _, value = tag.partition(":")
    if value and kind in LABEL_KINDS:
        return Label(name=kind, value=value)
    item = _link(LINK_KINDS[kind], value, value) if value and kind in LINK_KINDS else parse_tag(tag)
    if not isinstance(item, Link):
        return item
    pattern = userdata.get(f"AllureFormatter.{item.type}_pattern", "")
    if not item.url.startswith("http"):
        item.url = pattern.replace(PLACE_OF_ID, item.url)
    return item if item.url else Label(name=LabelType.TAG, value=tag)


def _link(kind: str, name: str, url: str) -> Link:
    return Link(type=kind, name=name, url=url)


def _defaults(scenario: Scenario, root: Path, userdata: Mapping[str, str]) -> Iterator[Label]:
    rule = rule_of(scenario)
    folders = path_of(scenario, root).parts[:-1]
    worker = userdata.get("AllureFormatter.worker")
    values = {
        LabelType.SEVERITY: Severity.NORMAL.value,
        LabelType.EPIC: _titled(folders[0]) if folders else None,
        LabelType.FEATURE: feature_of(scenario).name,
        LabelType.STORY: rule.name if rule else None,
        LabelType.PARENT_SUITE: " / ".join(map(_titled, folders)),
        LabelType.SUITE: feature_of(scenario).name,
        LabelType.SUB_SUITE: rule.name if rule else None,
        LabelType.HOST: host_tag(),
        LabelType.THREAD: f"worker {worker}" if worker else "behave",
        LabelType.FRAMEWORK: "behave",
        LabelType.LANGUAGE: platform_label(),
        "environment": userdata.get("AllureFormatter.environment"),
    }
    return (Label(name=name, value=value) for name, value in values.items() if value)


def _titled(folder: str) -> str:
    """`record_a_vaccination` -> `Record a vaccination`."""
    words = folder.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
