"""Runs the load profile of this repository with the real `locust`, in a folder of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.cleanup.ledger import Entry, read
from support.waiting import Patience, until

REPOSITORY = Path(__file__).parents[2]
LOCUST = Path(sys.executable).parent / "locust"
TIME_LIMIT = 240
UNTIL_BUSY = Patience(60, 0.1, 0.1)


@dataclass(frozen=True)
class LoadResult:
    """What a load run left behind."""

    exit_code: int
    console: str
    """Standard output and standard error."""
    folder: Path

    @property
    def requests(self) -> dict[str, int]:
        """How often what was requested or checked: `POST /Immunization`, `CHECK events item as sent`."""
        rows = self._report["requests_statistics"]
        return {f"{row['method']} {row['name']}": row["num_requests"] for row in rows if row["method"]}

    @property
    def failures(self) -> dict[str, str]:
        """Why requests and checks failed, by the same names; the last reason of each."""
        rows = self._report["failures_statistics"]
        return {f"{row['method']} {row['name']}": row["error"] for row in rows}

    @property
    def ledgers(self) -> list[Path]:
        """The ledgers of the processes in which users worked."""
        return ledgers_in(self.folder)

    @property
    def intended(self) -> list[Entry]:
        """What was written down before it was sent."""
        return [entry for entry in entries_of(self.ledgers) if entry.event == "intended"]

    @property
    def _report(self) -> dict[str, Any]:
        """What the page shows; unlike the CSV files it is written when all is over."""
        page = (self.folder / "reports/load.html").read_text(encoding="utf-8")
        found = re.search(r"window\.templateArgs = (.*)", page)
        assert found, page[:1000]
        report: dict[str, Any] = json.loads(found[1].strip().removesuffix(";"))
        return report


def start_load(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """Start a load run of three users with the choices of locust.conf; the report goes to the folder."""
    config = ("-f", REPOSITORY / "locustfile.py", "--config", REPOSITORY / "locust.conf")
    return subprocess.Popen(
        [LOCUST, *config, "--users", "3", *arguments],
        cwd=folder,
        env={**os.environ, "ANY_KEY": "any"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=_heed_ctrl_c,
    )


def end_of(process: "subprocess.Popen[str]", folder: Path) -> LoadResult:
    """Wait for the end of a load run."""
    try:
        console, _ = process.communicate(timeout=TIME_LIMIT)
    finally:
        process.kill()
    return LoadResult(process.returncode, console, folder)


def run_load(folder: Path, *arguments: str) -> LoadResult:
    """Run a load to its end."""
    return end_of(start_load(folder, *arguments), folder)


def against(profile: Path) -> tuple[str, ...]:
    """The arguments for a deployment that `write_profile` describes."""
    return ("-D", f"env={profile}", "--against", "deployment")


@contextmanager
def two_processes() -> Iterator[tuple[str, ...]]:
    """The arguments for a run in two processes, on a port that nobody else gets until the block ends."""
    with socket.socket() as keeper:
        # Locust says the same of its own socket, so that it may bind the port as well.
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        port = str(keeper.getsockname()[1])
        yield (
            *("--processes", "2", "--master-bind-host", "127.0.0.1"),
            *("--master-bind-port", port, "--master-port", port),
        )


def await_records(folder: Path, ledgers: int) -> None:
    """Wait until users in so many processes have recorded something."""

    def busy() -> int:
        return sum(any(e.event == "recorded" for e in read(path)) for path in ledgers_in(folder))

    assert until(busy, lambda count: count == ledgers, UNTIL_BUSY).value == ledgers


def ledgers_in(folder: Path) -> list[Path]:
    """The ledgers of the processes in which users work."""
    return sorted((folder / "reports/ledgers").glob("*-worker-*.jsonl"))


def entries_of(ledgers: Iterable[Path]) -> list[Entry]:
    """All that ledgers say."""
    return [entry for ledger in ledgers for entry in read(ledger)]


def alive(sandbox: Any, result: LoadResult) -> list[str]:
    """The records of a run that still live, by their identifiers."""
    identifiers = [entry.identifier for entry in result.intended if entry.identifier]
    found = [
        item
        for each in identifiers
        for item in sandbox.tables.events_by("IdentifierGSI", "IdentifierPK", f"{each.system}#{each.value}")
    ]
    return [item["IdentifierPK"] for item in found if item["Operation"] != "DELETE"]


def _heed_ctrl_c() -> None:
    """Whatever started the tests may have told its children to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
