"""Workers ask the leader over Locust's messages, which hold plain data only."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gevent
import pytest

from load import line
from load.line import LeaderGone, Line, answer_workers
from support.running.sharing import Access, HowToConnect, NextTurn


class Wire:
    """A master and a worker in one process; what passes is packed and unpacked as Locust does."""

    def __init__(self) -> None:
        self.listeners: dict[str, Callable[..., None]] = {}
        self.sent: list[tuple[str, str | None]] = []

    def register_message(
        self, msg_type: str, listener: Callable[..., None], concurrent: bool = False
    ) -> None:
        self.listeners[msg_type] = listener

    def send_message(self, msg_type: str, data: Any = None, client_id: str | None = None) -> None:
        self.sent.append((msg_type, client_id))
        message = SimpleNamespace(data=json.loads(json.dumps(data)), node_id="worker-7")
        if msg_type in self.listeners:
            gevent.spawn(self.listeners[msg_type], environment=None, msg=message)


def test_how_to_connect_is_told_whole() -> None:
    access = Access(
        "sandbox", "imms-load-1", 42, Path("reports/ledgers"), {"base_url": "http://x", "suppliers": {}}
    )
    wire = Wire()
    answer_workers(wire, lambda question: access if question == HowToConnect() else None)
    assert Line(wire).ask(HowToConnect()) == access


def test_each_of_many_who_ask_gets_the_answer_to_its_question() -> None:
    wire, turns = Wire(), iter((3.0, 1.0, 2.0))

    def slow_answer(_: Any) -> float:
        seconds = next(turns)
        gevent.sleep(seconds / 100)
        return seconds

    answer_workers(wire, slow_answer)
    asking = Line(wire)
    users = [gevent.spawn(asking.ask, NextTurn()) for _ in range(3)]
    assert [user.get(timeout=10) for user in users] == [3.0, 1.0, 2.0]


def test_the_answer_goes_to_the_worker_that_asked() -> None:
    wire = Wire()
    answer_workers(wire, lambda _: 0.0)
    Line(wire).ask(NextTurn())
    assert ("imms-answer", "worker-7") in wire.sent


def test_a_leader_that_is_gone_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "LONGEST_WAIT", 0.01)
    with pytest.raises(LeaderGone, match="the master does not answer"):
        Line(Wire()).ask(NextTurn())


def test_importing_the_profile_leaves_the_process_as_it_is() -> None:
    program = (
        "import sys, threading, load.roles, load.run\n"
        "assert 'locust' not in sys.modules\n"
        "import gevent.monkey\n"
        "assert not gevent.monkey.is_module_patched('threading')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[3])


def test_one_user_that_waits_holds_up_no_other() -> None:
    """In a process as `locust` makes it, where looks of two users must take turns."""
    program = """
import locust, gevent
from support.waiting import Patience, Turns, until
looks = []
def wait_for(other, name):
    return until(lambda: looks.append(name), lambda _: other in looks, Patience(60, 0.01, 0.01)).seconds
users = [gevent.spawn(wait_for, *names) for names in ("ab", "ba")]
gevent.joinall(users, raise_error=True)
assert set(looks) == {"a", "b"}
assert max(user.value for user in users) < 60, "one looked only when the other had given up"
turns = Turns(1)
with turns._lock:
    booking = gevent.spawn(turns.book)
    gevent.sleep(0.01)
    assert not booking.ready()
assert booking.get(timeout=10) == 0
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[3])
