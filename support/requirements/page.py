"""The page for a product owner: what the service must do, which scenarios show it, and how they ended."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from support.requirements.coverage import Coverage, Verification
from support.requirements.results import KNOWN_DEFECT, NOT_RUN

WORST_FIRST = ("failed", "broken", KNOWN_DEFECT, NOT_RUN, "skipped", "passed")
_PAGES = Environment(
    loader=PackageLoader("support.requirements", "."),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(covered: Sequence[Coverage]) -> str:
    """Write the page as one HTML file that needs no other."""
    return _PAGES.get_template("page.html.j2").render(
        covered=covered, chapters=_chapters(covered), verdicts=verdicts(covered)
    )


def counts(covered: Sequence[Coverage]) -> Counter[str]:
    """Count the requirements by state."""
    return Counter(each.state for each in covered)


def verdicts(covered: Sequence[Coverage]) -> Counter[str]:
    """Count the verified requirements by the worst that became of their scenarios."""
    return Counter(_worst(each) for each in covered if each.verifications)


def outcome(verification: Verification) -> str:
    """The worst that became of a scenario's rows."""
    return next(status for status in WORST_FIRST if verification.results[status])


_PAGES.filters |= {"counts": counts, "outcome": outcome}


def _worst(coverage: Coverage) -> str:
    outcomes = {outcome(each) for each in coverage.verifications}
    return next(status for status in WORST_FIRST if status in outcomes)


def _chapters(covered: Sequence[Coverage]) -> list[tuple[str, list[tuple[str, list[Coverage]]]]]:
    """Chapters of areas of requirements, each with its title."""
    return [
        (chapter, [(area, list(each)) for area, each in groupby(group, lambda one: one.requirement.area)])
        for chapter, group in groupby(covered, lambda one: one.requirement.chapter)
    ]
