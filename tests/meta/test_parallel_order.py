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
        deadline = time.monotonic() + 25
        while Path("times.txt").read_text().count(" begins ") < count and time.monotonic() < deadline:
            time.sleep(0.02)
        note("ends", context)

    @step("the service is wrong")
    def wrong(context): assert False, "expected 1, got 2"

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
                time.sleep(60)
            except BaseException:
                note("is asked", context)
                os.kill(int(os.environ["LEADER"]), signal.SIGINT)

    def note(what, context):
        with Path("times.txt").open("a") as times:
            times.write(f"{time.monotonic()} {what} {context.scenario.name}\\n")
"""
ENVIRONMENT = """
    from steps import note

    def after_scenario(context, scenario):
        note("is cleaned up", context)
"""
ENVIRONMENT = "import sys\nsys.path.insert(0, 'steps')\n" + ENVIRONMENT.replace("\n    ", "\n")


class Note(NamedTuple):
    at: float
    what: str
    scenario: str


def notes(folder: Path) -> list[Note]:
    lines = (folder / "times.txt").read_text().splitlines()
    found = []
    for line in lines:
        at, _, rest = line.partition(" ")
        what = next(each for each in ("begins", "ends", "is asked", "is cleaned up") if rest.startswith(each))
        found.append(Note(float(at), what, rest.removeprefix(what).strip()))
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
    features = scenarios(**dict.fromkeys(seconds, "it takes 0.3 s"))
    run_parallel(tmp_path, features, STEPS, ENVIRONMENT, ("-j2",))
    begun = [note.scenario for note in notes(tmp_path) if note.what == "begins"]
    assert set(begun[:2]) == {"slow", "middling"}
    assert begun[2:] == ["quick"]


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_stop_begins_no_scenario_after_the_first_that_fails(tmp_path: Path, jobs: str) -> None:
    quick = {f"quick {number}": "it takes 0.1 s" for number in range(20)}
    result = run_parallel(
        tmp_path, scenarios(fails="the service is wrong", **quick), STEPS, ENVIRONMENT, (jobs, "--stop")
    )
    assert result.exit_code == 1
    assert result.allure["fails"]["status"] == "failed"
    assert len(result.allure_results) < len(quick)
    assert set(result.junit.values()) <= {"failure", "passed", "skipped"}
    assert "not run in" in result.console


@pytest.mark.parametrize("how", ["somebody presses Ctrl-C", "somebody ends the run"])
def test_an_interrupted_run_cleans_up_and_reports(tmp_path: Path, how: str) -> None:
    features = {
        "order.feature": f"""
            Feature: Order
              Scenario: waits
                Given it takes 30 s
              Scenario: interrupts
                Given it takes 0.3 s
                And {how}
                And it takes 30 s
              Scenario: has yet to begin
                Given it takes 30 s
        """
    }
    result = run_parallel(tmp_path, features, STEPS, ENVIRONMENT, ("-j2",))
    assert result.exit_code == 1
    first, *_, last = notes(tmp_path)
    assert last.at - first.at < 25, "nobody waited until the steps were over"
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
        stubborn="nothing stops it", interrupts="somebody presses Ctrl-C", other="it takes 9 s"
    )
    result = run_parallel(tmp_path, features, STEPS, ENVIRONMENT, ("-j2",))
    assert result.exit_code == 1
    assert result.allure["stubborn"]["status"] == "broken"
    assert "died (the run was interrupted)" in result.allure["stubborn"]["statusDetails"]["message"]
    assert not any(map(is_alive, workers_of(result)))
