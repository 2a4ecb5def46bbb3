"""An environment without the credentials of some suppliers is tested with the others, and says so."""

from pathlib import Path
from typing import Any

import pytest

from tests.meta.behave_run import Result
from tests.meta.our_features import FEATURES, run_features
from tests.meta.profiles import write_profile

MISSING = "environment variable MAVIS_kid is not set"
FEATURE = """
Feature: Suppliers
  Background:
    Given the supplier is "EMIS"
  Scenario: about others
    Given a complete COVID vaccination
    When "EMIS" records it
    Then the response is 201 Created
  Scenario: "MAVIS" acts in one step
    Given a complete COVID vaccination
    When "MAVIS" records it
    Then the response is 201 Created
  Scenario: "MAVIS" acts in all
    Given the supplier is "MAVIS"
    When the supplier reads a record with the id "1"
    Then the response is 201 Created
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with our words and hooks."""
    for name in ("environment.py", "steps"):
        (tmp_path / name).symlink_to(FEATURES.parent / name)
    return tmp_path


@pytest.fixture
def without_mavis(project: Path, sandbox: Any) -> Path:
    """The profile of an environment that has MAVIS, but not all of its credentials."""
    profile = write_profile(project, sandbox.ready)
    kid = f'kid = "{sandbox.ready["suppliers"]["MAVIS"]["kid"]}"'
    text = profile.read_text(encoding="utf-8")
    assert text.count(kid) == 1
    profile.write_text(text.replace(kid, ""), encoding="utf-8")
    return profile


def run(project: Path, environment: str | Path, feature: str, *arguments: str) -> Result:
    path = project / "suppliers.feature"
    path.write_text(feature, encoding="utf-8")
    return run_features(project, environment, *arguments, features=path)


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_scenarios_about_a_supplier_without_credentials_are_skipped_with_the_reason(
    project: Path, without_mavis: Path, jobs: str
) -> None:
    result = run(project, without_mavis, FEATURE, jobs)
    why = f'"MAVIS" cannot act in deployment: {MISSING}'
    assert {name: each["status"] for name, each in result.allure.items()} == {
        "about others": "passed",
        '"MAVIS" acts in one step': "skipped",
        '"MAVIS" acts in all': "skipped",
    }
    skipped = [each for each in result.allure_results if each["status"] == "skipped"]
    assert {each["statusDetails"]["message"] for each in skipped} == {why}
    assert result.console.count(why) >= 2
    assert result.exit_code == 0


def test_a_run_that_must_not_skip_them_does_not_begin(project: Path, without_mavis: Path) -> None:
    result = run(project, without_mavis, FEATURE, "-D", "missing_credentials=refuse")
    assert result.exit_code == 2
    assert f"suppliers.MAVIS cannot act: {MISSING}" in result.console
    assert result.console.count("cannot act") == 1


@pytest.mark.parametrize("where", ["the sandbox", "a deployment"])
def test_a_misspelt_supplier_is_no_reason_to_skip(project: Path, without_mavis: Path, where: str) -> None:
    environment = "sandbox" if where == "the sandbox" else without_mavis
    result = run(project, environment, FEATURE.replace('"MAVIS" records', '"MAVS" records'))
    assert result.exit_code == 1
    assert "MAVS is not a supplier of environment" in result.console
    assert "Did you mean MAVIS" in result.console
