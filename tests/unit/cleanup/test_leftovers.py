"""What a ledger says is still to be deleted."""

import pytest

from support.cleanup.ledger import Entry, Identifier
from support.cleanup.leftovers import Leftovers, leftovers

ONE = Identifier("system", "one")
TWO = Identifier("system", "two")
INTENDED = Entry("intended", identifier=ONE)
RECORDED = Entry("recorded", identifier=ONE, record_id="1")


@pytest.mark.parametrize(
    ("entries", "left"),
    [
        ([], Leftovers()),
        ([Entry("run", environment="int", pid=1)], Leftovers()),
        ([INTENDED], Leftovers(unanswered=(ONE,))),
        ([INTENDED, Entry("refused", identifier=ONE)], Leftovers()),
        ([INTENDED, RECORDED], Leftovers(records=("1",))),
        ([INTENDED, RECORDED, Entry("deleted", record_id="1")], Leftovers()),
        ([INTENDED, Entry("not made", identifier=ONE)], Leftovers()),
        ([INTENDED, RECORDED, Entry("kept", record_id="1")], Leftovers(kept=("1",))),
        ([RECORDED, Entry("kept", record_id="1"), Entry("deleted", record_id="1")], Leftovers()),
        ([INTENDED, RECORDED, Entry("left behind", record_id="1", reason="500")], Leftovers(records=("1",))),
        ([INTENDED, RECORDED, Entry("intended", identifier=TWO)], Leftovers(("1",), (TWO,))),
        ([Entry("deleted", record_id="1")], Leftovers()),
    ],
    ids=lambda value: ", ".join(each.event for each in value) if isinstance(value, list) else "",
)
def test_what_is_not_known_to_be_gone_is_left(entries: list[Entry], left: Leftovers) -> None:
    assert leftovers(entries) == left
