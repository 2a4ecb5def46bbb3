"""The calls and waits of the fixed set by a bare script: `python -m benchmarks.bare ready.json`.

It checks nothing, writes nothing, and looks for a row just when it is due: nothing can be faster.
Prints how many requests it sent.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks.fixed_set import PUBLISHED, READ, REFUSED, ROUNDS, STORED, UPDATED
from tests.contract.records import identifier_of, vaccination
from tests.sandbox_client import SandboxClient

PAUSE = 0.05
"""Seconds between two looks for a row."""


def main() -> None:
    """Do what the scenarios do, one after the other."""
    ready = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    script = _Script(SandboxClient(ready), float(sys.argv[2]))
    script.client.send("GET", "/_ping")
    for _ in range(ROUNDS):
        for _ in range(REFUSED):
            script.client.create({**vaccination(), "status": "not-done"})
        for _ in range(STORED):
            script.stored()
        for _ in range(PUBLISHED):
            script.published()
        for _ in range(READ):
            script.read()
        for _ in range(UPDATED):
            script.updated()
    requests = REFUSED + 2 * STORED + 2 * PUBLISHED + 3 * READ + 3 * UPDATED
    print(1 + ROUNDS * requests)


class _Script:
    def __init__(self, client: SandboxClient, delta_delay: float) -> None:
        self.client = client
        self._delta_delay = delta_delay

    def stored(self) -> None:
        record = vaccination()
        record_id = self.client.created(record)
        self.client.tables.event(record_id)
        self.client.tables.events_by("IdentifierGSI", "IdentifierPK", identifier_of(record))
        self.client.send("DELETE", f"/Immunization/{record_id}")

    def published(self) -> None:
        record_id = self.client.created(vaccination())
        self._await_rows(record_id, 1)
        self.client.send("DELETE", f"/Immunization/{record_id}")

    def read(self) -> None:
        record_id = self.client.created(vaccination())
        self.client.read(record_id)
        self.client.send("DELETE", f"/Immunization/{record_id}")

    def updated(self) -> None:
        record = vaccination()
        record_id = self.client.created(record)
        self.client.update(record_id, 1, record)
        self._await_rows(record_id, 2)
        self.client.send("DELETE", f"/Immunization/{record_id}")

    def _await_rows(self, record_id: str, count: int) -> None:
        time.sleep(self._delta_delay)
        while len(self.client.tables.delta_rows(record_id)) < count:
            time.sleep(PAUSE)


if __name__ == "__main__":
    main()
