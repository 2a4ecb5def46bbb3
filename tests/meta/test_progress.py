"""What a person at a terminal sees while the features run; a pipe or CI gets a line for each scenario."""

import json
import re
from pathlib import Path

import pytest

from tests.meta.behave_run import run_behave
from tests.meta.on_terminal import HIDE_CURSOR, SHOW_CURSOR, Seen, run_on_terminal
from tests.meta.parallel_run import run_parallel

MANY = 25
SECRET = "canary-progress-" + "9f8e7d" * 12
"""Longer than the terminal is wide."""
ROWS = "".join(f"                | {number} |\n" for number in range(MANY))
FEATURES = {
    "many.feature": f"""
        Feature: Many
          Scenario Outline: it passes
            Given all is well
            Examples:
                | n |
{ROWS}
          Scenario: it fails
            Given the service is wrong
          @flaky
          Scenario: it is flaky
            Given the service is wrong once
          @known-defect @API-BUG-01
          Scenario: it is a known defect
            Then the service is wrong
          Scenario: it is skipped
            Given this does not apply
          Scenario: it takes long enough to be seen at work
            Given all is well after a second
    """
}
FEW = {"few.feature": "Feature: Few\\n  Scenario: it passes\\n    Given all is well\\n".replace("\\n", "\n")}
STEPS = f"""
    import time
    from pathlib import Path
    from behave import step
    from support.evidence.redaction import remember_secret

    remember_secret("{SECRET}")

    @step("all is well")
    def well(context): time.sleep(0.02)

    @step("all is well after a second")
    def well_at_last(context): time.sleep(1)

    @step("the service is wrong")
    def wrong(context): assert False, "expected 1, got [2] {SECRET}"

    @step("the service is wrong once")
    def once(context):
        try:
            Path("tried").touch(exist_ok=False)
        except FileExistsError:
            return
        assert False, "expected 1, got 2"

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")

    @step("it takes long")
    def long(context):
        Path("begun").touch()
        time.sleep(30)
"""
ENVIRONMENT = f"""
    def before_scenario(context, scenario):
        if "JOBS_1" in context.config.userdata and scenario.name == "it fails":
            print("a hook prints {SECRET}")

    def after_scenario(context, scenario):
        context.add_cleanup(lambda: Path("cleaned_up").touch())

    from pathlib import Path
"""
JOBS = {"serial": ("-j1", "-DJOBS_1"), "parallel": ("-j3",)}
HOW_FAR = re.compile(r"\d+ of 30\b")


@pytest.fixture(scope="module", params=JOBS)
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp(request.param)
    return run_on_terminal(folder, (FEATURES, STEPS, ENVIRONMENT), JOBS[request.param], columns=60)


def line_of(scenario: str, seen: Seen) -> list[str]:
    return [line for line in seen.lines if re.search(rf"\d s  {scenario}", line)]


def test_how_far_the_run_is_is_shown_until_it_is_over(seen: Seen) -> None:
    refreshes = [line for line in seen.lines if HOW_FAR.match(line)]
    assert refreshes[0].startswith("0 of 30")
    assert len({line.split()[0] for line in refreshes}) > 2
    assert "1 failed" in refreshes[-1]
    *_, last = (number for number, line in enumerate(seen.lines) if HOW_FAR.match(line))
    counts = "30 scenarios: 26 passed, 1 flaky, 1 failed, 1 known defect, 1 skipped in"
    assert counts in "\n".join(seen.lines[last:])


def test_what_is_red_or_flaky_is_told_at_once_with_its_reason_and_what_passed_is_not(seen: Seen) -> None:
    assert line_of("it passes", seen) == []
    assert len(line_of("it fails", seen)) == len(line_of("it is flaky", seen)) == 1
    assert seen.lines.index(line_of("it fails", seen)[0]) < max(
        number for number, line in enumerate(seen.lines) if HOW_FAR.match(line)
    )
    assert re.search(r"\n {14}expected 1, got \[2\] \*\*\*\n", seen.text)


def test_the_terminal_is_left_as_it_was(seen: Seen) -> None:
    assert seen.is_sane
    assert seen.raw.rindex(SHOW_CURSOR) > seen.raw.rindex(HIDE_CURSOR)
    assert seen.exit_code == 1


