from pathlib import Path
from typing import Any

import pytest
from behave.parser import parse_feature

from support.evidence.allure.labels import describe

PATTERNS = {
    "AllureFormatter.issue_pattern": "https://issues.test/{}",
    "AllureFormatter.tms_pattern": "https://requirements.test/{}",
}


def described(tags: str, userdata: dict[str, str] | None = None) -> Any:
    text = f"@from-feature @minor\nFeature: F\n  {tags}\n  Scenario: S\n    Given a\n"
    feature: Any = parse_feature(text, filename="features/record_a_vaccination/sub-part/f.feature")
    (scenario,) = feature.walk_scenarios()
    return describe(scenario, Path.cwd(), userdata or {})


def labels(tags: str, kind: str, userdata: dict[str, str] | None = None) -> list[str]:
    return [label.value for label in described(tags, userdata).labels if label.name == kind]


@pytest.mark.parametrize(
    ("tags", "kind", "values"),
    [
        ("", "severity", ["minor"]),
        ("@critical", "severity", ["critical"]),
        ("@severity:trivial", "severity", ["trivial"]),
        ("@allure.label.severity:blocker", "severity", ["blocker"]),
        ("@owner:jane", "owner", ["jane"]),
        ("", "epic", ["Record a vaccination"]),
        ("@epic:Other", "epic", ["Other"]),
        ("", "feature", ["F"]),
        ("@feature:G", "feature", ["G"]),
        ("", "story", []),
        ("@story:T", "story", ["T"]),
        ("", "suite", ["F"]),
        ("", "parentSuite", ["Record a vaccination / Sub part"]),
        ("@API-CREATE-05 @EVT-30", "tag", ["API-CREATE-05", "EVT-30", "from-feature"]),
        ("@issue:PAY-1", "tag", ["from-feature", "issue:PAY-1"]),
        ("", "thread", ["behave"]),
    ],
)
def test_a_tag_or_a_folder_becomes_a_label(tags: str, kind: str, values: list[str]) -> None:
    assert labels(tags, kind) == values


def test_the_worker_and_the_environment_are_labels() -> None:
    userdata = {"AllureFormatter.worker": "3", "AllureFormatter.environment": "int"}
    assert labels("", "thread", userdata) == ["worker 3"]
    assert labels("", "environment", userdata) == ["int"]


@pytest.mark.parametrize(
    ("tag", "kind", "name", "url"),
    [
        ("@issue:PAY-1", "issue", "PAY-1", "https://issues.test/PAY-1"),
        ("@tms:T-1", "tms", "T-1", "https://requirements.test/T-1"),
        ("@requirement:REQ-1", "tms", "REQ-1", "https://requirements.test/REQ-1"),
        ("@allure.issue:PAY-2", "issue", "PAY-2", "https://issues.test/PAY-2"),
        ("@allure.link.docs:https://docs.test", "link", "docs", "https://docs.test"),
    ],
)
def test_an_id_becomes_a_link_by_its_pattern(tag: str, kind: str, name: str, url: str) -> None:
    (link,) = described(tag, PATTERNS).links
    assert (link.type, link.name, link.url) == (kind, name, url)
    assert labels(tag, "tag", PATTERNS) == ["from-feature"]


def test_ids_of_requirements_and_defects_become_links_as_well_where_there_are_patterns() -> None:
    patterns = {**PATTERNS, "AllureFormatter.requirement_pattern": "https://rules.test/#{}"}
    tags = "@API-CREATE-05 @DLT-NHS_NUMBER-1 @API-BUG-01 @smoke"
    links = [(link.type, link.name, link.url) for link in described(tags, patterns).links]
    assert links == [
        ("tms", "API-CREATE-05", "https://rules.test/#API-CREATE-05"),
        ("tms", "DLT-NHS_NUMBER-1", "https://rules.test/#DLT-NHS_NUMBER-1"),
        ("issue", "API-BUG-01", "https://issues.test/API-BUG-01"),
    ]
    assert "API-CREATE-05" in labels(tags, "tag", patterns)
    assert described(tags, {}).links == []
