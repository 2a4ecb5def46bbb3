"""The ledger: what a run made or may have made, written down before it is made.

One JSON object per line, written at once, so that a run that was killed still tells what it left behind.

A ledger is locked for as long as its run is alive: the kernel lets go of the lock when the process ends,
however it ends, which a process id could not tell (ids are used again, and mean nothing in another container
or on another machine). It is the lock of `flock`, which belongs to the open file: reading the ledger beside
does not end it, and it lasts until no process has that file open any more. A forked child has it open, and so
shares the lock for as long as it lives; a program that is started has not, for the file is closed on `exec`.
A lock need not be seen from another machine that shares the folder, so the ledger also names the machine.
"""

import errno
import fcntl
import json
import os
import socket
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Literal, Self

from pydantic import TypeAdapter, ValidationError

from support.evidence.redaction import redact

Event = Literal[
    "run", "intended", "refused", "not made", "recorded", "deleted", "kept", "left behind", "settled"
]
LONGEST_LAST_LINE = 256
"""Bytes that are read to find out whether a ledger is settled."""


class NoLedger(Exception):
    """A file is no ledger, or cannot be read; the message names it."""


class LedgerInUse(Exception):
    """The run that a ledger belongs to is alive, or somebody cleans up after it at this moment."""


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
    table: str | None = None
    """The events table that holds the records."""
    host: str | None = None
    """The machine that the run is on."""
    pid: int | None = None
    supplier: str | None = None
    identifier: Identifier | None = None
    record_id: str | None = None
    reason: str | None = None


_ENTRIES = TypeAdapter(Entry)


class Ledger:
    """A ledger that is written, and locked until it is closed or the process ends."""

    def __init__(self, path: Path, environment: str, table: str | None = None) -> None:
        """Open the ledger and note which run it belongs to.

        Raises:
            OSError: the file cannot be written; then nothing may be made.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._open(path)
        self._write(
            Entry("run", environment=environment, table=table, host=socket.gethostname(), pid=os.getpid())
        )

    @classmethod
    def of_the_past(cls, path: Path) -> Self:
        """Open the ledger of a run that is over, to note what became of its records.

        Raises:
            LedgerInUse: the run is not over.
            OSError: the file cannot be written.
        """
        ledger = cls.__new__(cls)
        ledger._open(path)
        ledger._torn = not path.read_bytes().endswith(b"\n")
        return ledger

    def intended(self, identifier: Identifier, supplier: str) -> None:
        """Note a record that is about to be asked for."""
        self._write(Entry("intended", identifier=identifier, supplier=supplier))

    def refused(self, identifier: Identifier) -> None:
        """Note that the service refused to make the record."""
        self._write(Entry("refused", identifier=identifier))

    def not_made(self, identifier: Identifier) -> None:
        """Note that the record was looked for when it could come no more, and was not there."""
        self._write(Entry("not made", identifier=identifier))

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
        """Note a record that should be gone and is not; the reason may be the words of somebody else's error.

        All else that is written must stay as it is: a record is found by its identifier and id only.
        """
        self._write(Entry("left behind", record_id=record_id, reason=redact(reason)))

    def settled(self) -> None:
        """Note that nothing is left, so that the rest need not be read again."""
        self._write(Entry("settled"))

    def close(self) -> None:
        """Close the file, which ends the lock."""
        self._file.close()

    def _open(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._torn = False
        # Without a buffer, for a line that the disk had no room for must not come again later.
        self._file = path.open("ab", buffering=0)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise LedgerInUse(str(path)) from None

    def _write(self, entry: Entry) -> None:
        stamped = replace(entry, at=datetime.now(UTC).isoformat())
        known = {name: value for name, value in asdict(stamped).items() if value is not None}
        line = f"{json.dumps(known)}\n".encode()
        with self._lock:
            whole = b"\n" + line if self._torn else line
            try:
                written = self._file.write(whole)
            except OSError as error:  # names no file of its own accord
                raise OSError(error.errno, error.strerror, str(self.path)) from None
            self._torn = bool(written) and written < len(whole)
        if written < len(whole):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))


def read(path: Path) -> list[Entry]:
    """Read a ledger; lines that a crash or a full disk cut off are left out.

    Raises:
        NoLedger: it is none, or cannot be read.
    """
    return [entry for entry in map(_entry, _read(path, lambda file: file.read_bytes()).splitlines()) if entry]


def head(path: Path) -> Entry | None:
    """Read which run a ledger belongs to; None while nothing is written down.

    Raises:
        NoLedger: it is none, or cannot be read.
    """
    line = _read(path, _first_line)
    entry = _entry(line)
    if line and (entry is None or entry.event != "run" or entry.environment is None):
        raise NoLedger(f"{path} is no ledger: its first line does not say which run it belongs to")
    return entry


def is_settled(path: Path) -> bool:
    """Whether the last that a ledger says is that nothing is left.

    Raises:
        NoLedger: it cannot be read.
    """
    lines = _read(path, _end).splitlines()
    entry = _entry(lines[-1]) if lines else None
    return entry is not None and entry.event == "settled"


def _end(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - LONGEST_LAST_LINE))
        return file.read()


def _first_line(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.readline()


def _read(path: Path, how: Callable[[Path], bytes]) -> bytes:
    try:
        return how(path)
    except OSError as error:
        raise NoLedger(f"{path} cannot be read: {error.strerror}") from error


def _entry(line: bytes) -> Entry | None:
    """Read one line; None when it makes no sense."""
    try:
        return _ENTRIES.validate_json(line)
    except ValidationError:
        return None
