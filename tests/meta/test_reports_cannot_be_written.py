"""A disk that refuses: said in one line, red, and the run still comes to its clean-up."""

import re
import resource
import textwrap
from pathlib import Path
from typing import Any, cast

import pytest

from support.cleanup.ledger import head
from tests.meta.behave_run import run_behave
from tests.meta.our_features import run_features
from tests.meta.wrong_service import Passing, untouched, wrong_service

FEATURES = {
    "room.feature": """
        Feature: Room
          Scenario: there is room
            Given all is well
          Scenario: the disk is full
            Given all is well
    """
}
STEPS = """
    import logging
    from behave import step

    @step("all is well")
    def well(context):
        logging.getLogger("imms.http").info("GET /Immunization 200")
        context.add_cleanup(print, "cleaned up after the scenario")
"""
DISK_FILLS = """
    import resource, signal

    def before_all(context):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        context.add_cleanup(print, "cleaned up after the run")

    def before_scenario(context, scenario):
        if scenario.name == "the disk is full": resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""
ENDURES = """
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
"""
"""Too large a file is an error of the write then, as on a full disk, and not the end of the process."""


@pytest.mark.parametrize("place", ["reports", "reports/allure-results", "reports/junit"])
def test_a_folder_that_cannot_be_written_is_named_before_anything_runs(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("a file")
    run = run_behave(tmp_path, FEATURES, STEPS)
    assert run.exit_code == 1
    (line,) = (line for line in run.console.splitlines() if "cannot be written" in line)
    assert line.startswith("ConfigError: ")
    assert place in line
    assert "Traceback" not in run.console
    assert "there is room" not in run.console


def test_a_disk_that_fills_makes_the_run_red_and_does_not_keep_it_from_cleaning_up(tmp_path: Path) -> None:
    run = run_behave(tmp_path, FEATURES, STEPS, DISK_FILLS, ("--no-capture",))
    assert run.exit_code == 1
    assert run.console.count("cleaned up after the scenario") == 2
    assert run.console.count("cleaned up after the run") == 1
    missing = "cannot be written: File too large. What was to be there is missing"
    for place, folder in (("Allure", "reports/allure-results"), ("JUnit", "reports/junit")):
        assert run.console.count(f"BROKEN  {place}: {folder} {missing}") == 1
    lost = "reports/run.log cannot be written: File too large. Lines may be missing from here on"
    assert run.console.count(f"BROKEN  the log: {lost}") == 1
    assert "Traceback" not in run.console
    assert list(run.allure) == ["there is room"], "what was written before is whole"


def test_a_list_of_what_was_red_that_cannot_be_written_does_not_cost_the_other_reports(
    tmp_path: Path,
) -> None:
    (tmp_path / "rerun.txt").symlink_to("/dev/full")
    again = ("--format=support.evidence.rerun:RerunFormatter", "--outfile=rerun.txt")
    red = STEPS + "        assert False\n"
    run = run_behave(
        tmp_path, FEATURES, red, args=(*again, "--format=support.evidence.console:ConsoleFormatter")
    )
    assert run.exit_code == 1
    assert "the list of what was red: rerun.txt cannot be written: No space left on device" in run.console
    assert "2 scenarios: 2 failed, 1 outside any scenario" in run.console
    assert len(run.junit) == 3
    assert "Traceback" not in run.console


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_disk_that_fills_leaves_no_record_behind_and_no_doubt(
    tmp_path: Path, sandbox: Any, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(textwrap.dedent(ENDURES))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    made: list[str] = []
    deleted: list[str] = []

    def fill(passing: Passing) -> None:
        if passing.method == "DELETE" and passing.status == 204:
            deleted.append(passing.path)
        if passing.status == 201:
            made.append(passing.path)
            _let_nothing_be_written(tmp_path / "reports/ledgers")

    with wrong_service(sandbox.ready, tmp_path, api=fill, dynamodb=untouched) as profile:
        run = run_features(tmp_path, profile, "--tags=@smoke", jobs)
    assert run.exit_code == 1
    assert len(deleted) == len(made) > 0
    assert "not cleaned up after the scenario: the ledger cannot be written: File too large" in run.console
    assert re.search(r"File too large: 'reports/ledgers/[^']+[.]jsonl'", run.console)
    assert " died " not in run.console
    assert "Traceback" not in run.console
    assert re.search(r"\d+ scenarios: .*broken", run.console)


def _let_nothing_be_written(ledgers: Path) -> None:
    """Fill the disk for every process that has a ledger: its files can grow no more."""
    for ledger in ledgers.iterdir():
        if run := head(ledger):
            resource.prlimit(cast(int, run.pid), resource.RLIMIT_FSIZE, (0, 0))
