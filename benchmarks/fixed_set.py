"""A fixed set of scenarios, mixed as those of the suite are, and running it against a sandbox that runs."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.memory import watched
from tests.meta.profiles import write_profile

REPOSITORY = Path(__file__).parents[1]
ROUNDS = 3
"""How often the set is in the feature."""
REFUSED, STORED, PUBLISHED, READ, UPDATED = 12, 6, 6, 3, 3
"""How many scenarios of each kind the set has: two of five send one request, three of ten wait for rows."""
SCENARIOS = ROUNDS * (REFUSED + STORED + PUBLISHED + READ + UPDATED)
KINDS = {
    "is refused": (
        REFUSED,
        """
    Given a complete COVID vaccination where
      | field       | value |
      | dose number | 0     |
    When the supplier records it
    Then the response is 400 Bad Request""",
    ),
    "is stored": (
        STORED,
        """
    Given a complete COVID vaccination
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent""",
    ),
    "is published": (
        PUBLISHED,
        """
    Given a complete COVID vaccination
    When the supplier records it
    Then the delta table shows CREATE""",
    ),
    "is read": (
        READ,
        """
    Given the supplier has recorded a COVID vaccination
    When the supplier reads the record
    Then the response holds the record as sent, at version 1""",
    ),
    "is updated": (
        UPDATED,
        """
    Given the supplier has recorded a COVID vaccination
    When the supplier updates the record
    Then the delta table shows CREATE, UPDATE""",
    ),
}


@dataclass(frozen=True)
class Run:
    """What a run of the set took."""

    seconds: float
    """From the start of the process to its end."""
    first_scenario_after: float
    """Seconds."""
    requests: int
    """To the API."""
    memory: dict[str, list[float]]
    """Megabytes of each process: of the `leader`, and of the `workers`."""


class Bench:
    """A folder with the set, from which it is run against a sandbox."""

    def __init__(self, folder: Path, ready: Mapping[str, Any] | None = None) -> None:
        """Put the set beside the words, the hooks and the choices of this repository.

        Args:
            folder: an empty one.
            ready: how to connect to a sandbox that runs; without it each run starts one of its own.
        """
        self.folder = folder
        for name in ("steps", "environment.py", "behave.ini"):
            (folder / name).symlink_to(REPOSITORY / name)
        (folder / "features").mkdir()
        (folder / "features/fixed_set.feature").write_text(_feature(), encoding="utf-8")
        self._target = [] if ready is None else ["-D", f"env={write_profile(folder, ready)}"]
        self._target += [] if ready is None else ["-D", "waiting.delta_timeout=30"]

    def run(self, jobs: int, *arguments: str) -> Run:
        """Run the set, or what the arguments select of it; ends the benchmark if a scenario does not pass."""
        command = [str(Path(sys.executable).parent / "behave"), f"-j{jobs}", *self._target, *arguments]
        began, clock = time.perf_counter(), time.time()
        with (self.folder / "output").open("w+b") as output:
            process = subprocess.Popen(
                command, cwd=self.folder, env={**os.environ, "ANY_KEY": "any"}, stdout=output, stderr=output
            )
            memory = watched(process)
            seconds = time.perf_counter() - began
        if process.returncode != 0:
            sys.exit((self.folder / "output").read_text(encoding="utf-8"))
        results = (self.folder / "reports/allure-results").glob("*-result.json")
        first = min(json.loads(path.read_text(encoding="utf-8"))["start"] for path in results) / 1000
        called = json.loads((self.folder / "reports/calls.json").read_text(encoding="utf-8"))
        return Run(seconds, first - clock, called["total"]["api"], memory)


def _feature() -> str:
    return "Feature: A fixed set\n" + "".join(
        f"\n  Scenario: A vaccination {kind}, {number}{steps}\n"
        for kind, (count, steps) in KINDS.items()
        for number in range(ROUNDS * count)
    )
