"""The ledger: what a run made or may have made, written down before it is made.

One JSON object per line, flushed at once, so that a run that was killed still tells what it left behind.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Literal

Event = Literal["run", "intended", "refused", "recorded", "deleted", "kept", "left behind"]


@dataclass(frozen=True)
class Identifier:
    """The business identifier of a vaccination."""

    system: str
    value: str


@dataclass(frozen=True)
class Entry:
    """One line of a ledger; what an event does not know is None."""

    event: Event
    at: str | None = None
    environment: str | None = None
    pid: int | None = None
    supplier: str | None = None
    identifier: Identifier | None = None
    record_id: str | None = None
    reason: str | None = None


class Ledger:
    """The ledger of one run."""

    def __init__(self, path: Path, environment: str) -> None:
        """Open the ledger and note which run it belongs to.

        Raises:
            OSError: the file cannot be written; then nothing may be made.
        """
        self.path = path
        self._lock = Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a", encoding="utf-8")
        self._write(Entry("run", environment=environment, pid=os.getpid()))

    def intended(self, identifier: Identifier, supplier: str) -> None:
        """Note a record that is about to be asked for."""
        self._write(Entry("intended", identifier=identifier, supplier=supplier))

    def refused(self, identifier: Identifier) -> None:
        """Note that the service refused to make the record."""
        self._write(Entry("refused", identifier=identifier))

    def recorded(self, identifier: Identifier, record_id: str) -> None:
        """Note the id of a record that was made."""
        self._write(Entry("recorded", identifier=identifier, record_id=record_id))

    def deleted(self, record_id: str) -> None:
        """Note that a record is gone."""
        self._write(Entry("deleted", record_id=record_id))

    def kept(self, record_id: str) -> None:
        """Note a record that is left on purpose."""
        self._write(Entry("kept", record_id=record_id))

    def left_behind(self, record_id: str, reason: str) -> None:
        """Note a record that should be gone and is not."""
        self._write(Entry("left behind", record_id=record_id, reason=reason))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, entry: Entry) -> None:
        stamped = replace(entry, at=datetime.now(UTC).isoformat())
        known = {name: value for name, value in asdict(stamped).items() if value is not None}
        with self._lock:
            self._file.write(json.dumps(known) + "\n")
            self._file.flush()


def read(path: Path) -> list[Entry]:
    """Read a ledger; a last line that was cut off by a crash is left out."""
    entries = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            known = json.loads(line)
        except ValueError:
            continue
        identifier = known.pop("identifier", None)
        entries.append(Entry(**known, identifier=Identifier(**identifier) if identifier else None))
    return entries
