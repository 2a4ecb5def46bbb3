"""What a janitor did, in a few lines."""

from collections.abc import Iterable, Iterator, Mapping

from support.cleanup.janitor import Report
from support.evidence.redaction import redact


def outcomes(report: Report) -> Iterator[str]:
    """Tell what was deleted, and what is left that should be gone."""
    for run, deleted in report.deleted.items():
        yield f"{run}: {_count(deleted, 'record')} deleted"
    for run, problems in report.problems.items():
        yield from (f"{run}: NOT deleted: {problem}" for problem in problems)


def left_alone(report: Report) -> Iterator[str]:
    """Tell what was none of the janitor's business."""
    for run, kept in report.kept.items():
        yield f"{run}: {_count(kept, 'record')} kept on purpose (--kept deletes them): {', '.join(kept)}"
    for run in report.alive:
        yield f"{run}: left alone, for it is not over"
    yield from _by_place(report.of_other_hosts, "on another machine; to be handed over by name when over")
    yield from _by_place(report.of_other_targets, "about another environment")


def is_clean(report: Report) -> bool:
    """Whether all that should be gone is gone."""
    return not report.problems


def conclusion(report: Report, complete: bool) -> str:
    """Tell what is left of all that was made in the environment; not complete if some ledger was no good."""
    if not (complete and is_clean(report)):
        return "NOT everything could be cleaned up"
    rest = "nothing is left but what was kept on purpose" if report.kept else "nothing is left"
    left = len(report.alive) + len(report.of_other_hosts)
    alone = "1 run was left alone" if left == 1 else f"{left} runs were left alone"
    return f"{alone}; of all others {rest}" if left else rest


def say(lines: Iterable[str]) -> None:
    """Print lines, without secrets."""
    for line in lines:
        print(f"Clean-up: {redact(line)}")


def _by_place(runs: Mapping[str, str], why: str) -> Iterator[str]:
    for where in dict.fromkeys(runs.values()):
        marks = [mark for mark, place in runs.items() if place == where]
        yield f"{_count(marks, 'run')} left alone, {why}: {where}"


def _count(what: Iterable[str], noun: str) -> str:
    number = len(list(what))
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
