"""What the two ends of a line say to each other; all of it can be pickled.

The leader is the process that the run was started in. A worker says `Ready` and gets a `Task`, again and
again, until it gets None; in between it may put questions, each of which is answered.
"""

from dataclasses import dataclass
from typing import Any

from support.evidence.run_errors import RunError
from support.running.parallel.outcome import Outcome


@dataclass(frozen=True)
class Task:
    """A scenario to be run."""

    filename: str
    index: int
    """Its place among all scenarios of the file, the rows of outlines counted one by one."""


@dataclass(frozen=True)
class Answer:
    """What the leader answers to a question."""

    value: Any


@dataclass(frozen=True)
class Refusal:
    """What was raised in the place of an answer."""

    error: Exception


@dataclass(frozen=True)
class Ready:
    """The worker waits for a task."""


@dataclass(frozen=True)
class Ended:
    """The worker has run its task."""

    outcome: Outcome


@dataclass(frozen=True)
class Question:
    """Something that only the leader knows."""

    subject: Any


@dataclass(frozen=True)
class Noticed:
    """An error that belongs to no scenario."""

    error: RunError


@dataclass(frozen=True)
class Finished:
    """The worker is about to end, hooks and clean-ups included."""

    failed: bool
    """What behave says about all that the worker did."""
    aborted: bool
    """Whether something ended the run before its time."""


FromWorker = Ready | Ended | Question | Noticed | Finished
