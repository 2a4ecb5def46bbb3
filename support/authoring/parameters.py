"""How the parameters of steps read: `{status:d}` is for behave, STATUS for people.

A parameter of a type of its own is a part of a sentence. Its converter's docstring shows what may stand
there: in back quotes, the most usual first.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from behave.matchers import Match, ParseMatcher

_PARAMETER = re.compile(r"\{(?P<name>\w*)(?::(?P<type>[^}]*))?\}")
_SHOWN = re.compile(r"`(?P<words>[^`]+)`")

_BUILT_IN = {"d": r"[-+]?\d+", "g": r"[-+]?[\d.]+", "w": r"\w+"}
"""What the types accept that `parse` itself has."""

Converter = Callable[[str], Any]


class Argument(NamedTuple):
    """What a step says in particular."""

    name: str
    part: str
    """The part of the sentence, or the type, that it was read as."""
    value: Any


@dataclass(frozen=True)
class Part:
    """A part of a sentence that several steps share."""

    name: str
    about: str
    """What may stand there, in back quotes, and what it means."""
    optional: bool
    """Whether it may be left out."""

    @property
    def usual(self) -> str:
        """What most often stands there, with the space that sets it apart."""
        shown = _SHOWN.search(self.about)
        return shown["words"] if shown else self.name.upper()

    @property
    def in_sentence(self) -> str:
        """How it reads in a sentence: in square brackets if it may be left out."""
        words = self.usual.strip()
        return self.usual.replace(words, f"[{words}]") if self.optional else self.usual


def readable(pattern: str, mark: str = "") -> str:
    """Write the sentence of a step definition as people read it: `the supplier is "NAME"`.

    The `mark` goes around each part in whose place others may stand; square brackets are a mark of their own.
    """
    return _PARAMETER.sub(lambda found: _shown(found["name"], found["type"] or "", mark), pattern)


def arguments(pattern: str, match: Match) -> list[Argument]:
    """Give the arguments of a step that was matched by a pattern."""
    values = {argument.name: argument.value for argument in match.arguments}
    return [
        Argument(found["name"], found["type"] or "", values[found["name"]])
        for found in _PARAMETER.finditer(pattern)
    ]


def regexes(pattern: str) -> dict[str, str]:
    """Give what each parameter of a step definition accepts: `actor:Actor` -> its regular expression."""
    found = (each[0].strip("{}") for each in _PARAMETER.finditer(pattern))
    return {parameter: _regex(parameter.partition(":")[2]) for parameter in found}


def parts() -> Iterator[Part]:
    """Give every part that steps may share, by name."""
    return (_part(name, converter) for name, converter in sorted(_registered().items()))


def _shown(name: str, type_name: str, mark: str) -> str:
    if converter := _registered().get(type_name):
        part = _part(type_name, converter)
        return part.in_sentence if part.optional else f"{mark}{part.in_sentence}{mark}"
    return name.replace("_", " ").upper()


def _regex(type_name: str) -> str:
    converter = _registered().get(type_name)
    return _pattern_of(converter) if converter else _BUILT_IN.get(type_name, ".+?")


def _pattern_of(converter: Converter) -> str:
    return str(getattr(converter, "pattern", ".+?"))


def _registered() -> dict[str, Converter]:
    return ParseMatcher.TYPE_REGISTRY


def _part(name: str, converter: Converter) -> Part:
    optional = re.fullmatch(_pattern_of(converter), "") is not None
    return Part(name, inspect.getdoc(converter) or "", optional)
