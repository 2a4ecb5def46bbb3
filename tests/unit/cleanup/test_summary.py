"""The last words about what a run made."""

import pytest

from support.cleanup.ledger import Entry, Identifier
from support.cleanup.summary import summary

RUN = Entry("run")
ONE, TWO = (Identifier("system", value) for value in ("one", "two"))
INTENDED = Entry("intended", identifier=ONE)
A, B = (Entry("recorded", record_id=record_id) for record_id in "ab")


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        ([RUN], []),
        ([RUN, Entry("intended"), Entry("refused")], []),
        ([RUN, A, Entry("deleted", record_id="a")], ["Records: 1 made, 1 deleted"]),
        (
            [RUN, A, B, Entry("deleted", record_id="a"), Entry("left behind", record_id="b")],
            ["Records: 2 made, 1 deleted", "NOT deleted: b"],
        ),
        (
            [RUN, A, Entry("left behind", record_id="a"), Entry("deleted", record_id="a")],
            ["Records: 1 made, 1 deleted"],
        ),
        (
            [RUN, A, B, Entry("kept", record_id="a"), Entry("kept", record_id="b")],
            ["Records: 2 made, 0 deleted", "Kept, as asked for: a, b"],
        ),
        (
            [RUN, INTENDED, Entry("not made", identifier=ONE), Entry("intended", identifier=TWO)],
            ["1 create without an answer: not found; the next clean-up looks again"],
        ),
        (
            [RUN, A, INTENDED, Entry("intended", identifier=TWO), Entry("deleted", record_id="a")],
            [
                "Records: 1 made, 1 deleted",
                "2 creates without an answer: not found; the next clean-up looks again",
            ],
        ),
        ([RUN, INTENDED, Entry("refused", identifier=ONE)], []),
        ([RUN, A, A, Entry("deleted", record_id="a")], ["Records: 1 made, 1 deleted"]),
    ],
)
def test_it_counts_what_was_made_and_names_what_is_still_there(
    entries: list[Entry], lines: list[str]
) -> None:
    assert summary(entries) == lines
