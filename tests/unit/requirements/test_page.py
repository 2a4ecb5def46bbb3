"""The page for a product owner."""

from collections import Counter

import pytest

from support.requirements.catalogue import Requirement
from support.requirements.coverage import Coverage, Verification
from support.requirements.page import counts, outcome, render, verdicts


def covered_by(id: str, *results: str, excuse: str = "") -> Coverage:
    """A requirement, and what became of the rows of each block that verifies it: `passed+failed`."""
    verifications = [
        Verification("features/one.feature:3", "Dose <b>", False, Counter(each.split("+")))
        for each in results
    ]
    return Coverage(Requirement(id, "API", "Recording", f"About {id}.", excuse), tuple(verifications))


COVERED = [
    covered_by("API-CREATE-05", "passed", "passed+failed"),
    covered_by("API-BUG-01", "known defect"),
    covered_by("VAL-102"),
    covered_by("GW-04", excuse="It would shut others out."),
]


@pytest.mark.parametrize(
    ("results", "worst"),
    [
        ({"passed": 3}, "passed"),
        ({"passed": 3, "skipped": 1}, "skipped"),
        ({"skipped": 3, "not run": 1}, "not run"),
        ({"not run": 3, "known defect": 1}, "known defect"),
        ({"known defect": 3, "broken": 1}, "broken"),
        ({"broken": 3, "failed": 1}, "failed"),
    ],
)
def test_the_worst_row_decides(results: dict[str, int], worst: str) -> None:
    assert outcome(Verification("", "", False, Counter(results))) == worst


def test_requirements_are_counted_by_state_and_by_their_worst_scenario() -> None:
    assert counts(COVERED) == {"verified": 2, "missing": 1, "excused": 1}
    assert verdicts(COVERED) == {"failed": 1, "known defect": 1}


@pytest.mark.parametrize(
    "text",
    [
        "4 requirements: 2 verified by a scenario, 1 that no scenario",
        "<h3>Recording <small>2 of 4 verified</small></h3>",
        "<td>2</td><td>1</td><td>1</td>",
        "About API-CREATE-05.",
        "Dose &lt;b&gt;",
        "features/one.feature:3",
        "1 passed, 1 failed",
        "It would shut others out.",
        '<span class="mark missing">missing</span>',
        '<span class="mark known-defect">known defect</span>',
    ],
)
def test_the_page_tells(text: str) -> None:
    assert text in render(COVERED)


def test_the_page_needs_no_other_file() -> None:
    assert not any(word in render(COVERED) for word in ("src=", 'href="http', "@import", "<script"))
