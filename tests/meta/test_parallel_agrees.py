"""In several processes, a run finds and tells what it finds and tells in one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.meta.behave_run import Result
from tests.meta.many_endings import ARGS, ENVIRONMENT, FEATURES, STEPS
from tests.meta.parallel_run import run_parallel
from tests.meta.views import VIEWS

TOGETHER = (
    ENVIRONMENT
    + """
    import os, time
    from pathlib import Path

    set_up = before_scenario

    def before_scenario(context, scenario):
        if os.environ["LEADER"] != str(os.getpid()):
            meet()
        set_up(context, scenario)

    def meet():
        Path(f"begun-{os.getpid()}").touch()
        deadline = time.monotonic() + 25
        while len(list(Path().glob("begun-*"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
"""
)
"""No worker goes on before another has begun, too: or one might do it all before any other is ready."""


class Runs(NamedTuple):
    serial: Result
    parallel: Result


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    def run(jobs: int) -> Result:
        folder = tmp_path_factory.mktemp(f"jobs_{jobs}")
        return run_parallel(folder, FEATURES, STEPS, TOGETHER, (f"-j{jobs}", *ARGS))

    return Runs(run(1), run(4))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_both_ways_of_running_say_the_same(runs: Runs, view: Callable[[Result], Any]) -> None:
    assert view(runs.serial)
    assert view(runs.parallel) == view(runs.serial)


def test_the_scenarios_were_spread_over_several_processes(runs: Runs) -> None:
    threads = {
        label["value"]
        for result in runs.parallel.allure_results
        for label in result["labels"]
        if label["name"] == "thread"
    }
    assert len(threads) > 1
    assert threads <= {f"worker {number}" for number in range(1, 5)}


def test_what_was_red_can_be_run_again(runs: Runs, tmp_path: Path) -> None:
    rerun = runs.parallel.folder / "reports/rerun.txt"
    (tmp_path / "rerun.txt").write_text(rerun.read_text("utf-8"), encoding="utf-8")
    result = run_parallel(tmp_path, FEATURES, STEPS, ENVIRONMENT, ("-j2", "@rerun.txt"))
    red = [each["name"] for each in runs.serial.allure_results if each["status"] in ("failed", "broken")]
    known = "it fails as is known"
    assert sorted(result.allure) == sorted(set(red) - {known})


def test_workers_leave_the_telling_to_the_leader(runs: Runs) -> None:
    logs = "".join(path.read_text("utf-8") for path in (runs.parallel.folder / "reports/workers").iterdir())
    assert "it passes" in logs, "the run log"
    assert " s  it passes" not in logs, "the console"
    assert "Scenario: it passes" not in logs, "the plain formatter"
