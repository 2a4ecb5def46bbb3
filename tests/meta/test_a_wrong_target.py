"""A run against a wrong service says so in its results, and stays out of the history of the right one."""

from pathlib import Path

import pytest

from tests.meta.behave_run import Result
from tests.meta.our_features import FEATURES, run_features

FAULT = "batch-number-in-capitals"
TIMINGS = "reports/timings.json"


def run(folder: Path, *arguments: str) -> Result:
    chosen = FEATURES / "storing/the_record_as_sent.feature"
    return run_features(folder, "sandbox", "--tags=@EVT-RES-01 or @EVT-RES-03", *arguments, features=chosen)


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_wrong_service_has_a_history_of_its_own(tmp_path: Path, jobs: str) -> None:
    right = {result["historyId"] for result in run(tmp_path, jobs).allure_results}
    learnt = (tmp_path / TIMINGS).read_text(encoding="utf-8")

    wrong = run(tmp_path, jobs, "-D", f"fault={FAULT}")
    target = f"sandbox with the fault {FAULT}"
    told = (tmp_path / "reports/allure-results/environment.properties").read_text(encoding="utf-8")
    assert f"environment = {target}\n" in told
    assert len(wrong.allure_results) == len(right) == 2
    for result in wrong.allure_results:
        assert result["historyId"] not in right
        assert {each["name"]: each["value"] for each in result["parameters"]}["environment"] == target
    assert (tmp_path / TIMINGS).read_text(encoding="utf-8") == learnt
