"""What generated vaccinations show of a wrong service: the smallest, as a scenario that can be pasted."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from support.cleanup.ledger import read
from support.cleanup.leftovers import Leftovers, leftovers
from tests.meta.behave_run import Result
from tests.meta.our_features import FEATURES, run_features
from tests.meta.wrong_service import Passing, Spoil, untouched, wrong_service

JOURNEY = "Any valid vaccination is accepted, stored, published, found and deleted"
EDITS = "Any single edit that the rules forbid is refused with its own message"
TIME_LIMIT = 480
"""Seconds, of which most are for a machine that is busy: no verdict depends on it."""
FEW = (
    *("-D", "seed=1", "-D", "generated.count=12", "-D", "generated.tries=60"),
    *("-D", f"generated.seconds={TIME_LIMIT}"),  # what is found goes by the tries alone
)
MOST_ROWS = 2
"""What a vaccination may differ in from a minimal one to be called small."""


def reasons_are_lost(passing: Passing) -> None:
    """The stored resource has no reasons where it should have."""
    if passing.operation == "GetItem" and "reasonCode" in passing.json.get("Item", {}).get(
        "Resource", {}
    ).get("S", ""):
        spoilt = passing.json
        spoilt["Item"]["Resource"]["S"] = spoilt["Item"]["Resource"]["S"].replace('"reasonCode"', '"reasons"')
        passing.json = spoilt


def later_doses_are_published_as_the_first(passing: Passing) -> None:
    if passing.operation == "Query":
        spoilt = passing.json
        for row in (item for item in spoilt["Items"] if "Imms" in item):
            if row["Imms"]["M"]["DOSE_SEQUENCE"]["S"] > "1":
                row["Imms"]["M"]["DOSE_SEQUENCE"]["S"] = "1"
        passing.json = spoilt


def refused_in_other_words(passing: Passing) -> None:
    if passing.status == 400:
        passing.body = passing.body.replace(b"must be a string", b"has to be a string")


@dataclass(frozen=True)
class Fault:
    """A wrong behaviour, the scenario that notices it, and what the smallest vaccination must be about."""

    scenario: str
    about: str
    shows: tuple[str, ...]
    api: Spoil = untouched
    dynamodb: Spoil = untouched

    def __str__(self) -> str:
        return self.about


FAULTS = [
    Fault(JOURNEY, "reasons", ("Resource.reasonCode",), dynamodb=reasons_are_lost),
    Fault(JOURNEY, "dose number", ("DOSE_SEQUENCE", '"1"'), dynamodb=later_doses_are_published_as_the_first),
    Fault(EDITS, "null", ("must be a string", "has to be a string"), api=refused_in_other_words),
]


Finding = Callable[[Fault], Result]


@pytest.fixture(scope="module")
def found(sandbox: Any, tmp_path_factory: pytest.TempPathFactory) -> Finding:
    """Runs the scenario against its fault: once, for it takes long, and several tests look at the result."""

    @cache
    def find(fault: Fault) -> Result:
        folder = tmp_path_factory.mktemp("found")
        with served(fault, sandbox, folder) as profile:
            return journey(folder, profile, "--name", fault.scenario, *FEW)

    return find


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_smallest_is_shown_as_a_scenario_that_fails_until_the_service_is_right(
    fault: Fault, found: Finding, sandbox: Any, tmp_path: Path
) -> None:
    result = found(fault)
    pasted = paste(scenario_in(message_of(result)), tmp_path)
    with served(fault, sandbox, tmp_path / "wrong") as profile:
        again = journey(tmp_path / "wrong", profile, features=pasted)
    assert result.exit_code == 1, result.console
    assert_small(pasted.read_text(encoding="utf-8"), fault.about)
    for message in (message_of(result), message_of(again)):
        assert all(shown in message for shown in fault.shows), message
    assert again.exit_code == 1, again.console
    assert_nothing_left(result.folder)
    with served(replace(fault, api=untouched, dynamodb=untouched), sandbox, tmp_path / "right") as profile:
        right = journey(tmp_path / "right", profile, features=pasted)
    assert right.exit_code == 0, right.console


def test_the_scenario_is_attached_to_the_report(found: Finding) -> None:
    result = found(FAULTS[0])
    [told] = result.allure_results
    attached = [each for step in told["steps"] for each in step.get("attachments", ())]
    [source] = [each["source"] for each in attached if each["name"] == "scenario"]
    assert result.attachment(source).strip() == scenario_in(message_of(result)).strip()


def test_the_same_seed_finds_the_same_on_two_runs(found: Finding, sandbox: Any, tmp_path: Path) -> None:
    with served(FAULTS[1], sandbox, tmp_path) as profile:
        again = journey(tmp_path, profile, "--name", JOURNEY, *FEW, "-j2")
    runs = (found(FAULTS[1]), again)
    first, second = (re.search(r"vaccination \d+ of \d+", message_of(run)) for run in runs)
    assert first is not None
    assert second is not None
    assert first[0] == second[0]
    assert scenario_in(message_of(runs[0])) == scenario_in(message_of(runs[1]))
    assert not list(tmp_path.rglob(".hypothesis"))


@contextmanager
def served(fault: Fault, sandbox: Any, folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    with wrong_service(sandbox.ready, folder, api=fault.api, dynamodb=fault.dynamodb) as profile:
        yield profile


def journey(
    folder: Path, profile: Path, *arguments: str, features: Path = Path("features", "generated")
) -> Result:
    """Run features from where they are in a run of the suite: their path decides what is drawn, too."""
    for part in ("features", "steps", "environment.py"):
        if not (folder / part).exists():
            (folder / part).symlink_to(FEATURES.parent / part)
    return run_features(folder, profile, *arguments, features=features, time_limit=TIME_LIMIT)


def message_of(result: Result) -> str:
    [found] = result.allure_results
    return str(found["statusDetails"]["message"])


def scenario_in(message: str) -> str:
    """What is between the first and the last line of the scenario that a message shows."""
    found = re.search(r"^  Scenario: .*?(?=\n\n)", message, re.MULTILINE | re.DOTALL)
    assert found, message
    return found[0]


def paste(scenario: str, folder: Path) -> Path:
    """Put it into a feature as it is."""
    feature = folder / "features" / "pasted.feature"
    feature.parent.mkdir()
    feature.write_text(f"Feature: Pasted\n  From the report.\n\n{scenario}\n", encoding="utf-8")
    for needed in ("steps", "environment.py"):
        (folder / "features" / needed).symlink_to(FEATURES.parent / needed)
    return feature


def assert_small(feature: str, about: str) -> None:
    rows = [line for line in feature.splitlines() if line.strip().startswith("|")][1:]
    assert 1 <= len(rows) <= MOST_ROWS, feature
    assert any(about in row for row in rows), feature
    assert max(len(row.strip()) for row in rows) < 120, feature


def assert_nothing_left(folder: Path) -> None:
    """Whatever was tried on the way to the smallest is deleted."""
    entries = [entry for path in (folder / "reports" / "ledgers").glob("*.jsonl") for entry in read(path)]
    assert len([entry for entry in entries if entry.event == "intended"]) > 5
    assert leftovers(entries) == Leftovers()
