"""A sandbox on its own, as if it were a deployment: it can be killed, and what it holds can be counted."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.cleanup.ledger import Identifier
from support.waiting import Patience, until
from tests.contract.records import vaccination
from tests.meta.profiles import Ready, write_profile
from tests.sandbox_client import SandboxClient

FREE_PORTS = (0, 0)
"""The sandbox takes free ones itself."""
LATENCY = 0.05
"""Seconds that each answer takes, so that a kill often hits a request under way."""
DELTA_DELAY = 0.05
START = Patience(60, 0.02, 0.2)


@dataclass
class Target:
    """A running sandbox, and the profile that leads to it."""

    folder: Path
    client: SandboxClient
    process: "subprocess.Popen[bytes]" = field(repr=False)

    @property
    def ready(self) -> Ready:
        """How to connect."""
        return self.client.ready

    @property
    def profile(self) -> Path:
        """A profile that leads straight to it."""
        return write_profile(self.folder, self.ready)

    def record(self, mark: str) -> tuple[Identifier, str]:
        """Let somebody who is no run make a record; returns its identifier and id."""
        body = vaccination()
        body["identifier"][0]["value"] = f"{mark}-{body['identifier'][0]['value']}"
        answer = self.client.send("POST", "/Immunization", body)
        assert answer.status == 201, answer
        return Identifier(**body["identifier"][0]), answer.record_id

    def living(self) -> dict[str, str]:
        """The records that are not deleted: id -> business identifier."""
        pages = self.client.tables.dynamodb.get_paginator("scan").paginate(
            TableName=self.ready["events_table"]
        )
        items = [item for page in pages for item in page["Items"]]
        return {
            item["PK"]["S"].removeprefix("Immunization#"): item["IdentifierPK"]["S"]
            for item in items
            if "N" not in item.get("DeletedAt", {})
        }

    def kill(self) -> None:
        """End the sandbox at once, and all that it holds with it."""
        self.process.kill()
        self.process.wait()

    def start_again(self) -> None:
        """Start it anew in the same place, empty."""
        ports = (_port(self.ready["base_url"]), _port(self.ready["dynamodb_url"]))
        self.process = _start(self.folder, ports)
        self.client = SandboxClient(_await_ready(self.folder, self.process))


@contextmanager
def running_target(folder: Path) -> Iterator[Target]:
    """Run a sandbox until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    process = _start(folder, FREE_PORTS)
    target = Target(folder, SandboxClient(_await_ready(folder, process)), process)
    try:
        yield target
    finally:
        target.process.terminate()
        target.process.wait(timeout=20)


def _start(folder: Path, ports: tuple[int, int]) -> "subprocess.Popen[bytes]":
    ready_file = folder / "ready.json"
    ready_file.unlink(missing_ok=True)
    options = {
        "port": ports[0],
        "dynamodb-port": ports[1],
        "latency": LATENCY,
        "delta-delay": DELTA_DELAY,
        "ready-file": ready_file,
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    with (folder / "sandbox.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "support.sandbox", "--until-stdin-closes", *arguments],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )


def _await_ready(folder: Path, process: "subprocess.Popen[bytes]") -> dict[str, Any]:
    ready_file = folder / "ready.json"
    until(lambda: ready_file.exists() or process.poll() is not None, bool, START)
    with suppress(FileNotFoundError):
        ready: dict[str, Any] = json.loads(ready_file.read_text(encoding="utf-8"))
        return ready
    raise RuntimeError(f"the sandbox did not start: {(folder / 'sandbox.log').read_text(encoding='utf-8')}")


def _port(url: str) -> int:
    return int(url.rpartition(":")[2].partition("/")[0])
