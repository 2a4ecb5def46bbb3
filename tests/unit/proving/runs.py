"""Runs of the suite that are only pretended."""

from collections.abc import Sequence
from pathlib import Path

from support.evidence.report.results import Outcome, Results
from support.evidence.report.shards import Part

Answer = Sequence[Outcome] | Exception


class Runs:
    """Answers one run after the other, and keeps what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.asked: list[list[str]] = []
        self._answers = list(answers)

    def __call__(self, arguments: Sequence[str]) -> Results:
        self.asked.append(list(arguments))
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return Results((Part(Path(), {}, {}),), tuple(answer), (), (), {}, len(answer))
