"""What more processes gain: `python -m benchmarks.parallel`, which takes about two minutes.

The sandbox answers as slowly as a deployment does, and tells of changes as late: scenarios mostly wait.
What counts is how the times compare with each other, not the times.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
LATENCY = 0.15
"""Seconds for each answer of the API."""
DELTA_DELAY = 2.0
"""Seconds until a change is in the delta table."""
JOBS = (1, 2, 4, 8)
SCENARIOS = 24
FEATURE = """
Feature: A fixed set of scenarios
  Scenario Outline: A vaccination is recorded and published
    Given a complete COVID vaccination
    When the supplier records it
    Then the response is 201 Created
    And the delta table shows CREATE
    Examples:
      | number |
""" + "".join(f"      | {number} |\n" for number in range(SCENARIOS))


def main() -> None:
    """Measure and print."""
    print(f"{SCENARIOS} scenarios, answers after {LATENCY} s, delta rows after {DELTA_DELAY} s")
    print("processes   seconds   times as fast   efficiency")
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        serial = None
        for jobs in JOBS:
            seconds = _measure(Path(folder), jobs)
            serial = serial or seconds
            gain = serial / seconds
            print(f"{jobs:9}  {seconds:8.1f}  {gain:14.2f}  {gain / jobs:11.0%}", flush=True)


def _prepare(folder: Path) -> None:
    """Put the feature beside the words, the hooks and the choices of this repository."""
    for name in ("steps", "environment.py", "behave.ini"):
        (folder / name).symlink_to(REPOSITORY / name)
    (folder / "features").mkdir()
    (folder / "features/fixed_set.feature").write_text(FEATURE, encoding="utf-8")


def _measure(folder: Path, jobs: int) -> float:
    command = [
        *(str(Path(sys.executable).parent / "behave"), f"-j{jobs}"),
        *("-D", f"sandbox.latency={LATENCY}", "-D", f"sandbox.delta_delay={DELTA_DELAY}"),
    ]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
