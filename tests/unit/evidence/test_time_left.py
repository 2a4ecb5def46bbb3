import math

import pytest

from support.evidence.time_left import TimeLeft


def test_at_first_it_is_what_earlier_runs_took() -> None:
    assert TimeLeft([10.0, 20.0, 30.0], jobs=1).seconds(0) == 60.0
    assert TimeLeft([10.0, 20.0, 30.0], jobs=2).seconds(0) == 30.0


def test_what_is_unknown_takes_as_long_as_what_is_typical() -> None:
    assert TimeLeft([10.0, 10.0, 40.0, math.inf], jobs=1).seconds(0) == 70.0


@pytest.mark.parametrize("expected", [[], [math.inf], [1.0, math.inf, math.inf]])
def test_nothing_is_said_when_too_little_is_known(expected: list[float]) -> None:
    assert TimeLeft(expected, jobs=1).seconds(10) is None


def test_it_follows_the_pace_of_the_run() -> None:
    slow, quick = (TimeLeft([10.0] * 10, jobs=1) for _ in range(2))
    for _ in range(5):
        slow.ended(10.0)
        quick.ended(10.0)
    on_time = 45.0
    assert slow.seconds(100) == pytest.approx(2 * on_time, rel=0.15)
    assert quick.seconds(25) == pytest.approx(on_time / 2, rel=0.15)


def test_what_is_under_way_counts_half() -> None:
    left = TimeLeft([100.0, 100.0], jobs=2)
    assert left.seconds(60) == pytest.approx(100 * 65 / 110)


def test_a_scenario_that_nobody_expected_does_no_harm() -> None:
    left = TimeLeft([10.0], jobs=1)
    left.ended(30.0)
    assert left.seconds(10) is not None


def test_nothing_is_left_in_the_end() -> None:
    left = TimeLeft([10.0, math.inf], jobs=2)
    left.ended(10.0)
    left.ended(math.inf)
    assert left.seconds(10) == 0
