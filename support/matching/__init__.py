"""Comparing: every mismatch at once, with rules in place of values that cannot be known."""

from support.matching.comparison import compare, member_path
from support.matching.markers import (
    ANY_TEXT,
    HEX32,
    UUID4,
    UUID4_PATTERN,
    AllOf,
    Containing,
    Digits,
    InstantBetween,
    JsonText,
    Matching,
    NumberBetween,
    OneOf,
)
from support.matching.mismatch import ABSENT, Absent, Marker, Mismatch
from support.matching.rendering import shown
from support.matching.requirement import MismatchError, require_match

__all__ = [
    "ABSENT",
    "ANY_TEXT",
    "HEX32",
    "UUID4",
    "UUID4_PATTERN",
    "Absent",
    "AllOf",
    "Containing",
    "Digits",
    "InstantBetween",
    "JsonText",
    "Marker",
    "Matching",
    "Mismatch",
    "MismatchError",
    "NumberBetween",
    "OneOf",
    "compare",
    "member_path",
    "require_match",
    "shown",
]
