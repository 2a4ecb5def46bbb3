"""The ledger: on disk before anything is made, readable after a crash."""

import os
from pathlib import Path

import pytest

from support.cleanup import ledger
from support.cleanup.ledger import Identifier, Ledger

IDENTIFIER = Identifier("https://supplierABC/identifiers/vacc", "imms-at-1-x")


def test_it_begins_with_the_run(tmp_path: Path) -> None:
    Ledger(tmp_path / "ledgers" / "run.jsonl", "internal-dev")
    [entry] = ledger.read(tmp_path / "ledgers" / "run.jsonl")
    assert (entry.event, entry.environment, entry.pid) == ("run", "internal-dev", os.getpid())


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
