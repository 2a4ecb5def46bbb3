from dataclasses import replace
from datetime import datetime

import pytest

from support.expected import Change, History
from tests.unit.expected.journeys import RECORD_ID, WINDOW, history_of, since

C, U, D = "CREATE", "UPDATE", "DELETE"


@pytest.mark.parametrize(
    ("steps", "version", "is_deleted", "is_reinstated"),
    [
        ([C], 1, False, False),
        ([C, U], 2, False, False),
        ([C, U, U], 3, False, False),
        ([C, D], 1, True, False),
        ([C, U, D], 2, True, False),
        ([C, D, U], 2, False, True),
        ([C, D, U, U], 3, False, True),
        ([C, D, U, D], 2, True, False),
        ([C, U, U, D, U, D, U], 5, False, True),
    ],
)
def test_version_and_state_follow_from_the_changes(
    steps: list[str], version: int, is_deleted: bool, is_reinstated: bool
) -> None:
    history = history_of(*steps)
    assert (history.version, history.is_deleted, history.is_reinstated) == (
        version,
        is_deleted,
        is_reinstated,
    )


def test_the_last_body_outlives_a_delete() -> None:
    history = history_of(C, U, D)
    assert history.first_body["lotNumber"] == "LOT-0"
    assert history.last_body["lotNumber"] == "LOT-1"


@pytest.mark.parametrize("steps", [[], [U], [D], [C, C], [C, D, D], [C, D, C]])
def test_an_impossible_history_is_an_error(steps: list[str]) -> None:
    with pytest.raises(ValueError, match="no record can have the history"):
        history_of(*steps)


@pytest.mark.parametrize(("operation", "body"), [("CREATE", None), ("UPDATE", None), ("DELETE", {"a": 1})])
def test_a_change_has_a_body_unless_it_is_a_delete(operation: str, body: dict[str, int] | None) -> None:
    with pytest.raises(ValueError, match=f"a change by {operation} has"):
        Change(operation, "EMIS", body, since(0), since(1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("begin", "end"),
    [(since(1), since(0)), (datetime(2026, 1, 1), since(0)), (since(0), datetime(2027, 1, 1))],
)
def test_a_window_runs_forward_between_aware_instants(begin: datetime, end: datetime) -> None:
    with pytest.raises(ValueError, match="not a window of aware instants"):
        Change("DELETE", "EMIS", None, begin, end)


def test_a_history_can_be_cut_back() -> None:
    history = history_of(C, U, D)
    assert history.up_to(1) == History(RECORD_ID, history.changes[:2])
    assert replace(history.last, since=since(2)).until == since(2) + WINDOW
