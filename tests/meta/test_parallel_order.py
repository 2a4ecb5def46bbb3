"""When scenarios begin and end in several processes: together, alone, or not at all."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.meta.parallel_run import is_alive, run_parallel, workers_of

STEPS = """
    import os, signal, time
    from pathlib import Path
    from behave import step

    @step("it takes {seconds:g} s")
    def takes(context, seconds):
        note("begins", context)
        time.sleep(seconds)
        note("ends", context)

    @step("it lasts until {count:d} have begun")
    def lasts(context, count):
        note("begins", context)
        wait_until(lambda: Path("notes.txt").read_text().count("begins ") >= count)
        note("ends", context)

    @step("the service is wrong")
    def wrong(context): assert False, "expected 1, got 2"

    @step("the worker is killed")
    def killed(context): os.kill(os.getpid(), signal.SIGKILL)

    @step("it lasts until a failure has been told")
    def lasts_until_told(context):
        note("begins", context)
        wait_until(lambda: {"FAILED", "BROKEN"} & set(Path("told.txt").read_text().split()))
        note("ends", context)

    @step("somebody presses Ctrl-C")
    def ctrl_c(context):
        for pid in (os.getpid(), os.getppid(), int(os.environ["LEADER"])):
            os.kill(pid, signal.SIGINT)

    @step("somebody ends the run")
    def terminate(context):
        os.kill(int(os.environ["LEADER"]), signal.SIGTERM)

    @step("nothing stops it")
    def stubborn(context):
        while True:
            try:
                note("begins", context)
                time.sleep(60)
            except BaseException:
                note("is asked", context)
                os.kill(int(os.environ["LEADER"]), signal.SIGINT)

    def note(what, context):
        with Path("notes.txt").open("a") as notes:
            notes.write(f"{what} {context.scenario.name}\\n")

    def wait_until(happened):
        deadline = time.monotonic() + 25
        while not happened() and time.monotonic() < deadline:
            time.sleep(0.02)
"""
ENVIRONMENT = """
    from steps import note

    def after_scenario(context, scenario):
        note("is cleaned up", context)
