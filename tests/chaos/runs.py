"""A run and a clean-up as users start them, in processes of their own that can be killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from support.cleanup.ledger import Ledger, LedgerInUse, head, read
from support.waiting import Patience, until
from tests.chaos.target import Target
from tests.meta.behave_run import BEHAVE, Result
from tests.meta.our_features import AS_IN_BEHAVE_INI
from tests.surroundings import without_settings

HTTP_TIMEOUT = 4
"""Seconds that a request may take: short, for what is under way when a run is killed is awaited so long."""
DELTA_TIMEOUT = 60
"""Seconds for a row, which comes in any case here: one that is late on a busy machine is no verdict."""
ENVIRON = {**without_settings(os.environ), "ANY_KEY": "any"}
LEDGERS = Path("reports", "ledgers")
BYSTANDER = "imms-at-alive"
"""A second run, which is alive all the time."""


@dataclass
class Run:
    """A run that has been started in a folder of its own."""

    folder: Path
    process: "subprocess.Popen[bytes]"

    @property
    def result(self) -> Result:
        """What it left; only to be asked when it is over."""
        console = (self.folder / "console.txt").read_text(encoding="utf-8", errors="replace")
        return Result(self.process.returncode, console, self.folder)

    @property
    def ledgers(self) -> list[Path]:
        """Its ledgers, with those of its workers."""
        found = (self.folder / LEDGERS).glob("imms-at-*.jsonl")
        return sorted(path for path in found if path.stem != BYSTANDER)

    def left(self, target: Target) -> list[str]:
        """The ids of the records that it made and that are still there."""
        marks = {path.stem.partition("-worker-")[0] for path in self.ledgers}
        living = target.living().items()
        return [record_id for record_id, identifier in living if any(mark in identifier for mark in marks)]

    def workers(self) -> list[int]:
        """The process ids of its workers that are alive."""
        heads = [head(path) for path in self.ledgers if "-worker-" in path.stem]
        return [entry.pid for entry in heads if entry and entry.pid and self._is_ours(entry.pid)]

    def await_first_record(self) -> None:
        """Wait until a record has been asked for, or the run is over."""
        until(lambda: self._has_begun() or self.process.poll() is not None, bool, Patience(120, 0.01, 0.05))

    def kill(self) -> None:
        """Kill the process that was started, and nobody else."""
        self.process.kill()

    def kill_all(self) -> None:
        """Kill all its processes at the same moment, as when the machine dies."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def await_end(self, limit: float) -> None:
        """Wait until no process of the run is left that could write a ledger.

        Raises:
            subprocess.TimeoutExpired: it takes longer.
        """
        self.process.wait(timeout=limit)
        if not until(self._is_over, bool, Patience(limit, 0.02, 0.1)).value:
            raise subprocess.TimeoutExpired("the workers of the run", limit)

    def _is_ours(self, pid: int) -> bool:
        """Whether a process is of this run: the id of one that has ended may be somebody else's by now."""
        try:
            return os.getsid(pid) == self.process.pid
        except ProcessLookupError:
            return False

    def _has_begun(self) -> bool:
        return any(entry.event == "intended" for path in self.ledgers for entry in read(path))

    def _is_over(self) -> bool:
        try:
            for path in self.ledgers:
                Ledger.of_the_past(path).close()
        except LedgerInUse:
            return False
        return True


@dataclass(frozen=True)
class Surroundings:
    """What is peculiar about the machine that a run is on."""

    prefix: Sequence[str] = ()
    """The command that starts it."""
    environ: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def started(
    folder: Path,
    profile: Path,
    arguments: Sequence[str | Path],
    surroundings: Surroundings = Surroundings(),
) -> Iterator[Run]:
    """Start a run against a deployment; whatever is left of it when the block ends is killed."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "console.txt").open("wb") as console:
        process = subprocess.Popen(
            [
                *surroundings.prefix,
                BEHAVE,
                "-D",
                f"env={profile}",
                "-D",
                f"http.timeout={HTTP_TIMEOUT}",
                "-D",
                f"waiting.delta_timeout={DELTA_TIMEOUT}",
                *AS_IN_BEHAVE_INI,
                *arguments,
            ],
            cwd=folder,
            env={**ENVIRON, **surroundings.environ},
            stdout=console,
            stderr=console,
            start_new_session=True,
        )
    run = Run(folder, process)
    try:
        yield run
    finally:
        run.kill_all()
        process.wait()


def clean_up(folder: Path, profile: Path) -> tuple[int, str]:
    """Let the janitor clean up after what ran in a folder; returns its exit code and what it said."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "support.cleanup",
            "-D",
            f"env={profile}",
            "-D",
            f"http.timeout={HTTP_TIMEOUT}",
        ],
        cwd=folder,
        env=ENVIRON,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
