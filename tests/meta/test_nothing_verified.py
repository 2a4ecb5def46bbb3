"""A run that has verified nothing is red, and leaves nothing that could be taken for a result."""

from pathlib import Path
from typing import Any

import pytest

from tests.meta.our_features import FEATURES, run_features
from tests.meta.profiles import write_profile

HEALTH = FEATURES / "gateway/health.feature"
NEEDS_A_KEY = "The status can be asked for by HEAD"


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_run_whose_scenarios_were_all_skipped(jobs: str, sandbox: Any, tmp_path: Path) -> None:
    profile = write_profile(tmp_path, sandbox.ready)
    result = run_features(tmp_path, profile, jobs, "--name", NEEDS_A_KEY, features=HEALTH)
    assert {each["status"] for each in result.allure_results} == {"skipped"}
    assert result.exit_code == 1, result.console
    assert "nothing was verified: every scenario was skipped" in result.console
    assert result.global_errors == ["selection: nothing was verified: every scenario was skipped"]


def test_one_that_passed_is_enough(sandbox: Any, tmp_path: Path) -> None:
    result = run_features(tmp_path, write_profile(tmp_path, sandbox.ready), features=HEALTH)
    assert {each["status"] for each in result.allure_results} == {"skipped", "passed"}
    assert result.exit_code == 0, result.console


def test_of_a_run_that_cannot_read_its_features_nothing_looks_like_a_result(tmp_path: Path) -> None:
    assert run_features(tmp_path, "sandbox", features=HEALTH).allure_results
    again = run_features(tmp_path, "sandbox", features=tmp_path / "no.feature")
    assert again.exit_code == 1
    assert "no.feature" in again.console
    assert (again.allure_results, again.junit) == ([], {})
