"""What was red can be run again, and the console says how."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.meta.behave_run import BEHAVE, TIME_LIMIT, Result, run_behave
from tests.meta.workflow import make_workspace

FEATURE = """
    Feature: Again
      Scenario: passes
        Given all is well
      Scenario Outline: row
        Given all is <how>
        Examples:
          | how  |
          | well |
          | bad  |
      Scenario: breaks
        Given all is undefined
"""
STEPS = """
    from behave import step

    @step("all is well")
    def well(context): pass

    @step("all is bad")
    def bad(context): assert "mended" in context.config.userdata, "bad"
"""
FORMATS = (
    *("--format=support.evidence.rerun:RerunFormatter", "--outfile=rerun.txt"),
    "--format=support.evidence.console:ConsoleFormatter",
)
HINT = "Only what was red: make rerun"
RED = """
Feature: Red
  Scenario: The answer is another one
    Given a minimal FLU vaccination
    When the supplier records it
    Then the response is 200 OK
"""
OF_A_PULL_REQUEST = 'environment = "pull request {pr}"\nembedded = true\n'


def run(folder: Path, *args: str) -> Result:
    return run_behave(folder, {"again.feature": FEATURE}, STEPS, args=(*FORMATS, *args))


def test_only_what_was_red_is_run_again_until_nothing_is(tmp_path: Path) -> None:
    first = run(tmp_path)
    assert first.console.splitlines().count(HINT) == 1
    again = run(tmp_path, "-Dmended=yes", "@rerun.txt")
    assert sorted(again.allure) == ["breaks", "row (bad)"]
    assert again.allure["row (bad)"]["status"] == "passed"
    last = run(tmp_path, "-Dmended=yes", "-Denv=int", "@rerun.txt")
    assert list(last.allure) == ["breaks"]
    assert f'{HINT} ARGS="-D env=int"' in last.console
    green = run(tmp_path, "--name=passes")
    assert HINT not in green.console
    assert not (tmp_path / "rerun.txt").exists()


def test_a_dry_run_forgets_nothing(tmp_path: Path) -> None:
    run(tmp_path)
    before = (tmp_path / "rerun.txt").read_text(encoding="utf-8")
    run(tmp_path, "--dry-run")
    assert (tmp_path / "rerun.txt").read_text(encoding="utf-8") == before


def test_a_run_without_the_formatter_does_not_promise_it(tmp_path: Path) -> None:
    result = run_behave(tmp_path, {"again.feature": FEATURE}, STEPS)
    assert result.exit_code == 1
    assert "make rerun" not in result.console


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    folder = make_workspace(tmp_path / "suite", {"red.feature": RED})
    (folder / "a pull.toml").write_text(OF_A_PULL_REQUEST, encoding="utf-8")
    return folder


def in_earnest(suite: Path, *args: str) -> list[str]:
    """What a red run of the suite itself says, line by line."""
    done = subprocess.run(
        [str(BEHAVE), *args], cwd=suite, capture_output=True, text=True, timeout=TIME_LIMIT, check=False
    )
    assert done.returncode == 1, done.stderr
    return done.stdout.splitlines()


def test_what_decided_the_run_decides_the_next_one_too(suite: Path) -> None:
    fault = "-D", "fault=batch-number-in-capitals"
    told = in_earnest(suite, "-D", "env=a pull.toml", "-D", "pr=5", *fault, "-D", "generated.count=3")
    facts = (suite / "reports/allure-results/environment.properties").read_text(encoding="utf-8")
    [seed] = re.findall(r"^seed = (\d+)$", facts, re.M)
    same = (
        f"-D 'env=a pull.toml' -D pr=5 -D fault=batch-number-in-capitals -D generated.count=3 -D seed={seed}"
    )
    assert f'{HINT} ARGS="{same}"' in told


def test_who_selected_nothing_has_nothing_to_run_again(suite: Path) -> None:
    told = in_earnest(suite, "--tags=@no-such-tag")
    assert any("no scenario has the tags" in line for line in told)
    assert not any("make rerun" in line for line in told)
