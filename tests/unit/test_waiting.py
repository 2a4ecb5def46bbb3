"""Waiting: as long as needed, no longer, and never for ever."""

import time
from datetime import timedelta

import pytest

from support import waiting
from support.waiting import Clock, Lag, Patience, Quota, Turns, pause_for_quota, until
from tests.unit.clocks import SleptClock, stopped_at

PATIENCE = Patience(timeout=0.3, first_step=0.01, longest_step=0.05)


def test_one_look_is_enough_when_it_satisfies() -> None:
    waited = until(lambda: "there", lambda value: value == "there", PATIENCE)
    assert (waited.value, waited.looks) == ("there", 1)


@pytest.mark.usefixtures("slept_clock")
def test_it_looks_until_it_is_satisfied() -> None:
    values = iter([0, 1, 2, 3])
    waited = until(lambda: next(values), lambda value: value == 2, PATIENCE)
    assert (waited.value, waited.looks) == (2, 3)


@pytest.mark.usefixtures("slept_clock")
def test_out_of_patience_it_tells_what_was_seen_last() -> None:
    waited = until(lambda: "nothing", lambda _: False, PATIENCE)
    assert waited.value == "nothing"
    assert waited.looks > 3
    assert PATIENCE.timeout <= waited.seconds <= PATIENCE.timeout + PATIENCE.longest_step


@pytest.mark.usefixtures("slept_clock")
def test_steps_grow_up_to_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[float] = []
    monkeypatch.setattr("polling2.time.sleep", steps.append)
    until(lambda: len(steps), lambda looks: looks == 6, PATIENCE)
    assert steps == pytest.approx([0.01, 0.015, 0.0225, 0.03375, 0.05, 0.05])


def test_an_error_in_a_look_is_not_waited_out() -> None:
    def look() -> None:
        raise LookupError("no such table")

    with pytest.raises(LookupError):
        until(look, bool, PATIENCE)


class Effect(SleptClock):
    """Something that shows so many seconds after its cause, on such a clock."""

    def awaited(self, lag: Lag, shows_after: float, already: float = 0.0) -> tuple[int, float]:
        """Wait for it; gives how many looks it took, and how late it was seen."""
        cause = self.now
        self.now += already
        waited = until(
            lambda: self.now - cause >= shows_after, bool, Patience(10, 0.05, 2.0, since=cause), lag
        )
        return waited.looks, self.now - cause - shows_after


@pytest.fixture
def effect(monkeypatch: pytest.MonkeyPatch) -> Effect:
    return Effect(monkeypatch)


def test_a_lag_is_learnt_so_that_few_looks_find_it_in_good_time(effect: Effect) -> None:
    lag = Lag()
    first_looks, _ = effect.awaited(lag, 2.0)
    for _ in range(15):
        looks, late = effect.awaited(lag, 2.0)
    assert first_looks == 9
    assert looks <= 3
    assert late < 0.05


def test_a_shorter_lag_is_seen_after_a_few_that_are_longer(effect: Effect) -> None:
    lag = Lag()
    for _ in range(10):
        effect.awaited(lag, 4.0)
    late = [effect.awaited(lag, 1.0)[1] for _ in range(10)]
    assert late[0] > 2.9
    assert max(late[6:]) < 0.1


def test_one_effect_that_comes_late_changes_nothing(effect: Effect) -> None:
    lag = Lag()
    for shows_after in (1.0, 1.0, 9.0):
        effect.awaited(lag, shows_after)
    assert lag.expected < 1.0


def test_what_was_set_off_long_ago_is_looked_for_at_once(effect: Effect) -> None:
    lag = Lag()
    effect.awaited(lag, 2.0)
    assert effect.awaited(lag, 2.0, already=3.0) == (1, 1.0)
    assert lag.expected > 1.5, "that it was there by then tells nothing"


