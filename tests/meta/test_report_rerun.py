"""What was red can be run again, and the console says how."""

from pathlib import Path

from tests.meta.behave_run import Result, run_behave

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
