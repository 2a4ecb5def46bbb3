"""The results in a few lines of Markdown, for a CI service to show before anybody opens the report."""

from collections.abc import Iterator, Sequence

from support.evidence.headlines import headline
from support.evidence.report.results import Outcome, Results
from support.evidence.verdicts import Verdict

LONGEST_REASON = 160
MOST_ROWS = 50
"""Rows of a table that are shown; who has more red scenarios needs the report."""
SECTIONS = {
    Verdict.FAILED: "Failed: the service is wrong",
    Verdict.BROKEN: "Broken: the test or the environment is wrong",
    Verdict.FLAKY: "Flaky: passed, but not at the first attempt",
    Verdict.KNOWN_DEFECT: "Known defects: the service is wrong, and that is known",
    Verdict.SKIPPED: "Skipped: nothing is known of these",
}
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|~@"})


def markdown(results: Results, objections: Sequence[str]) -> str:
    """Write verdict, counts, facts about the run and every scenario that did not just pass."""
    return "\n".join(_lines(results, objections)) + "\n"


def _lines(results: Results, objections: Sequence[str]) -> Iterator[str]:
    count = len(results.outcomes)
    verdict = "❌ Not passed" if objections else "✅ Passed"
    yield f"## {verdict}: {count} scenario{'' if count == 1 else 's'}"
    yield ""
    yield "| " + " | ".join(Verdict) + " |"
    yield "|" + " ---: |" * len(Verdict)
    yield "| " + " | ".join(str(results.counts[verdict]) for verdict in Verdict) + " |"
    yield ""
    for name, values in results.facts.items():
        yield f"* {_text(name)}: {_text(', '.join(values))}"
    if objections:
        yield from ("", "### What stands against it", "")
        yield from (f"* {_text(objection)}" for objection in objections)
    for verdict, title in SECTIONS.items():
        yield from _table(title, [each for each in results.outcomes if each.verdict is verdict])


def _table(title: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    if not outcomes:
        return
    yield from ("", f"### {title}", "", "| feature | scenario | reason |", "| --- | --- | --- |")
    for outcome in outcomes[:MOST_ROWS]:
        cells = (outcome.feature, outcome.name, outcome.reason)
        yield "| " + " | ".join(map(_text, cells)) + " |"
    if len(outcomes) > MOST_ROWS:
        yield from ("", f"… and {len(outcomes) - MOST_ROWS} more")


def _text(text: str) -> str:
    """One line with nothing that Markdown would take for more than text."""
    return headline(text, LONGEST_REASON).translate(_SPECIAL)
