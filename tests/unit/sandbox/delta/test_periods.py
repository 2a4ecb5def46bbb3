from typing import Any

import pytest

from support.sandbox.delta.dates import instant
from support.sandbox.delta.periods import is_current

NOON = "2024-06-10T12:00:00+01:00"


@pytest.mark.parametrize(
    ("period", "at", "current"),
    [
        (None, NOON, True),
        ({}, NOON, True),
        ("2019", NOON, True),
        ({"start": "2024-06-10"}, NOON, True),
        ({"start": "2024-06-11"}, NOON, False),
        ({"end": "2024-06-10"}, NOON, True),
        ({"end": "2024-06-09"}, NOON, False),
        ({"start": NOON, "end": NOON}, NOON, True),
        ({"start": "2024-06-10T16:30:00+05:30"}, NOON, True),
        ({"start": "2024-06-10T16:30:01+05:30"}, NOON, False),
        ({"end": "2024-06-10T06:59:59-04:00"}, NOON, False),
        ({"end": "2024-06-10T11:00:00"}, NOON, True),
        ({"end": "2024-06-10T10:59:59"}, NOON, False),
        ({"start": "2024-06-10"}, "2024-06-10T00:30:00+01:00", False),
        ({"end": "2024-06-09"}, "2024-06-10T00:30:00+01:00", True),
        ({"end": "2024-06-09"}, "2024-06-10T01:00:00+01:00", False),
        ({"end": "2024-06-09"}, "2024-06-09T23:59:59.999999+00:00", True),
        ({"start": "2024-06-10"}, "2024-06-10", True),
        ({"end": "9999-12-31"}, NOON, True),
    ],
)
def test_a_period_includes_both_its_ends(period: Any, at: str, current: bool) -> None:
    assert is_current({"period": period}, instant(at)) is current


@pytest.mark.parametrize(
    "period",
    [{"start": "2024"}, {"end": "2024-05"}, {"start": "2099-01-01", "end": "2024"}],
)
def test_a_boundary_that_is_no_date_is_an_error_whatever_the_other_says(period: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="Invalid isoformat string"):
        is_current({"period": period}, instant(NOON))
