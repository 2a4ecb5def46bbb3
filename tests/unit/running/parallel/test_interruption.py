"""Signals: counted in the leader; in a worker they break off what may be broken off."""

import os
import signal

import pytest

from support.running.parallel.interruption import Interruptible, Interrupts


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_leader_takes_note_and_is_not_broken_off(number: signal.Signals) -> None:
    with Interrupts() as interrupts:
        assert not interrupts.heed()
        os.kill(os.getpid(), number)
        assert interrupts.heed()
        assert not interrupts.heed()
        os.kill(os.getpid(), number)
        assert interrupts.heed()


def test_signals_mean_what_they_did_before_when_the_block_has_ended() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupts():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_a_scenario_is_broken_off() -> None:
    interruptible = Interruptible()
    with pytest.raises(KeyboardInterrupt), interruptible.allowed():
        os.kill(os.getpid(), signal.SIGTERM)


def test_nothing_else_is_broken_off() -> None:
    Interruptible()
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_conversation_within_a_scenario_comes_to_its_end_first() -> None:
    interruptible = Interruptible()
    said = []

    def converse() -> None:
        with interruptible.held_back():
            os.kill(os.getpid(), signal.SIGTERM)
            said.append("the end")
        said.append("too much")

    with pytest.raises(KeyboardInterrupt), interruptible.allowed():
        converse()
    assert said == ["the end"]


def test_ctrl_c_is_for_the_leader_alone() -> None:
    interruptible = Interruptible()
    with interruptible.allowed():
        os.kill(os.getpid(), signal.SIGINT)


def test_an_interruption_before_a_scenario_begins_can_be_seen() -> None:
    interruptible = Interruptible()
    assert not interruptible.is_due
    os.kill(os.getpid(), signal.SIGTERM)
    assert interruptible.is_due
