"""The page about the sandbox: its counts, its options and its keys are real."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from support.requirements import catalogue
from support.sandbox.options import Options
from support.sandbox.validation import rules_implemented
from tests.contract import delta_cases, validation_cases
from tests.sandbox_client import SandboxClient

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "sandbox.md").read_text(encoding="utf-8")
SHOWN_BY = ("support/sandbox", "tests/contract", "tests/unit/sandbox")
AREAS = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \| (.*?) ?\|$", PAGE, re.MULTILINE)
RULE = re.compile(r"\b((?:[A-Z]+-)(?:[A-Z_]+-)?)(\d+)\b(?:…(\d+)\b)?")


def chapters() -> dict[str, set[str]]:
    """The ids of all rules by chapter of the catalogue."""
    rules: defaultdict[str, set[str]] = defaultdict(set)
    for requirement in catalogue.load().values():
        rules[requirement.chapter].add(requirement.id)
    return rules


def named_in(text: str) -> Iterator[str]:
    """Find rule ids, also ranges such as `EVT-10…21`."""
    for prefix, first, last in RULE.findall(text):
        for number in range(int(first), int(last or first) + 1):
            yield f"{prefix}{number:0{len(first)}}"


def shown() -> set[str]:
    """The rules that the sandbox or one of its tests names, or an observed case is about."""
    sources = [
        path for folder in SHOWN_BY for path in (REPOSITORY / folder).rglob("*.py") if path != Path(__file__)
    ]
    named = {rule for path in sources for rule in named_in(path.read_text(encoding="utf-8"))}
    observed = {case.rule for case in delta_cases.load()} | {
        case.name[:7] for case in validation_cases.load()
    }
    return named | observed | rules_implemented()


def test_the_page_has_every_area() -> None:
    assert [area for area, *_ in AREAS] == list(chapters())


@pytest.mark.parametrize(("area", "rules", "kept", "left_out"), AREAS, ids=[area for area, *_ in AREAS])
def test_the_counts_of_an_area_add_up(area: str, rules: str, kept: str, left_out: str) -> None:
    known, left = chapters()[area], set(named_in(left_out))
    assert left <= known
    assert int(rules) == len(known)
    assert int(kept) == len(known - left)
    assert known - left <= shown()


def test_the_page_explains_every_option() -> None:
    explained = set(re.findall(r"`--([a-z-]+)(?: [A-Z_]+)?`", PAGE))
    assert {option.name.replace("_", "-") for option in fields(Options)} <= explained


def test_the_page_explains_every_key_of_the_ready_file(sandbox: SandboxClient) -> None:
    rows = "\n".join(line.split(" | ")[0] for line in PAGE.splitlines() if line.startswith("| `"))
    assert sandbox.ready.keys() <= set(re.findall(r"`(\w+)`", rows))


def test_the_page_tells_how_many_cases_are_replayed() -> None:
    requests, records = len(validation_cases.load()), len(delta_cases.load())
    accepted = sum(case.accepted for case in delta_cases.load())
    text = " ".join(PAGE.split())
    assert f"replays the {requests} requests and {records} records" in text
    assert f"{accepted} of them sent to the API and {records - accepted}," in text
