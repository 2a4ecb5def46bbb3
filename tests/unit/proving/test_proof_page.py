"""The page about a campaign, and that the one in the documentation is of today's catalogue."""

import re
from datetime import date
from pathlib import Path

import pytest

from support.evidence.report.results import Outcome
from support.evidence.verdicts import Verdict
from support.proving import excuses
from support.proving.__main__ import OF_ALL, main
from support.proving.judging import Judgement
from support.proving.page import Campaign, render
from support.sandbox.faults import FAULTS

NOTICED, MISSED = list(FAULTS.values())[:2]
REASON = "1 difference:\nwhere | expected\n------+---\nresponse.status | 201\nand so on"


@pytest.fixture
def campaign() -> Campaign:
    witness = Outcome("Recording", "It is stored", Verdict.FAILED, REASON, 0, "")
    noticed = Judgement(NOTICED, (witness, witness), 7, by_its_rules=True)
    missed = Judgement(MISSED, (), 30, by_its_rules=False)
    return Campaign([noticed, missed], 30, date(2026, 11, 29))


def test_the_figure_counts_what_was_noticed(campaign: Campaign) -> None:
    assert campaign.figure == (
        "on 29 November 2026 the suite noticed 1 of 2 wrong services, "
        "1 of them with a message that names what is wrong"
    )


def test_a_row_says_who_noticed_and_what_they_said(campaign: Campaign) -> None:
    row = row_of(NOTICED.name, render(campaign, {}))
    assert NOTICED.story in row
    assert NOTICED.breaks[0] in row
    assert "clearly" in row
    assert r"It is stored, and 1 more of 7: 1 difference: response.status \| 201" in row
    assert "and so on" not in row


def test_a_row_says_why_a_fault_may_be_missed(campaign: Campaign) -> None:
    assert "| missed | nobody |" in row_of(MISSED.name, render(campaign, {}))
    excused = render(campaign, {MISSED.name: "nobody can see it"})
    assert "| missed | nobody can see it |" in row_of(MISSED.name, excused)


def test_the_page_in_the_documentation_is_of_this_catalogue() -> None:
    written = OF_ALL.read_text(encoding="utf-8")
    told = re.findall(r"^\| `([^`]+)`: ", written, re.MULTILINE)
    assert sorted(told) == sorted(FAULTS), "make prove"


def test_the_figure_in_the_readme_is_that_of_the_page() -> None:
    [figure] = re.findall(r"In this campaign, (.*)\. Without a fault", OF_ALL.read_text(encoding="utf-8"))
    assert figure in " ".join(Path("README.md").read_text(encoding="utf-8").split())


def test_every_excuse_is_for_a_fault() -> None:
    excuses.load()


def test_an_unknown_fault_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["stale-version-acepted"])
    assert ended.value.code == 2
    assert "Did you mean stale-version-accepted?" in capsys.readouterr().err


def row_of(name: str, page: str) -> str:
    return next(line for line in page.splitlines() if line.startswith(f"| `{name}`"))
