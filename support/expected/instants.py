"""Rules for the time stamps that a change leaves, all of which lie in its window."""

import math

from support.expected.history import Change
from support.matching import AllOf, InstantBetween, Matching, NumberBetween

_UTC_TEXT = Matching(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00", "ISO 8601 text that ends in +00:00")


def epoch_seconds(change: Change, later: int = 0) -> NumberBetween:
    """Ask for the time of the change, plus so many seconds, as epoch seconds whose fraction may be cut."""
    low, high = math.floor(change.since.timestamp()), math.ceil(change.until.timestamp())
    return NumberBetween(low + later, high + later)


def utc_text(change: Change) -> AllOf:
    """Ask for the time of the change as UTC text, the fraction of a second may be cut (DLT-ROW-06)."""
    return AllOf(_UTC_TEXT, InstantBetween(change.since.replace(microsecond=0), change.until))
