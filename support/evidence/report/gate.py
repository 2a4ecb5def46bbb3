"""The quality gate: may anybody rely on these results?"""

from collections.abc import Iterator

from support.evidence.report.results import Results
from support.evidence.verdicts import Verdict

RED = (Verdict.FAILED, Verdict.BROKEN, Verdict.NOT_RUN)
RUN = (Verdict.PASSED, Verdict.FAILED, Verdict.BROKEN, Verdict.KNOWN_DEFECT)


def objections(results: Results, shards: int) -> list[str]:
    """Say in one line each what stands against the results; none means that they are good.

    `shards` is the number of folders that there should be. A known defect is no objection.
    """
    return list(_objections(results, shards))


def _objections(results: Results, shards: int) -> Iterator[str]:
    there = len(results.folders)
    if there < shards:
        folders = "1 folder" if there == 1 else f"{there} folders"
        yield f"{folders} of results where {shards} are due: a shard left nothing"
    for problem in results.unreadable:
        yield f"unreadable: {problem}"
    for message in results.run_errors:
        yield f"outside every scenario: {message}"
    if not any(results.counts[verdict] for verdict in RUN):
        reason = "every scenario was skipped" if results.outcomes else "there are no results"
        yield f"nothing was verified: {reason}"
    lacking = (results.announced or 0) - len(results.outcomes)
    if lacking > 0:
        yield f"{lacking} of {results.announced} scenarios have no result: the run did not come to its end"
    for verdict in RED:
        if count := results.counts[verdict]:
            yield f"{count} {verdict}"