def test_a_lag_does_not_outlast_patience(effect: Effect) -> None:
    lag = Lag()
    lag.learn([100.0, 101.0])
    began = effect.now
    waited = until(lambda: False, bool, Patience(3, 0.05, 2.0), lag)
    assert waited.looks <= 2
    assert effect.now - began < 3.1
    assert lag.expected == 100.0, "nothing was seen, so nothing was learnt"


def test_a_quota_lets_so_many_pass_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("support.waiting.time.sleep", lambda _: pytest.fail("waited"))
    quota = Quota(Turns(3).book)
    for _ in range(3):
        quota.take_turn()


def test_a_turn_beyond_the_quota_waits_until_the_oldest_is_a_minute_ago(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [100.0]
    monkeypatch.setattr("support.waiting.time.monotonic", lambda: clock[0])
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    monkeypatch.setattr("support.waiting.time.sleep", sleep)
    quota = Quota(Turns(2).book)
    for _ in range(3):
        quota.take_turn()
        clock[0] += 10
    assert slept == [40]


def test_turns_are_booked_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("support.waiting.time.monotonic", lambda: 100.0)
    turns = Turns(2)
    assert [turns.book() for _ in range(5)] == [0, 0, 60, 60, 120]


def test_without_a_quota_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("support.waiting.time.sleep", lambda _: pytest.fail("waited"))
    for _ in range(1000):
        Quota(Turns(None).book).take_turn()


def test_the_first_retry_is_at_once_and_later_ones_back_off(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("support.waiting.time.sleep", slept.append)
    for attempt in (1, 2, 3, 4):
        waiting.pause_before_retry(attempt)
    assert slept == [1, 2, 4]


@pytest.mark.parametrize("jump", [3600.0, -3600.0])
def test_a_clock_that_jumps_makes_nobody_wait_longer_or_give_up(jump: float, slept_clock: SleptClock) -> None:
    looks = 0

    def look() -> int:
        nonlocal looks
        looks += 1
        if looks == 2:
            slept_clock.ahead += jump
        return looks

    assert until(look, lambda value: value == 5, PATIENCE).value == 5
    looks, started = 0, slept_clock.now
    until(look, lambda _: False, PATIENCE)
    assert PATIENCE.timeout <= slept_clock.now - started <= PATIENCE.timeout + PATIENCE.longest_step


@pytest.mark.parametrize(
    ("now", "slept"),
    [
        ("2024-02-28T23:59:55.500+00:00", 6.5),
        ("2024-02-29T01:59:59.500+02:00", 2.5),
        ("2023-12-31T23:59:54+00:00", 0),
        ("2024-03-31T00:00:00+00:00", 2),
        ("2024-03-31T00:00:01.500+00:00", 0.5),
        ("2024-03-31T00:00:02+00:00", 0),
    ],
)
def test_midnight_is_waited_out(
    now: str, slept: float, slept_clock: SleptClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "datetime", stopped_at(now))
    waiting.pass_midnight(timedelta(seconds=5), timedelta(seconds=2))
    assert slept_clock.now == slept


@pytest.mark.parametrize("jump", [3600.0, -3600.0])
def test_a_clock_tells_by_how_much_it_jumped(jump: float, monkeypatch: pytest.MonkeyPatch) -> None:
    real, clock = time.time, Clock()
    assert abs(clock.jump().total_seconds()) < 1
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert clock.jump().total_seconds() == pytest.approx(jump, abs=1)


@pytest.mark.parametrize(
    ("attempt", "told", "seconds"),
    [
        (1, "7", 7),
        (1, "0", 0),
        (1, "3600", 60),
        (1, None, 5),
        (2, "Wed, 21 Oct 2026 07:28:00 GMT", 15),
        (3, "", 40),
        (9, None, 40),
    ],
)
def test_the_quota_is_tried_again_when_it_may_have_room(
    attempt: int, told: str | None, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("support.waiting.time.sleep", slept.append)
    pause_for_quota(attempt, told)
    assert slept == [seconds]
