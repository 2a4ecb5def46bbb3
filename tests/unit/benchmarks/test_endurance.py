"""The endurance test says how what was red can be looked at and repeated."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks import endurance
from benchmarks.endurance import Run
from support.evidence.report.results import Results


class Recorder:
    """In place of a process that has ended already."""

    pid, returncode = 0, 0

    def __init__(self) -> None:
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str], **_: Any) -> "Recorder":
        self.commands.append(command)
        return self


def series(monkeypatch: pytest.MonkeyPatch, *objections: tuple[str, ...]) -> int:
    """Let runs end like this, with seeds from 1 on."""
    seeds = iter(range(1, 100))
    left = list(objections)
    monkeypatch.setattr(endurance, "randbelow", lambda _: next(seeds))
    monkeypatch.setattr(endurance, "_run", lambda seed, _: Run(seed, 90.0, 7, left.pop(0), ()))
    monkeypatch.setattr("sys.argv", ["endurance", f"--runs={len(objections)}", "--jobs=4"])
    return endurance.main()


def test_below_a_red_row_stands_where_it_was_kept_and_how_to_repeat_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert series(monkeypatch, (), ("1 failed", "a scenario: the E-Tag"), ()) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[3:] == [
        "| 1 | 1 | 90 | 7 | - > -, - > - | - > -, - > - | - > -, - > - | nothing |",
        "| 2 | 2 | 90 | 7 | - > -, - > - | - > -, - > - | - > -, - > - | 1 failed; a scenario: the E-Tag |",
        "kept in reports/endurance/2; again: behave -j4 -D order=random -D seed=2 -D flaky.retries=0",
        "| 3 | 3 | 90 | 7 | - > -, - > - | - > -, - > - | - > -, - > - | nothing |",
        "2 of 3 runs without anything red",
    ]


def test_a_series_without_anything_red_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    assert series(monkeypatch, (), ()) == 0


def test_what_is_red_at_the_first_attempt_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    started = Recorder()
    monkeypatch.setattr(subprocess, "Popen", started)
    monkeypatch.setattr(endurance, "_looks", lambda *_: ())
    monkeypatch.setattr(endurance, "read", lambda _: Results((), (), ("lost",), (), {}, 0))
    monkeypatch.setattr(endurance, "_keep", lambda *_: None)
    endurance._run(5, 8)
    [(_, *arguments)] = started.commands
    assert arguments == [
        *("-m", "behave", "-j8", "-D", "order=random", "-D", "seed=5", "-D", "flaky.retries=0"),
    ]


def test_all_that_a_red_run_left_is_kept_where_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "run/reports").mkdir(parents=True)
    (tmp_path / "run/output").write_text("said", encoding="utf-8")
    monkeypatch.setattr(endurance, "REPOSITORY", tmp_path)
    endurance._keep(tmp_path / "run", 7)
    assert (tmp_path / "reports/endurance/7/output").read_text(encoding="utf-8") == "said"
    assert (tmp_path / "reports/endurance/7/reports").is_dir()
