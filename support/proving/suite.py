"""Running features against a sandbox that has a fault, each run in a folder of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from support.evidence.report.results import NoResults, Results, read

PARTS = ("features", "steps", "environment.py", "behave.ini")
"""What a suite consists of; a run needs them in the folder that it is started in."""
UNUSABLE = 2
"""The exit code of a run that had nothing to run against, or was started in a wrong way."""
_REFUSAL = re.compile(r"^environment .+ is not usable:\n.+", re.MULTILINE | re.DOTALL)
"""What a run says whose target was found unusable before the first scenario, see `support.preflight`."""


class CannotRun(Exception):
    """There was no run whose results could be judged: the message is what it said at last."""


class TargetRefused(CannotRun):
    """The check before the run found the sandbox unusable."""


@dataclass(frozen=True)
class Suite:
    """The features with all that they need, in some folder."""

    folder: Path
    parts: tuple[str, ...] = PARTS

    def run(self, arguments: Sequence[str]) -> Results:
        """Run scenarios, and return what became of them.

        Args:
            arguments: of behave, such as `["--tags", "@VAL-206", "-D", "fault=stale-version-accepted"]`.

        Raises:
            TargetRefused: the sandbox was not even fit to be tested.
            CannotRun: the run left no results, or did not begin for any other reason.
        """
        with self.workplace() as workplace:
            done = subprocess.run(
                [sys.executable, "-m", "behave", "-D", "env=sandbox", *arguments],
                cwd=workplace,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
            if done.returncode == UNUSABLE:
                raise _not_run(done)
            try:
                return read([workplace / "reports/allure-results"])
            except NoResults:
                raise CannotRun(_last_words(done)) from None

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """A folder that looks like the suite's own, and keeps the reports of this run apart."""
        with TemporaryDirectory(prefix="imms-proof-") as folder:
            workplace = Path(folder)
            for part in self.parts:
                (workplace / part).symlink_to((self.folder / part).resolve())
            yield workplace


def _not_run(done: subprocess.CompletedProcess[str]) -> CannotRun:
    """Why a run did not begin: only a refused target says anything about the service."""
    refusal = _REFUSAL.search(done.stderr)
    return TargetRefused(refusal.group().strip()) if refusal else CannotRun(_last_words(done))


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    return "\n".join(f"{done.stdout}{done.stderr}".strip().splitlines()[-3:])
