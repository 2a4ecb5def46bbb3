"""Questions of workers to the leader (in Locust's words, the master), over Locust's own messages.

They cross the network in the clear, so no secret of a deployment is among them: workers get their own tokens.
"""

from collections.abc import Callable
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from gevent.event import AsyncResult
from gevent.timeout import Timeout

from support.running.sharing import Access, HowToConnect, NextTurn, Question

QUESTION = "imms-question"
ANSWER = "imms-answer"
LONGEST_WAIT = 120.0
"""Seconds for an answer; the leader may still be starting the sandbox."""
QUESTIONS: dict[str, Question] = {"how to connect": HowToConnect(), "next turn": NextTurn()}
NAMES = {question: name for name, question in QUESTIONS.items()}


class LeaderGone(Exception):
    """The leader does not answer."""


class Message(Protocol):
    """What Locust hands to a listener."""

    data: Any
    node_id: str


class Runner(Protocol):
    """What is used of Locust's runners."""

    def register_message(
        self, msg_type: str, listener: Callable[..., None], concurrent: bool = False
    ) -> None:
        """Listen to a kind of message."""

    def send_message(self, msg_type: str, data: Any = None, client_id: str | None = None) -> None:
        """Send a message to the leader, or to one worker or all."""


class Line:
    """The worker's end; any number of users may ask at the same time."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._numbers = count()
        self._open: dict[int, AsyncResult] = {}
        runner.register_message(ANSWER, self._hear)

    def ask(self, question: Question) -> Any:
        """Put a question to the leader and wait for the answer.

        Raises:
            LeaderGone: there was none in time.
        """
        number = next(self._numbers)
        answer = self._open[number] = AsyncResult()
        try:
            self._runner.send_message(QUESTION, {"number": number, "question": NAMES[question]})
            return _read(answer.get(timeout=LONGEST_WAIT))
        except Timeout:
            raise LeaderGone(f"the master does not answer within {LONGEST_WAIT:g} s") from None
        finally:
            del self._open[number]

    def _hear(self, msg: Message, **_: Any) -> None:
        if waiting := self._open.get(msg.data["number"]):
            waiting.set(msg.data["answer"])


def answer_workers(runner: Runner, answer: Callable[[Question], Any]) -> None:
    """Answer the questions of all workers from now on; `answer` may take its time."""

    def reply(msg: Message, **_: Any) -> None:
        said = _written(answer(QUESTIONS[msg.data["question"]]))
        runner.send_message(ANSWER, {"number": msg.data["number"], "answer": said}, client_id=msg.node_id)

    runner.register_message(QUESTION, reply, concurrent=True)


def _written(answer: Any) -> Any:
    """An answer as plain data."""
    if not isinstance(answer, Access):
        return answer
    return {**asdict(answer), "ledgers": str(answer.ledgers)}


def _read(said: Any) -> Any:
    if not isinstance(said, dict):
        return said
    return Access(**{**said, "ledgers": Path(said["ledgers"])})
