"""The ledger: on disk before anything is made, readable after a crash."""

import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.cleanup import ledger
from support.cleanup.ledger import Identifier, Ledger, LedgerInUse, NoLedger

IDENTIFIER = Identifier("https://supplierABC/identifiers/vacc", "imms-at-1-x")


def test_it_begins_with_the_run(tmp_path: Path) -> None:
    path = tmp_path / "ledgers" / "run.jsonl"
    Ledger(path, "internal-dev", "a-table")
    [entry] = ledger.read(path)
    assert ledger.head(path) == entry
    assert (entry.event, entry.environment, entry.table) == ("run", "internal-dev", "a-table")
    assert (entry.pid, entry.host) == (os.getpid(), socket.gethostname())


def test_each_line_is_on_disk_at_once(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    kept = Ledger(path, "sandbox")
    kept.intended(IDENTIFIER, "EMIS")
    assert ledger.read(path)[-1].identifier == IDENTIFIER
    kept.recorded(IDENTIFIER, "id-1")
    assert ledger.read(path)[-1].record_id == "id-1"


def test_it_tells_the_story_of_each_record(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    kept = Ledger(path, "sandbox")
    kept.intended(IDENTIFIER, "EMIS")
    kept.refused(IDENTIFIER)
    kept.kept("id-1")
    kept.deleted("id-2")
    kept.left_behind("id-3", "the delete was answered 500")
    kept.close()
    events = [(entry.event, entry.record_id, entry.reason) for entry in ledger.read(path)[1:]]
    assert events == [
        ("intended", None, None),
        ("refused", None, None),
        ("kept", "id-1", None),
        ("deleted", "id-2", None),
        ("left behind", "id-3", "the delete was answered 500"),
    ]


def test_no_secret_is_in_what_it_tells_while_identifiers_stay_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    kept = Ledger(path, "sandbox")
    looks_secret = Identifier("https://somebody@host/", "imms-at-1")
    kept.intended(looks_secret, "EMIS")
    kept.left_behind("id-3", "Unreachable: Bearer abcdef0123456789 at https://user:word@host/")
    kept.close()
    assert ledger.read(path)[1].identifier == looks_secret, "or the record would not be found"
    assert ledger.read(path)[2].reason == "Unreachable: Bearer *** at https://***@host/"


def test_a_line_cut_off_by_a_crash_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    Ledger(path, "sandbox").intended(IDENTIFIER, "EMIS")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"event": "recor')
    assert [entry.event for entry in ledger.read(path)] == ["run", "intended"]


def test_a_folder_that_cannot_be_written_is_an_error_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Ledger(tmp_path / "file" / "run.jsonl", "sandbox")


def test_it_is_locked_for_as_long_as_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    kept = Ledger(path, "sandbox")
    with pytest.raises(LedgerInUse):
        Ledger.of_the_past(path)
    assert ledger.read(path), "to read it takes no lock"
    with pytest.raises(LedgerInUse):
        Ledger.of_the_past(path)
    kept.close()
    Ledger.of_the_past(path).deleted("1")
    assert [entry.event for entry in ledger.read(path)] == ["run", "deleted"]


def test_the_death_of_the_process_ends_the_lock_though_its_children_live_on(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    writer = f"""
import os, signal, subprocess, sys
from pathlib import Path
from support.cleanup.ledger import Ledger
ledger = Ledger(Path({str(path)!r}), "int")
child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=0, stdout=subprocess.DEVNULL)
print(child.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    command = [sys.executable, "-c", writer]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        process.wait()
        os.kill(child, 0)
        Ledger.of_the_past(path).close()
    assert process.returncode == -signal.SIGKILL


def test_what_comes_after_a_line_that_was_cut_off_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    Ledger(path, "sandbox").intended(IDENTIFIER, "EMIS")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"event": "recor')
    Ledger.of_the_past(path).deleted("1")
    assert [entry.event for entry in ledger.read(path)] == ["run", "intended", "deleted"]


@pytest.fixture
def hardly_any_room(tmp_path: Path) -> Iterator[Path]:
    """A ledger with an entry, and room on the disk for ten bytes more."""
    path = tmp_path / "run.jsonl"
    Ledger(path, "sandbox").intended(IDENTIFIER, "EMIS")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 10, before[1]))
    yield path
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_fills_is_an_error_and_spoils_nothing(hardly_any_room: Path) -> None:
    kept = Ledger.of_the_past(hardly_any_room)
    for _ in range(2):
        with pytest.raises(OSError, match=r"No space left|too large"):
            kept.recorded(IDENTIFIER, "1")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    kept.recorded(IDENTIFIER, "2")
    assert [(e.event, e.record_id) for e in ledger.read(hardly_any_room)][1:] == [
        ("intended", None),
        ("recorded", "2"),
    ]


@pytest.mark.parametrize(
    "content", ["hello\n", "[]\n", "{}\n", '{"event": "deleted"}\n', '{"event": "run"}\n', "\x00\n"]
)
def test_what_does_not_begin_with_a_run_is_no_ledger(content: str, tmp_path: Path) -> None:
    (tmp_path / "run.jsonl").write_text(content)
    with pytest.raises(NoLedger, match=r"run.jsonl is no ledger: its first line"):
        ledger.head(tmp_path / "run.jsonl")


def test_where_nothing_is_written_down_yet_there_is_no_run(tmp_path: Path) -> None:
    (tmp_path / "run.jsonl").touch()
    assert ledger.head(tmp_path / "run.jsonl") is None


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoLedger, match=r"run.jsonl cannot be read: No such file"):
        ledger.head(tmp_path / "run.jsonl")
