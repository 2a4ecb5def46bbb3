"""Runs tiny features in several processes, without a service behind them."""

import os
from pathlib import Path

from tests.meta.behave_run import Result, run_behave

RUNNER = """
import os
from contextlib import contextmanager
from pathlib import Path

from behave.runner import Runner
from support.evidence import recording
from support.running import fork_server, parallel
from support.running.retrying import try_again
from support.running.timings import Timings


class ParallelRunner(Runner):
    def run_model(self, features=None):
        os.environ["LEADER"] = str(os.getpid())
        recording.clear_last_run(self)
        errors = recording.start(self, Path("reports"))
        recording.describe_run(self, "tiny", {})
        timings = Timings(Path("reports/timings.json"))
        with recording.progress_shown(self, timings.expected, self.config.jobs):
            return self.run_shown(errors, timings)

    def run_shown(self, errors, timings):
        if self.config.jobs == 1:
            try_again(self, int(self.config.userdata.get("retries", "2")))
            return super().run_model()
        fork_server.start("support.running.parallel.worker")
        with parallel.staff(self.config.jobs, equip, Path("reports/workers")) as workers:
            return parallel.run(self, errors, workers, parallel.Job(
                answer=str.upper,
                scenario_limit=float(self.config.userdata.get("limit", "30")),
                order=parallel.longest_first(Timings(Path("reports/timings.json")).expected),
                clean_up_after=lambda workers: print("cleaned up after", *workers),
            ))


@contextmanager
def equip(runner, worker, ask):
    recording.name_environment(runner, "tiny")
    try_again(runner, int(runner.config.userdata.get("retries", "2")))
    with open("pids", "a") as pids:
        pids.write(f"{os.getpid()} ")
    runner.context.ask = ask
    yield
"""
CHOSEN = "--runner=in_parallel:ParallelRunner"


def write_runner(folder: Path) -> None:
    """Write the runner that `CHOSEN` chooses."""
    (folder / "in_parallel.py").write_text(RUNNER, encoding="utf-8")


def workers_of(result: Result) -> list[int]:
    """The ids of the processes that did, or still do, the work of a run."""
    return [int(pid) for pid in (result.folder / "pids").read_text(encoding="utf-8").split()]


def is_alive(pid: int) -> bool:
    """Whether a process still runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def run_parallel(
    folder: Path, features: dict[str, str], steps: str, environment: str = "", args: tuple[str, ...] = ()
) -> Result:
    """Run features as `run_behave` does, in as many processes as the arguments say."""
    write_runner(folder)
    return run_behave(folder, features, steps, environment, (CHOSEN, *args))
