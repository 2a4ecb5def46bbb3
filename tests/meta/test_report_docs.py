"""docs/reports.md says what the tests of the verdicts require, and shows pictures that are there."""

import json
import re
from collections.abc import Iterator

import pytest

from support.evidence.report.html import ROOT
from tests.meta import endings, flaky_endings, known_endings
from tests.meta.deaths import DEATHS
from tests.meta.planted import PLANTED
from tests.meta.verdicts import CONSOLE, JUNIT, without_row

PAGE = ROOT / "docs/reports.md"
IMAGE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
LARGEST_IMAGE = 300_000
HEADINGS = ("what happens", "verdict", "exit code", "console", "JUnit", "Allure")
IN_ALLURE = {"known": "failed, marked as known", "flaky": "passed, marked as flaky"}
NOT_KNOWN = "nobody knows it"
"""The scenario among those of known defects that is not about one."""


def ways_to_end() -> Iterator[tuple[str, str]]:
    """How a scenario can end, with the verdict that is required for it."""
    for name, (verdict, _) in endings.EXPECTED.items():
        yield without_row(name), verdict
    for reason in DEATHS.values():
        yield f"its process dies: {reason}", "broken"
    for name, (verdict, _) in known_endings.EXPECTED.items():
        if name != NOT_KNOWN:
            yield f"known defect: {without_row(name)}", verdict
    for name, (verdict, _) in flaky_endings.EXPECTED.items():
        yield f"flaky: {without_row(name)}", verdict


def matrix() -> str:
    """The table that belongs into the page."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(_row(*each) for each in ways_to_end())]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(ending: str, verdict: str) -> tuple[str, ...]:
    """An ending, and what each report says of it; the exit code is that of a run with nothing else in it."""
    exit_code = str(int(verdict in {"failed", "broken"}))
    name = "known defect" if verdict == "known" else verdict
    return ending, name, exit_code, CONSOLE[verdict], JUNIT[verdict], IN_ALLURE.get(verdict, verdict)


def test_the_page_has_the_verdict_matrix_of_the_tests() -> None:
    _, begin, rest = PAGE.read_text(encoding="utf-8").partition("<!-- verdict matrix -->\n\n")
    table, end, _ = rest.partition("\n\n<!-- end of the verdict matrix -->")
    assert begin
    assert end
    assert table == matrix()


def test_the_page_says_how_many_secrets_the_canary_plants() -> None:
    assert f"a canary: {len(PLANTED)} secrets" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("image", IMAGE.findall(PAGE.read_text(encoding="utf-8")))
def test_each_picture_is_there_and_small(image: str) -> None:
    assert 0 < (PAGE.parent / image).stat().st_size < LARGEST_IMAGE


def test_no_picture_is_left_over() -> None:
    shown = {(PAGE.parent / image).resolve() for image in IMAGE.findall(PAGE.read_text(encoding="utf-8"))}
    assert shown == {path.resolve() for path in (ROOT / "docs/images").glob("report-*.png")}


def test_each_category_of_the_report_is_explained() -> None:
    categories = json.loads((ROOT / "support/evidence/report/categories.json").read_text(encoding="utf-8"))
    explained = re.findall(r"^\| ([A-Z][a-z ]+) \|", PAGE.read_text(encoding="utf-8"), re.M)
    assert explained == [category["name"] for category in categories]