def test_no_secret_is_shown_however_narrow_the_terminal(seen: Seen) -> None:
    joined = re.sub(r"\s", "", seen.text)
    assert "expected1,got[2]***" in joined
    assert SECRET[:40] not in joined


@pytest.mark.parametrize("seen", ["serial"], indirect=True)
def test_what_a_hook_prints_is_shown_without_its_secret(seen: Seen) -> None:
    """In a parallel run it is in the log of the worker."""
    assert "ahookprints***" in re.sub(r"\s", "", seen.text)


@pytest.mark.parametrize("columns", [20, 40, 200])
def test_the_line_fits_any_terminal(tmp_path: Path, columns: int) -> None:
    narrow = run_on_terminal(tmp_path, (FEATURES, STEPS, ENVIRONMENT), ("-j1",), columns)
    refreshes = [line for line in narrow.lines if HOW_FAR.match(line)]
    assert refreshes
    assert max(map(len, refreshes)) <= columns


def test_few_scenarios_are_told_of_one_by_one(tmp_path: Path) -> None:
    few = run_on_terminal(tmp_path, (FEW, STEPS, ""), ("-j1",))
    assert len(line_of("it passes", few)) == 1
    assert "0 of 1" in few.text
    assert few.exit_code == 0


def test_the_time_left_is_told_where_earlier_durations_are_known(tmp_path: Path) -> None:
    names = [f"it passes -- @1.{number + 1} " for number in range(MANY)]
    (tmp_path / "reports").mkdir()
    timings = {f"features/many.feature: {name}": 60.0 for name in names}
    (tmp_path / "reports/timings.json").write_text(json.dumps(timings))
    timed = run_on_terminal(tmp_path, (FEATURES, STEPS, ENVIRONMENT), ("-j2",))
    first = next(line for line in timed.lines if HOW_FAR.match(line))
    found = re.search(r"(\d+):(\d\d), about (\d+):(\d\d) left$", first.rstrip())
    assert found, first
    minutes, seconds, minutes_left, seconds_left = map(int, found.groups())
    whole = 60 * (minutes + minutes_left) + seconds + seconds_left
    assert abs(whole - 15 * 60) <= 1, "30 minutes of work for two, each part rounded to a second"


@pytest.mark.parametrize("jobs", JOBS.values(), ids=list(JOBS))
def test_ctrl_c_ends_the_run_with_a_summary_and_leaves_the_terminal_as_it_was(
    tmp_path: Path, jobs: tuple[str, ...]
) -> None:
    hanging = "Feature: Hanging\n" + "".join(
        f"  Scenario: it hangs {number}\n    Given it takes long\n" for number in range(5)
    )
    project = ({"hanging.feature": hanging}, STEPS, ENVIRONMENT)
    pressed = run_on_terminal(tmp_path, project, jobs, press_ctrl_c=(tmp_path / "begun").exists)
    assert pressed.exit_code == 1
    assert pressed.is_sane
    assert pressed.raw.rindex(SHOW_CURSOR) > pressed.raw.rindex(HIDE_CURSOR)
    assert re.search(r"5 scenarios: \d broken, \d not run in", pressed.text)
    assert "Traceback" not in pressed.text
    assert (tmp_path / "cleaned_up").exists()


@pytest.mark.parametrize(
    ("args", "variables"),
    [((), {"CI": "true"}), ((), {"TERM": "dumb"}), (("--no-capture", "--no-junit"), {})],
    ids=["CI", "a dumb terminal", "somebody debugs"],
)
def test_nothing_moves_where_nobody_looks_or_somebody_types(
    tmp_path: Path, args: tuple[str, ...], variables: dict[str, str]
) -> None:
    still = run_on_terminal(tmp_path, (FEATURES, STEPS, ENVIRONMENT), ("-j1", *args), variables=variables)
    assert len(line_of("it passes", still)) == MANY
    assert not HOW_FAR.search(still.text)
    assert HIDE_CURSOR not in still.raw


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_pipe_gets_a_plain_line_for_each_scenario(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    piped = run_parallel(tmp_path, FEATURES, STEPS, ENVIRONMENT, (jobs,))
    assert len(re.findall(r"^  ok +\d+\.\d\d s  it passes", piped.console, re.M)) == MANY
    assert "\x1b" not in piped.console


def test_a_runner_that_shows_no_progress_tells_of_every_scenario(tmp_path: Path) -> None:
    assert "it passes" in run_behave(tmp_path, FEW, STEPS).console
