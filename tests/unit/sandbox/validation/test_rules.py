"""What validation covers, and what it costs."""

import copy
from typing import Any

from support.sandbox.validation import check_immunization, rules_implemented

ALL = {f"VAL-{number:03}" for number in range(1, 212)}
ELSEWHERE = {"VAL-001", *(f"VAL-{number}" for number in range(200, 208)), "VAL-209"}


def test_every_rule_that_needs_no_record_and_no_permission_is_implemented() -> None:
    assert rules_implemented() == ALL - ELSEWHERE


def test_validation_leaves_the_record_as_it_is(base: dict[str, Any]) -> None:
    before = copy.deepcopy(base)
    check_immunization(base)
    assert base == before
