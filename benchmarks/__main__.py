"""What the suite costs beyond its calls and waits, and what more processes gain: `make bench`.

The sandbox answers as slowly as a deployment does, and tells of changes as late: scenarios mostly wait.
Prints tables for docs/benchmarks.md. What counts is how figures of one run compare; `python -m benchmarks 3`
takes the best of three, where others use the machine too.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.fixed_set import REPOSITORY, SCENARIOS, Bench, Run
from support.sandbox import launcher

LATENCY = 0.15
"""Seconds for each answer of the API."""
DELTA_DELAY = 2.0
"""Seconds until a change is in the delta table."""
JOBS = (1, 2, 4, 8, 16)
STARTS = 3
QUOTA = 300
"""Requests a minute: what internal-dev allows."""


def main(attempts: int) -> None:
    """Measure and print."""
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%d %B %Y}")
    print(
        f"{SCENARIOS} scenarios, answers after {LATENCY} s, rows after {DELTA_DELAY} s, best of {attempts}\n"
    )
    options = {"latency": LATENCY, "delta_delay": DELTA_DELAY}
    with tempfile.TemporaryDirectory() as name, launcher.running(options, Path(name) / "log") as ready:
        folder = Path(name)
        (folder / "ready.json").write_text(json.dumps(ready), encoding="utf-8")
        deployed, embedded = Bench(_new(folder / "deployed"), ready), Bench(_new(folder / "embedded"))
        bare = min(_bare(folder / "ready.json") for _ in range(attempts))
        runs = {jobs: _best(deployed, jobs, attempts) for jobs in JOBS}
        _print_table("processes", "seconds", "of the ideal", "PSS of a worker", rows=_scaling(runs))
        _print_table(
            *("measure", "value"),
            rows=(*_overhead(runs[1], *bare), *_start_up(deployed, embedded), *_calls()),
        )


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _best(bench: Bench, jobs: int, attempts: int) -> Run:
    return min((bench.run(jobs) for _ in range(attempts)), key=lambda run: run.seconds)


def _bare(ready_file: Path) -> tuple[float, int]:
    """How many seconds the bare script takes, and how many requests it sends."""
    command = [sys.executable, "-m", "benchmarks.bare", str(ready_file), str(DELTA_DELAY)]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True)
    return time.perf_counter() - began, int(done.stdout)


def _scaling(runs: dict[int, Run]) -> Iterator[tuple[str, ...]]:
    for jobs, run in runs.items():
        share = runs[1].seconds / jobs / run.seconds
        memory = statistics.median(run.memory["workers"] or run.memory["leader"])
        yield str(jobs), f"{run.seconds:.1f}", f"{share:.0%}", f"{memory:.0f} MB"


def _overhead(run: Run, bare: float, requests: int) -> Iterator[tuple[str, str]]:
    if run.requests != requests:
        sys.exit(f"the scenarios sent {run.requests} requests, the bare script {requests}: make them agree")
    each = (run.seconds - bare) / SCENARIOS
    yield "a bare script with the same calls and waits", f"{bare:.1f} s"
    yield "overhead of the suite, serial", f"{run.seconds / bare - 1:.0%}, {each * 1000:.0f} ms a scenario"


def _start_up(deployed: Bench, embedded: Bench) -> Iterator[tuple[str, str]]:
    python = statistics.median(_seconds_of_python() for _ in range(STARTS))
    for what, bench, jobs in (
        ("one process", deployed, 1),
        ("8 processes", deployed, 8),
        ("one process, with a sandbox of its own", embedded, 1),
    ):
        runs = [bench.run(jobs, "--name", "is refused, 1") for _ in range(STARTS)]
        median = statistics.median(run.first_scenario_after for run in runs)
        yield f"first scenario begins, {what}", f"{median:.2f} s, {median / python:.0f} starts of Python"


def _seconds_of_python() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


def _calls() -> Iterator[tuple[str, str]]:
    """What the last run here called, as long as it was about many scenarios."""
    path = REPOSITORY / "reports/calls.json"
    told: Any = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"scenarios": 0}
    if told["scenarios"] < 1000:
        yield "calls", "known after `make acceptance`"
        return
    total = told["total"]
    each = f"{total['api']}, {told['api_per_scenario']:.2f} each"
    yield f"requests to the API, {told['scenarios']} scenarios", each
    yield f"at {QUOTA} requests a minute", f"{total['api'] / QUOTA:.1f} minutes"
    yield "looks into the events and the delta table", f"{total['events']}, {total['delta']}"


def _print_table(*head: str, rows: Iterable[tuple[str, ...]]) -> None:
    for row in (head, tuple("-" * len(each) for each in head), *rows):
        print(f"| {' | '.join(row)} |", flush=True)
    print()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    report.main()
