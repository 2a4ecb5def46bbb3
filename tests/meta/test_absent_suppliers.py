"""An environment without the credentials of some suppliers is tested with the others, and says so."""

from pathlib import Path
from typing import Any

import pytest

from tests.meta.our_features import FEATURES, run_features
from tests.meta.profiles import write_profile

WHY = '"MAVIS" cannot act in deployment: suppliers.MAVIS is not set'
WHO_MAY_DELETE = FEATURES / "deleting/delete_a_vaccination.feature"


@pytest.fixture
def without_mavis(tmp_path: Path, sandbox: Any) -> Path:
    suppliers = {name: each for name, each in sandbox.ready["suppliers"].items() if name != "MAVIS"}
    return write_profile(tmp_path, {**sandbox.ready, "suppliers": suppliers})


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_scenarios_about_a_supplier_without_credentials_are_skipped_with_the_reason(
    tmp_path: Path, without_mavis: Path, jobs: str
) -> None:
    run = run_features(tmp_path, without_mavis, jobs, features=WHO_MAY_DELETE)
    skipped = [each for each in run.allure_results if each["status"] == "skipped"]
    assert [each["statusDetails"]["message"] for each in skipped] == [WHY]
    assert {each["status"] for each in run.allure_results} == {"passed", "skipped"}
    assert run.exit_code == 0
    assert WHY in run.console


def test_a_misspelt_supplier_is_no_reason_to_skip_in_the_sandbox(tmp_path: Path) -> None:
    scenario = '  Scenario: S\n    Given a complete COVID vaccination\n    When "MAVS" records it\n'
    (tmp_path / "misspelt.feature").write_text(f"Feature: F\n{scenario}")
    (tmp_path / "environment.py").symlink_to(FEATURES.parent / "environment.py")
    (tmp_path / "steps").symlink_to(FEATURES.parent / "steps")
    run = run_features(tmp_path, "sandbox", features=tmp_path / "misspelt.feature")
    assert run.exit_code == 1
    assert "MAVS is not a supplier of environment sandbox. Did you mean MAVIS" in run.console
