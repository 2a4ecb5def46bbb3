"""Helping somebody who mistyped a name: the nearest known ones, in the same words everywhere."""

from collections.abc import Iterable
from difflib import get_close_matches

AT_MOST = 3
SLIP = 0.9
"""So much alike that it was surely meant: then no less similar name is worth mentioning."""


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return up to three known names that resemble the given one, the nearest first; case does not count."""
    spellings: dict[str, list[str]] = {}
    for each in known:
        spellings.setdefault(each.casefold(), []).append(each)
    wanted = name.casefold()
    matches = get_close_matches(wanted, spellings, AT_MOST, SLIP) or get_close_matches(
        wanted, spellings, AT_MOST
    )
    return [each for match in matches for each in spellings[match]][:AT_MOST]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return one sentence for the end of an error: the nearest names, or all known ones when none is near."""
    names = list(known)
    if close := nearest(name, names):
        return f"Did you mean {' or '.join(close)}?"
    return f"Known: {', '.join(sorted(names, key=str.casefold)) or 'none'}."
