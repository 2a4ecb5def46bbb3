"""How long a tester waits: `python -m benchmarks.journey`.

Times on one machine say little about another; what counts are the ratios within one run.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from support import session
from support.actions.acting import record
from support.phrases import Actor
from support.running import services
from support.sandbox import launcher
from support.waiting import Patience

REPOSITORY = Path(__file__).parents[1]
JOURNEY = "A complete COVID vaccination is accepted, stored and published"
DELTA_DELAY = 1.0
LOOKS = 10


def main() -> None:
    """Measure and print."""
    print(f"python starts                     {_median(_python, 5):6.2f} s")
    print(f"sandbox is ready                  {_median(_sandbox, 5):6.2f} s")
    print(f"behave with the create journey    {_median(_behave, 5):6.2f} s")
    with tempfile.TemporaryDirectory() as reports:
        late, longest_step = _delta_overhead(Path(reports))
    share = late / longest_step
    print(f"a delta row is seen late by       {late:6.2f} s, {share:.0%} of a poll interval")


def _median(measured: Callable[[], None], times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        measured()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _python() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def _sandbox() -> None:
    with tempfile.TemporaryDirectory() as folder, launcher.running({}, Path(folder) / "log"):
        pass


def _behave() -> None:
    command = [str(Path(sys.executable).parent / "behave"), "--name", JOURNEY]
    subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL)


def _delta_overhead(reports: Path) -> tuple[float, float]:
    """How much later than it was there a row is seen, and the longest pause between two looks, in seconds."""
    chosen = {"sandbox.delta_delay": str(DELTA_DELAY)}
    with services.running(chosen, reports, "benchmark") as run:
        shared = run.services
        waiting = shared.settings.waiting
        patience = Patience(waiting.delta_timeout, waiting.first_step, waiting.longest_step)
        return statistics.median(_lateness(shared, patience) for _ in range(LOOKS)), waiting.longest_step


def _lateness(shared: session.Services, patience: Patience) -> float:
    one = session.start(shared, "benchmark")
    one.vaccination = one.vaccinations.complete("COVID")
    record(one, Actor())
    due = time.perf_counter() + DELTA_DELAY
    shared.tables.delta_rows(one.record.id, 1, patience)
    seen = time.perf_counter()
    one.teardown.run()
    return seen - due


if __name__ == "__main__":
    main()
