"""What a row of the notation table consists of, and what it may draw on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from random import Random
from typing import Any, Final
from uuid import UUID, uuid4


class Remove(Enum):
    """The type of `REMOVE`."""

    REMOVE = "remove"


REMOVE: Final = Remove.REMOVE
"""What `{absent}` makes: the wish that the member be taken out."""


@dataclass(frozen=True)
class Sources:
    """Where a notation takes what its own text does not say."""

    clock: Callable[[], datetime]
    """Tells the present time, with its offset."""
    random: Random
    """Draws letters and digits, so that one seed repeats them."""
    notes: Mapping[str, Any]
    """Values that earlier steps named."""
    new_uuid: Callable[[], UUID] = uuid4
    """Fresh on every run, whatever the seed: a UUID names something that must not exist yet."""


Written = re.Match[str]
"""A notation as it stands between its braces, taken apart by its pattern."""


@dataclass(frozen=True)
class PatternNotation:
    """Notation that stands for characters: it makes some, and accepts any that fit.

    It may stand inside other text. What it makes is read like text that somebody typed.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    makes: str
    """In words, for the documentation; empty if it only checks."""
    checks: str
    characters: Callable[[Written, Sources], str] | None
    regex: Callable[[Written], str]


@dataclass(frozen=True)
class ValueNotation:
    """Notation that says exactly what the value is, whatever the field usually holds.

    It stands alone in its cell, unless its value is text or a number, which may stand inside other text.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    makes: str
    """In words, for the documentation; empty if it only checks."""
    checks: str
    value: Callable[[Written, Sources], Any] | None
    expected: Callable[[Written, Sources], Any]
    """The value itself, or a `Marker` where several would do."""


Notation = PatternNotation | ValueNotation
