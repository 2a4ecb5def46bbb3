"""The quality gate: may anybody rely on these results?"""

from collections.abc import Iterator

from support.evidence.report import shards
from support.evidence.report.results import RED, Results
from support.evidence.verdicts import Verdict

RUN = (Verdict.PASSED, Verdict.FLAKY, Verdict.FAILED, Verdict.BROKEN, Verdict.KNOWN_DEFECT)


def objections(results: Results, due: int | None = None) -> list[str]:
    """Say in one line each what stands against the results; none means that they are good.

    `due` is the number of shards that there should be, if anybody but the shards themselves knows. No known
    defect is an objection, and nothing flaky.
    """
    return list(_objections(results, due))


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


def _lacking(results: Results) -> Iterator[str]:
    if results.announced is None:  # then any number of them may be missing
        yield "the results do not say how many scenarios there were to be"
        return
    lacking = results.announced - len(results.outcomes)
    if lacking > 0:
        yield f"{lacking} of {results.announced} scenarios have no result: the run did not come to its end"
