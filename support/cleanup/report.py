"""What a janitor did, in a few lines."""

from collections.abc import Iterable, Iterator, Mapping

from support.cleanup.janitor import Report


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


def _by_place(runs: Mapping[str, str], why: str) -> Iterator[str]:
    for where in dict.fromkeys(runs.values()):
        marks = [mark for mark, place in runs.items() if place == where]
        yield f"{_count(marks, 'run')} left alone, {why}: {where}"


def _count(what: Iterable[str], noun: str) -> str:
    number = len(list(what))
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
