"""Ledgers are found in files and folders, and put together run by run."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from support.cleanup.ledger import Ledger
from support.cleanup.runs import carries_mark, gather


def begin(path: Path) -> Path:
    with closing(Ledger(path, "int", "table")):
        return path


def test_the_ledgers_of_a_run_belong_together_and_its_workers_come_first(tmp_path: Path) -> None:
    names = ["imms-at-1", "imms-at-1-worker-1", "imms-at-1-worker-2", "imms-at-10"]
    for name in names:
        begin(tmp_path / f"{name}.jsonl")
    runs, problems = gather([tmp_path])
    assert problems == []
    assert [(run.mark, [path.stem for path in run.ledgers]) for run in runs] == [
        ("imms-at-1", ["imms-at-1-worker-1", "imms-at-1-worker-2", "imms-at-1"]),
        ("imms-at-10", ["imms-at-10"]),
    ]


def test_folders_are_searched_to_the_bottom_for_what_is_called_as_a_ledger(tmp_path: Path) -> None:
    begin(tmp_path / "shard 1" / "ledgers" / "imms-at-1.jsonl")
    (tmp_path / "history.jsonl").write_text("{}")
    runs, problems = gather([tmp_path])
    assert [run.mark for run in runs] == ["imms-at-1"]
    assert problems == []


def test_load_runs_are_found_too_with_all_their_workers(tmp_path: Path) -> None:
    for name in ("imms-load-1", "imms-load-1-worker-0", "imms-at-1"):
        begin(tmp_path / f"{name}.jsonl")
    runs, problems = gather([tmp_path])
    assert problems == []
    assert [(run.mark, len(run.ledgers)) for run in runs] == [("imms-at-1", 1), ("imms-load-1", 2)]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("imms-at-1-x", True),
        ("imms-load-1-x", True),
        ("x imms-at-1", True),
        ("imms-1", False),
        ("None", False),
    ],
)
def test_the_mark_of_a_run_is_known_wherever_it_is(text: str, ours: bool) -> None:
    assert carries_mark(text) == ours


def test_a_ledger_that_is_handed_over_twice_is_one(tmp_path: Path) -> None:
    path = begin(tmp_path / "imms-at-1.jsonl")
    [run] = gather([tmp_path, path, tmp_path / ".." / tmp_path.name])[0]
    assert run.ledgers == (path,)


def test_what_is_no_ledger_is_named_and_keeps_nobody_from_the_others(tmp_path: Path) -> None:
    (tmp_path / "imms-at-0.jsonl").write_text("no\n")
    (tmp_path / "imms-at-00.jsonl").touch()
    begin(tmp_path / "imms-at-1.jsonl")
    runs, problems = gather([tmp_path / "nowhere", tmp_path])
    assert [run.mark for run in runs] == ["imms-at-1"]
    missing, no_ledger = problems
    assert missing.endswith("nowhere cannot be read: No such file or directory")
    assert "imms-at-0.jsonl is no ledger" in no_ledger


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    begin(tmp_path / "imms-at-1.jsonl")
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    runs, problems = gather([tmp_path])
    assert [run.mark for run in runs] == ["imms-at-1"]
    assert problems == [f"{closed} cannot be read: Permission denied"]
