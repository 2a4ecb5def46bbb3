"""The campaign notices what it is there to notice, and tells it in a table."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.chaos import __main__ as campaign
from tests.chaos import observation
from tests.chaos.observation import Observation, table, verdict_of
from tests.chaos.page import BEGIN, END, PAGE, write_table
from tests.meta.behave_run import Result


class LazyJanitor:
    """Leaves as much behind as there was."""

    folder = profile = Path()

    def __init__(self, *left: str) -> None:
        self._left = left

    def left(self, _target: object) -> list[str]:
        return list(self._left)


@pytest.mark.parametrize(
    ("left", "code", "objections"),
    [
        ((), 0, []),
        (("a", "b"), 0, ["the janitor left something behind"]),
        (("a",), 1, ["the janitor ended with 1: said", "the janitor left something behind"]),
        ((), 2, ["the janitor ended with 2: said"]),
    ],
)
def test_what_the_janitor_leaves_is_noticed(
    left: tuple[str, ...], code: int, objections: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(observation, "clean_up", lambda _folder, _profile: (code, "said"))
    seen, lazy = Observation("a kill", "killed", 1.0, 60.0), LazyJanitor(*left)
    run: Any = lazy
    seen.let_the_janitor_clean_up_after(run, run)
    assert (seen.left_before, seen.left_after) == (len(left), len(left))
    assert seen.objections == objections


@pytest.mark.parametrize(
    ("exit_code", "console", "verdict"),
    [
        (0, "7 scenarios: 7 passed in 2.0 s", "passed"),
        (1, "1 scenario: 1 broken in 2.0 s", "broken"),
        (1, "7 scenarios: 5 passed, 1 failed, 1 broken in 2.0 s", "failed"),
        (0, "7 scenarios: 6 passed, 1 broken in 2.0 s", "exit code 0"),
        (1, "7 scenarios: 7 passed in 2.0 s", "exit code 1"),
        (2, "The run cannot start.", "exit code 2"),
    ],
)
def test_a_verdict_is_what_console_and_exit_code_agree_on(exit_code: int, console: str, verdict: str) -> None:
    assert verdict_of(Result(exit_code, f"before\n{console}\nafter\n", Path())) == verdict


def test_the_table_has_a_row_for_each_kind_of_event() -> None:
    seen = [
        Observation("a kill", "killed", 1.0, 60.0, 2),
        Observation("a fault", "passed", 3.0, 40.0),
        Observation("a kill", "broken", 2.0, 180.0, 1, 1),
    ]
    assert list(table(seen))[2:] == [
        "| a kill | 2 | killed, broken | 3 | 1 | 2.0 of 180 s |",
        "| a fault | 1 | passed | 0 | 0 | 3.0 of 40 s |",
    ]


def test_the_page_shows_the_last_table_with_its_date(tmp_path: Path) -> None:
    page = tmp_path / "chaos.md"
    page.write_text(f"before\n{BEGIN}\nan old one\n{END}\nafter\n")
    write_table(["| a |"], "2 events", page)
    lines = page.read_text().splitlines()
    assert lines[:2] == ["before", BEGIN]
    assert re.fullmatch(r"Seen on \d+ \w+ \d{4}: 2 events\.", lines[2])
    assert lines[3:] == ["", "| a |", END, "after"]


@pytest.mark.parametrize(
    ("options", "seen", "written"),
    [
        ((), "all is well", True),
        (("--kills=60",), "all is well", True),
        (("--kills=49",), "all is well", False),
        (("--kills=0",), "all is well", False),
        (("--no-page",), "all is well", False),
        ((), "the janitor left something behind", False),
    ],
)
def test_only_a_whole_campaign_without_objections_is_written_down(
    options: tuple[str, ...],
    seen: str,
    written: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    event = Observation("a kill", "killed", 1.0, 60.0, objections=[seen] if "janitor" in seen else [])
    tables: list[object] = []
    monkeypatch.setattr(campaign, "_campaign", lambda *_: [event])
    monkeypatch.setattr(campaign, "write_table", lambda *table: tables.append(table))
    monkeypatch.setattr("sys.argv", ["chaos", *options])
    assert campaign.main() == len(event.objections)
    assert bool(tables) is written
    said = "docs/chaos.md keeps the table of the last whole campaign" in capsys.readouterr().out
    assert said is any(option.startswith("--kills") and not written for option in options)


def test_the_page_of_the_docs_has_a_place_for_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.index(BEGIN) < text.index(END)