"""
TOLD = ("--format=support.evidence.console:ConsoleFormatter", "--outfile=told.txt")
"""Lets the steps read what is told of scenarios that have ended."""
ENVIRONMENT = "import sys\nsys.path.insert(0, 'steps')\n" + ENVIRONMENT.replace("\n    ", "\n")


class Note(NamedTuple):
    what: str
    scenario: str


def notes(folder: Path) -> list[Note]:
    found = []
    for line in (folder / "notes.txt").read_text().splitlines():
        what = next(each for each in ("begins", "ends", "is asked", "is cleaned up") if line.startswith(each))
        found.append(Note(what, line.removeprefix(what).strip()))
    return found


def scenarios(**steps: str) -> dict[str, str]:
    lines = [f"  Scenario: {name}\n    Given {step}\n" for name, step in steps.items()]
    return {"order.feature": "Feature: Order\n" + "".join(lines)}


def test_scenarios_tagged_serial_run_alone_when_all_others_have_ended(tmp_path: Path) -> None:
    features = {
        "order.feature": """
            Feature: Order
              @serial
              Scenario Outline: alone
                Given it takes 0.1 s
                Examples:
                  | n |
                  | 1 |
                  | 2 |
              Scenario Outline: together
                Given it lasts until 3 have begun
                Examples:
                  | n |
                  | 1 |
                  | 2 |
                  | 3 |
        """
    }
    result = run_parallel(tmp_path, features, STEPS, ENVIRONMENT, ("-j3",))
    assert result.exit_code == 0, result.console
    whats = [
        (note.what, note.scenario.split()[0]) for note in notes(tmp_path) if note.what != "is cleaned up"
    ]
    assert whats[:6] == [("begins", "together")] * 3 + [("ends", "together")] * 3
    assert whats[6:] == [("begins", "alone"), ("ends", "alone")] * 2


def test_the_longest_of_earlier_runs_begin_first(tmp_path: Path) -> None:
    seconds = {"quick": 0.1, "slow": 2.0, "middling": 0.5}
    known = {f"features/order.feature: {name}": took for name, took in seconds.items()}
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/timings.json").write_text(json.dumps(known), encoding="utf-8")
    features = scenarios(**dict.fromkeys(seconds, "it lasts until 2 have begun"))
    run_parallel(tmp_path, features, STEPS, ENVIRONMENT, ("-j2",))
    begun = [note.scenario for note in notes(tmp_path) if note.what == "begins"]
    assert set(begun[:2]) == {"slow", "middling"}
    assert begun[2:] == ["quick"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_stop_begins_no_scenario_after_the_first_that_fails(tmp_path: Path, jobs: int) -> None:
    others = {f"other {number}": "it lasts until a failure has been told" for number in range(3)}
    fails = f"it lasts until {jobs} have begun\n    And the service is wrong"
    features = scenarios(fails=fails, **others)
    result = run_parallel(tmp_path, features, STEPS, ENVIRONMENT, (f"-j{jobs}", "--stop", *TOLD))
    assert result.exit_code == 1
    begun_before = dict.fromkeys(list(others)[: jobs - 1], "passed")
    assert {name: each["status"] for name, each in result.allure.items()} == {
        "fails": "failed",
        **begun_before,
    }
    assert result.junit == {"fails": "failure", **dict.fromkeys(others, "skipped"), **begun_before}
    assert "not run in" in result.console


def test_stop_begins_no_scenario_after_the_death_of_a_worker(tmp_path: Path) -> None:
    others = {f"other {number}": "it lasts until a failure has been told" for number in range(3)}
    features = scenarios(dies="it lasts until 2 have begun\n    And the worker is killed", **others)
    result = run_parallel(tmp_path, features, STEPS, ENVIRONMENT, ("-j2", "--stop", *TOLD))
    assert result.exit_code == 1
    begun = {note.scenario for note in notes(tmp_path) if note.what == "begins"}
    assert begun == {"dies", "other 0"}


@pytest.mark.parametrize("how", ["somebody presses Ctrl-C", "somebody ends the run"])
def test_an_interrupted_run_cleans_up_and_reports(tmp_path: Path, how: str) -> None:
    features = {
        "order.feature": f"""
            Feature: Order
              Scenario: waits
                Given it takes 30 s
              Scenario: interrupts
                Given it lasts until 2 have begun
                And {how}
                And it takes 30 s
              Scenario: has yet to begin
                Given it takes 30 s
        """
    }
    result = run_parallel(tmp_path, features, STEPS, ENVIRONMENT, ("-j2",))
    assert result.exit_code == 1
    over = [note.scenario for note in notes(tmp_path) if note.what == "ends"]
    assert over == ["interrupts"], "its first step; nobody waited until the others were over"
    assert {note.scenario for note in notes(tmp_path) if note.what == "is cleaned up"} == {
        "waits",
        "interrupts",
    }
    assert {name: each["status"] for name, each in result.allure.items()} == {
        "waits": "broken",
        "interrupts": "broken",
    }
    assert result.junit == {"waits": "error", "interrupts": "error", "has yet to begin": "skipped"}
    assert "cleaned up after 1 2" in result.console
    assert "3 scenarios: 2 broken, 1 not run in" in result.console


def test_interrupting_again_ends_what_does_not_end_by_itself(tmp_path: Path) -> None:
    features = scenarios(
        stubborn="nothing stops it",
        interrupts="it lasts until 2 have begun\n    And somebody presses Ctrl-C",
        other="it takes 9 s",
    )
    result = run_parallel(tmp_path, features, STEPS, ENVIRONMENT, ("-j2",))
    assert result.exit_code == 1
    assert result.allure["stubborn"]["status"] == "broken"
    assert "died (the run was interrupted)" in result.allure["stubborn"]["statusDetails"]["message"]
    assert not any(map(is_alive, workers_of(result)))
