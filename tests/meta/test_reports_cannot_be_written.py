"""A disk that refuses: said in one line, red, and the run still comes to its clean-up."""

from pathlib import Path

import pytest

from tests.meta.behave_run import run_behave

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
    from behave import step

    @step("all is well")
    def well(context): context.add_cleanup(print, "cleaned up after the scenario")
"""
DISK_FILLS = """
    import resource, signal

    def before_all(context):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        context.add_cleanup(print, "cleaned up after the run")

    def before_scenario(context, scenario):
        if scenario.name == "the disk is full": resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""


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
    assert "Traceback" not in run.console
    assert list(run.allure) == ["there is room"], "what was written before is whole"
