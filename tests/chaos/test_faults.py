"""A few of the faults of `make chaos`: the verdict is right, and nothing is left after the janitor."""

from pathlib import Path

import pytest

from tests.chaos.faults import FAULTS, IN_EVERY_TEST_RUN, Fault, see
from tests.chaos.target import Target

CHOSEN = [fault for fault in FAULTS if fault.what in IN_EVERY_TEST_RUN]


@pytest.mark.parametrize("fault", CHOSEN, ids=str)
def test_the_verdict_is_right_and_nothing_is_left(fault: Fault, target: Target, tmp_path: Path) -> None:
    seen = see(fault, target, tmp_path)
    assert seen.objections == []
    assert seen.left_after == 0


def test_each_fault_has_a_name_of_its_own() -> None:
    assert len({fault.what for fault in FAULTS}) == len(FAULTS)
    assert len(CHOSEN) == len(IN_EVERY_TEST_RUN)
