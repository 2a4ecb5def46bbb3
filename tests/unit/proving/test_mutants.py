"""Mutants: which are drawn, and what they change."""

from pathlib import Path

import pytest

from support.proving.mutants import Mutant, rule_files, sample

REPOSITORY = Path(__file__).parents[3]
SOURCE = """
def oldest(ages: list[int] | None) -> int:
    if ages is not None and len(ages) > 1:
        return max(ages)
    return 0


CHECKS = [Check(7, rules(56, 58), not True)]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ages.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def all_mutants(file: Path) -> list[Mutant]:
    return sample([file], file.parent, 1000, seed=1)


def test_a_mutant_differs_in_one_place(file: Path) -> None:
    for mutant in all_mutants(file):
        before, after = SOURCE.splitlines(), mutant.mutated.splitlines()
        assert [line for line, other in zip(before, after, strict=True) if line != other] == [
            before[mutant.line - 1]
        ]


def test_every_place_is_drawn_once(file: Path) -> None:
    lines = sorted(mutant.line for mutant in all_mutants(file))
    assert lines == [3, 3, 3, 3, 3, 5, 8, 8]


def test_annotations_and_numbers_of_rules_are_left_alone(file: Path) -> None:
    changes = [mutant.change for mutant in all_mutants(file)]
    assert not any("list[int]" in change or "Check( " in change for change in changes)


def test_a_seed_draws_the_same_again(file: Path) -> None:
    def drawn(seed: int) -> list[str]:
        return [str(mutant) for mutant in sample([file], file.parent, 4, seed)]

    assert drawn(1) == drawn(1)
    assert len({tuple(drawn(seed)) for seed in range(10)}) > 1


def test_a_mutant_says_where_it_is_and_what_it_changes(file: Path) -> None:
    [returned] = [mutant for mutant in all_mutants(file) if mutant.line == 5]
    assert str(returned) in ("ages.py:5 - return 0 + return 1", "ages.py:5 - return 0 + return -1")


def test_the_files_with_rules_are_there_and_no_others() -> None:
    names = {path.relative_to(REPOSITORY / "support/sandbox").as_posix() for path in rule_files(REPOSITORY)}
    assert {"service.py", "delta/conversion.py", "search/bundles.py", "identity/tokens.py"} <= names
    assert not any("faults" in name or "options" in name for name in names)
    assert all((REPOSITORY / "support/sandbox" / name).is_file() for name in names)
