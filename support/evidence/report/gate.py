"""The quality gate: may anybody rely on these results?"""

from collections.abc import Iterator

from support.evidence.report import shards
from support.evidence.report.results import RED, Results
from support.evidence.verdicts import Verdict

RUN = (Verdict.PASSED, Verdict.FLAKY, Verdict.FAILED, Verdict.BROKEN, Verdict.KNOWN_DEFECT)


def objections(results: Results, due: int | None = None, most_skipped: int | None = None) -> list[str]:
    """Say in one line each what stands against the results; none means that they are good.

    No known defect is an objection, and nothing flaky.

    Args:
        results: of one run, all its shards together.
        due: the number of shards that there should be, if anybody but the shards themselves knows.
        most_skipped: how many scenarios may have been skipped; None for any number.
    """
    return [*_objections(results, due), *_skipped(results, most_skipped)]


def _objections(results: Results, due: int | None) -> Iterator[str]:
    yield from shards.problems(results.parts, due)
    for problem in results.unreadable:
        yield f"unreadable: {problem}"
    for message in results.run_errors:
        yield f"outside every scenario: {message}"
    if not any(results.counts[verdict] for verdict in RUN):
        reason = "every scenario was skipped" if results.outcomes else "there are no results"
        yield f"nothing was verified: {reason}"
    yield from _lacking(results)
    for verdict in RED:
        if count := results.counts[verdict]:
            yield f"{count} {verdict}"


def _skipped(results: Results, most: int | None) -> Iterator[str]:
    count = results.counts[Verdict.SKIPPED]
    if most is not None and count > most:
        reasons = dict.fromkeys(each.reason for each in results.outcomes if each.verdict is Verdict.SKIPPED)
        yield f"{count} skipped, where {most} may be: {'; '.join(reasons)}"


def _lacking(results: Results) -> Iterator[str]:
    if results.announced is None:  # then any number of them may be missing
        yield "the results do not say how many scenarios there were to be"
        return
    lacking = results.announced - len(results.outcomes)
    if lacking > 0:
        yield f"{lacking} of {results.announced} scenarios have no result: the run did not come to its end"
