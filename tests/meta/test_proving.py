"""A proof in earnest, on a suite of two scenarios: one that looks closely, and one that hardly looks."""

from pathlib import Path
from typing import Any

import pytest

from support.proving.campaign import require_green, try_one
from support.proving.judging import Clarity
from support.proving.suite import CannotRun, Suite, TargetRefused
from support.sandbox.faults import FAULTS
from tests.meta.profiles import write_profile

REPOSITORY = Path(__file__).parents[2]
FEATURES = """
Feature: Two ways to look

  @DLT-BATCH_NUMBER-1
  Scenario: A close look
    Given the supplier has recorded a complete COVID vaccination where
      | field      | value |
      | lot number | b-2   |
    Then the delta row has
      | field        | value |
      | BATCH_NUMBER | b-2   |

  @VAL-206
  Scenario: Hardly a look
    Given the supplier has recorded a COVID vaccination
    And the supplier has updated the record
    When the supplier updates the record from version 1
    Then the response has
      | field               | value    |
      | header X-Request-ID | {absent} |
"""


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    folder = tmp_path_factory.mktemp("suite")
    for part in ("steps", "environment.py", "behave.ini"):
        (folder / part).symlink_to(REPOSITORY / part)
    (folder / "features").mkdir()
    (folder / "features/two.feature").write_text(FEATURES, encoding="utf-8")
    return Suite(folder)


def test_what_is_looked_at_closely_is_noticed_and_said_clearly(suite: Suite) -> None:
    judgement = try_one(FAULTS["batch-number-in-capitals"], suite.run)
    assert judgement.clarity is Clarity.CLEARLY
    assert [each.name for each in judgement.witnesses] == ["A close look"]


def test_what_nobody_looks_at_is_missed(suite: Suite) -> None:
    judgement = try_one(FAULTS["stale-version-accepted"], suite.run)
    assert judgement.clarity is Clarity.NOT_AT_ALL
    assert judgement.asked == 2


def test_without_a_fault_all_is_green(suite: Suite) -> None:
    assert require_green(suite.run) == 2


@pytest.mark.parametrize(
    "arguments",
    [["--no-such-option"], ["-D", "http.timeout=soon"], ["-D", "fault=no-such-fault"]],
    ids=["option", "setting", "fault"],
)
def test_a_suite_that_cannot_run_proves_nothing(suite: Suite, arguments: list[str]) -> None:
    with pytest.raises(CannotRun) as raised:
        suite.run(arguments)
    assert raised.type is CannotRun, "nothing was noticed of the service"


def test_a_target_that_is_found_unusable_before_the_run_is_refused(
    suite: Suite, tmp_path: Path, sandbox: Any, nobody_listens: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANY_KEY", "any")
    profile = write_profile(tmp_path, sandbox.ready, base_url=f"{nobody_listens}/FHIR/R4")
    with pytest.raises(TargetRefused, match=r"^environment deployment is not usable:\n_ping: "):
        suite.run(["-D", f"env={profile}"])
