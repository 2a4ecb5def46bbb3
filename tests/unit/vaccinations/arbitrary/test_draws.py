"""The seed alone decides what is drawn, and the smallest that fails is small."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import strategies as st

from support.vaccinations.arbitrary import Draw, Enough, Given, valid
from support.vaccinations.arbitrary.given import row

TODAY = date(2026, 3, 1)
OTHER_PROCESS = """
import sys
from datetime import date
{more}
from support.vaccinations.arbitrary import Draw, valid
for given in Draw(valid(date(2026, 3, 1)), 7, 4).all():
    print(ascii(given.step))
"""


def draw(count: int = 12, seed: int = 7) -> Draw:
    return Draw(valid(TODAY), seed, count)


@pytest.fixture(scope="module")
def every() -> list[Given]:
    return draw().all()


def test_other_modules_and_another_process_change_nothing(tmp_path: Path) -> None:
    drawn = [ascii(given.step) for given in draw(4).all()]
    assert len(set(drawn)) == 4
    for more in ("", "import support.session, support.sandbox.server, tests.unit.stage"):
        done = subprocess.run(
            [sys.executable, "-c", OTHER_PROCESS.format(more=more)],
            env={"PYTHONPATH": str(Path(__file__).parents[4])},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.splitlines() == drawn
    assert list(tmp_path.iterdir()) == []


def test_another_seed_draws_others() -> None:
    assert not set(draw(4, seed=8).all()[1:]) & set(draw(4).all()[1:])


def test_the_plainest_comes_first() -> None:
    assert draw(2).all()[0] == Given("COVID")


def test_nothing_is_left_of_a_vaccination_but_what_fails(every: list[Given]) -> None:
    known = next(given for given in every if '"period"' in given.step and len(given.parts) > 5)
    asked: list[Given] = []

    def fails(given: Given) -> bool:
        asked.append(given)
        return '"period"' in given.step

    smallest = draw().smallest(known, set(every) - {known}, fails)
    assert smallest is not None
    assert len(smallest.rows) == 1
    assert len(smallest.step.splitlines()[-1]) < 120
    assert not set(asked) & (set(every) - {known, Given("COVID")})


def test_a_failure_that_does_not_come_again_has_no_smallest(every: list[Given]) -> None:
    assert draw().smallest(every[3], set(every), lambda _: False) is None


def test_a_search_ends_when_it_is_enough_with_the_smallest_so_far(every: list[Given]) -> None:
    known = next(given for given in every if "lot number" in given.names)
    left = iter(range(len(known.parts) + 3))

    def fails(given: Given) -> bool:
        if next(left, None) is None:
            raise Enough
        return "lot number" in given.names

    smallest = draw().smallest(known, set(every) - {known}, fails)
    assert smallest is not None
    assert smallest.names == ["lot number"]


def test_what_a_vaccination_is_about_is_never_left_out() -> None:
    about = st.sampled_from("cba").map(lambda value: Given("COVID", point=(row("status", value),)))
    known = Given("COVID", point=(row("status", "b"),))
    assert Draw(about, 1, 20).smallest(known, [], lambda given: "| c" not in given.step) == known


def test_a_pair_of_causes_is_kept(every: list[Given]) -> None:
    known = next(given for given in every if {"site", "route"} <= set(given.names))
    smallest = draw().smallest(
        known, set(every) - {known}, lambda given: {"site", "route"} <= set(given.names)
    )
    assert smallest is not None
    assert smallest.names == ["site", "route"]
