"""The categories of the report, tried on the very messages of our checks and doors."""

import json
import re
from importlib.resources import files

import pytest

from support.api import Unreachable
from support.auth.errors import AuthError
from support.checks.sentinel import not_in_time
from support.evidence.headlines import headline
from support.matching import ABSENT, Mismatch, MismatchError, require_match
from support.session import NotRecorded
from support.tables import TableUnusable
from support.waiting import Waited

CATEGORIES = json.loads((files("support.evidence.report") / "categories.json").read_text("utf-8"))


def raised(expected: object, actual: object, where: str) -> str:
    with pytest.raises(MismatchError) as caught:
        require_match(expected, actual, where)
    return str(caught.value)


def broken(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


NOT_STORED = raised({"PK": "Immunization#1", "note": "two | bars"}, ABSENT, "events item")
NOT_IN_TIME = str(MismatchError([not_in_time("delta rows", "CREATE", Waited([], 3, 10.0))]))
MESSAGES = {
    NOT_STORED: ("failed", "Not stored"),
    str(NotRecorded("there is no record: the service answered 400")): ("failed", "Wrong answer or content"),
    NOT_IN_TIME: ("failed", "Not published in time"),
    raised({"PK": "a"}, {"PK": "b"}, "events item"): ("failed", "Wrong answer or content"),
    raised({"a": "events item"}, {}, "delta row"): ("failed", "Wrong answer or content"),
    f"known defect API-BUG-01: {NOT_STORED}": ("failed", "Known defect"),
    "the known defect API-BUG-01 is gone: fixed?": ("failed", "Wrong answer or content"),
    broken(Unreachable("POST https://int.test: timed out")): ("broken", "Environment unusable"),
    broken(AuthError("EMIS", "401")): ("broken", "Environment unusable"),
    broken(TableUnusable("delta: no such table")): ("broken", "Environment unusable"),
    f"CLEANUP-ERROR: {broken(Unreachable('DELETE'))}\nexpected 1": ("broken", "Environment unusable"),
    f"HOOK-ERROR in before_scenario: {broken(Unreachable('GET'))}": ("broken", "Environment unusable"),
    broken(KeyError("field")): ("broken", "Broken test"),
    "passed at attempt 2 only; attempt 1 failed: expected 1": ("passed", "Flaky"),
}


def category_of(status: str, message: str) -> str:
    """The first that matches, as both looks of the report have it; ours mean the same in both dialects."""
    return next(
        str(each["name"])
        for each in CATEGORIES
        if status in each["matchedStatuses"] and re.search(each.get("messageRegex", ""), message)
    )


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: headline(message, 40))
def test_a_message_is_in_the_category_that_says_what_it_is(message: str) -> None:
    status, category = MESSAGES[message]
    assert category_of(status, message) == category


def test_every_category_is_tried() -> None:
    assert {category for _, category in MESSAGES.values()} == {each["name"] for each in CATEGORIES}


def test_a_table_of_differences_has_the_row_that_the_category_looks_for() -> None:
    assert Mismatch("events item", {}, ABSENT, "missing").why in NOT_STORED
