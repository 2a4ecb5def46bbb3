"""Whether the suite holds: full runs in a row, each in a random order of its own: `make endurance`.

A row for each run: what was red (a flake, where nothing is wrong), and what its processes needed early and
late in the run. They hold where late is not more than early; the sandbox keeps every row that it was sent.
docs/endurance.md explains the columns.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import randbelow

import psutil

from benchmarks.memory import MEGABYTE, is_worker
from support.evidence.headlines import headline
from support.evidence.report.gate import objections
from support.evidence.report.results import RED, Outcome, Results, read
from support.proving.suite import Suite

REPOSITORY = Path(__file__).parents[1]
KEPT = Path("reports/endurance")
"""Receives what red runs left, by their seeds."""
INTERVAL = 2.0
ROLES = ("worker", "leader", "sandbox")
EARLY, LATE = (0.2, 0.4), (0.8, 1.0)
"""Parts of a run: when every process has begun its work, and before the first ends."""


@dataclass(frozen=True)
class Look:
    """What a process needed at a moment."""

    at: float
    """Seconds from the start of the run."""
    role: str
    megabytes: float
    files: int


@dataclass(frozen=True)
class Run:
    """A run that has ended."""

    seed: int
    seconds: float
    scenarios: int
    objections: tuple[str, ...]
    looks: tuple[Look, ...]


def main() -> int:
    """Run and print; 1 when anything was red."""
    options = _parser().parse_args()
    print(f"{options.jobs} processes, random order; memory of its own in MB and open files, early > late")
    print(f"| run | seed | seconds | scenarios | {' | '.join(ROLES)} | red |")
    print("|" + "---|" * (5 + len(ROLES)))
    red = 0
    for number in range(1, options.runs + 1):
        run = _run(randbelow(2**32), options.jobs)
        red += bool(run.objections)
        print(f"| {number} | {' | '.join(_cells(run))} |", flush=True)
        if run.objections:
            again = " ".join(["behave", *_arguments(run.seed, options.jobs)])
            print(f"kept in {KEPT / str(run.seed)}; again: {again}", flush=True)
    print(f"{options.runs - red} of {options.runs} runs without anything red")
    return int(red > 0)


def _run(seed: int, jobs: int) -> Run:
    with Suite(REPOSITORY).workplace() as folder, (folder / "output").open("wb") as output:
        command = [sys.executable, "-m", "behave", *_arguments(seed, jobs)]
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        looks = tuple(_looks(process, began))
        seconds = time.monotonic() - began
        results = read([folder / "reports/allure-results"])
        against = [
            *objections(results),
            *(f"{each.name}: {headline(each.reason, 200)}" for each in _red(results)),
        ]
        if process.returncode and not against:
            against = ["exit code not 0"]
        if against:
            _keep(folder, seed)
        return Run(seed, seconds, len(results.outcomes), tuple(against), looks)


def _arguments(seed: int, jobs: int) -> list[str]:
    """Of behave; no scenario is tried again, for what is red only sometimes is what is looked for."""
    return [f"-j{jobs}", "-D", "order=random", "-D", f"seed={seed}", "-D", "flaky.retries=0"]


def _keep(folder: Path, seed: int) -> None:
    """Keep what a red run left, or nobody would find out why it was red."""
    kept = REPOSITORY / KEPT / str(seed)
    shutil.copytree(folder / "reports", kept / "reports")
    shutil.copy(folder / "output", kept)


def _red(results: Results) -> list[Outcome]:
    return [outcome for outcome in results.outcomes if outcome.verdict in RED]


def _looks(process: "subprocess.Popen[bytes]", began: float) -> Iterator[Look]:
    leader = psutil.Process(process.pid)
    while process.poll() is None:
        for each in (leader, *leader.children(recursive=True)):
            with suppress(psutil.Error):
                role = _role(each, leader)
                size = each.memory_full_info().uss / MEGABYTE
                yield Look(time.monotonic() - began, role, size, each.num_fds())
        time.sleep(INTERVAL)


def _role(process: psutil.Process, leader: psutil.Process) -> str:
    if process == leader:
        return "leader"
    if "support.sandbox" in process.cmdline():
        return "sandbox"
    return "worker" if is_worker(process) else "other"


def _cells(run: Run) -> Iterator[str]:
    yield from (str(run.seed), f"{run.seconds:.0f}", str(run.scenarios))
    for role in ROLES:
        looks = [look for look in run.looks if look.role == role]
        early, late = (_part(looks, part, run.seconds) for part in (EARLY, LATE))
        megabytes = (
            f"{_median(look.megabytes for look in early)} > {_median(look.megabytes for look in late)}"
        )
        files = f"{_median(look.files for look in early)} > {_median(look.files for look in late)}"
        yield f"{megabytes}, {files}"
    yield "; ".join(run.objections) or "nothing"


def _part(looks: Iterable[Look], part: tuple[float, float], seconds: float) -> list[Look]:
    start, end = (share * seconds for share in part)
    return [look for look in looks if start <= look.at <= end]


def _median(values: Iterable[float]) -> str:
    found = list(values)
    return f"{statistics.median(found):.0f}" if found else "-"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.endurance", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="how many (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=8, help="processes of a run (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
