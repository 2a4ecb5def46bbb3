import json
from pathlib import Path

from support.evidence.report import history
from support.evidence.report.results import Outcome
from support.evidence.verdicts import Verdict


def line(*starts: int) -> str:
    return json.dumps({"testResults": {f"id-{start}": {"start": start} for start in starts}})


def outcome(start: int) -> Outcome:
    return Outcome("Recording", "it", Verdict.PASSED, "", start, str(start))


def test_there_may_be_no_history_yet(tmp_path: Path) -> None:
    earlier = history.read(tmp_path / "history.jsonl")
    assert earlier.without([outcome(1)]) == ""
    assert earlier.lost == 0


def test_a_second_report_on_the_same_results_is_no_second_run(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_text(f"{line(1, 2)}\n{line(3, 4)}\n")
    assert history.read(path).without([outcome(4), outcome(3)]) == f"{line(1, 2)}\n"
    assert history.read(path).without([outcome(3)]) == f"{line(1, 2)}\n{line(3, 4)}\n"


def test_a_half_written_history_is_kept_and_its_sound_runs_go_on(tmp_path: Path) -> None:
    path, new = tmp_path / "history.jsonl", tmp_path / "new"
    damaged = f'{line(1)}\n{line(2)}\n{{"uuid": "x", "testRes'
    for number in (1, 2):
        path.write_text(damaged)
        earlier = history.read(path)
        new.write_text(earlier.without([]) + line(3))
        warning = history.replace(path, new, earlier)
        kept = tmp_path / f"history.damaged-{number}.jsonl"
        assert kept.read_text() == damaged, "the first one is not overwritten by the second"
        assert "1 of 3 runs in it could not be read" in warning
        assert str(kept) in warning
        assert path.read_text().splitlines() == [line(1), line(2), line(3)]


def test_bytes_that_are_no_text_are_damage_too(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_bytes(line(1).encode() + b"\n\xff\x00\xfe\n" + b'{"testResults": []}\n')
    earlier = history.read(path)
    assert (len(earlier.runs), earlier.lost) == (1, 2)


def test_a_sound_history_is_replaced_without_a_word(tmp_path: Path) -> None:
    path, new = tmp_path / "deep" / "history.jsonl", tmp_path / "new"
    new.write_text(line(1))
    assert history.replace(path, new, history.read(path)) == ""
    assert path.read_text() == line(1)
