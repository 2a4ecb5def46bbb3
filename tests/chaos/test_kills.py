"""Two of the kills of `make chaos`: nothing is left after the janitor, and nothing of others is touched."""

from pathlib import Path

import pytest

from tests.chaos.kills import Kill, kill, kills
from tests.chaos.target import Target


@pytest.mark.parametrize("which", [Kill("the run", 3), Kill("a worker", 4)], ids=str)
def test_nothing_is_left_after_a_kill_and_the_janitor(which: Kill, target: Target, tmp_path: Path) -> None:
    seen = kill(which, target, tmp_path)
    assert seen.objections == []
    assert seen.left_after == 0


def test_a_seed_decides_what_is_killed_when() -> None:
    assert kills(50, seed=1) == kills(50, seed=1) != kills(50, seed=2)
    assert kills(50, seed=1)[:7] == kills(7, seed=1)
