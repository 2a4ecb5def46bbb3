"""The vocabulary: every step definition, as testers write it and as its docstring explains it."""

import inspect
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from behave.matchers import Match, Matcher, MatchWithError
from behave.model import Step
from behave.parser import ParserError, parse_steps
from behave.runner_util import load_step_modules
from behave.step_registry import registry

from support.authoring.parameters import Argument, arguments, readable

STEPS = Path("steps")
_EXAMPLE = "Example:\n"


class VocabularyError(ValueError):
    """Step definitions that cannot be loaded or explained."""


@dataclass(frozen=True)
class Definition:
    """One step definition: a function, and the sentences that it stands for."""

    matchers: tuple[Matcher, ...]

    @property
    def keyword(self) -> str:
        """Given, When, Then or Step."""
        return str(self.matchers[0].step_type).title()

    @property
    def sentences(self) -> list[str]:
        """The step as testers read it: `the supplier is "NAME"`."""
        return [readable(matcher.pattern) for matcher in self.matchers]

    @property
    def noun(self) -> str:
        """What the file is called that it lives in, such as `events_table`."""
        return Path(self.matchers[0].location.filename).stem

    @property
    def about_noun(self) -> str:
        """What that file says of itself."""
        return inspect.cleandoc(self.matchers[0].func.__globals__["__doc__"] or "")

    @property
    def about(self) -> str:
        """What the step does."""
        return self._docstring.partition(_EXAMPLE)[0].strip()

    @property
    def example(self) -> str:
        """The step in use, in Gherkin; empty if nobody has written one."""
        return textwrap.dedent(self._docstring.partition(_EXAMPLE)[2]).strip()

    @cached_property
    def example_steps(self) -> list[Step]:
        """The steps of the example, this one and others.

        Raises:
            VocabularyError: the example is not Gherkin.
        """
        try:
            return list(parse_steps(self.example, filename=self.place)) if self.example else []
        except ParserError as error:
            raise VocabularyError(f"{self.place}: the example is not Gherkin: {error}") from error

    @cached_property
    def uses(self) -> list[Step]:
        """The steps of the example that are this one."""
        return [step for step in self.example_steps if self.meanings(step)]

    @property
    def place(self) -> str:
        """Where it is defined: `steps/supplier.py:12`."""
        return str(self.matchers[0].location)

    def meanings(self, step: Step) -> list["Meaning"]:
        """What a step means by this definition: nothing if it is another one."""
        if self.keyword not in ("Step", step.step_type.title()):
            return []
        found = ((matcher.pattern, matcher.match(step.name)) for matcher in self.matchers)
        return [Meaning(step, self, pattern, match) for pattern, match in found if match]

    @property
    def _docstring(self) -> str:
        return inspect.getdoc(self.matchers[0].func) or ""


@dataclass(frozen=True)
class Meaning:
    """A step, understood."""

    step: Step
    definition: Definition
    pattern: str
    match: Match

    @property
    def unreadable(self) -> str:
        """Why its arguments cannot be read; empty if they can."""
        return str(self.match.stored_error) if isinstance(self.match, MatchWithError) else ""

    @property
    def arguments(self) -> list[Argument]:
        """What the step says in particular."""
        return arguments(self.pattern, self.match)


def load(folder: Path = STEPS) -> list[Definition]:
    """Load the step definitions in a folder the way behave does: file by file, in the order they stand in.

    Raises:
        VocabularyError: a file cannot be loaded, or two definitions are ambiguous.
    """
    with _own_registry():
        try:
            load_step_modules([str(folder)])
        except Exception as error:
            raise VocabularyError(f"{folder}: {type(error).__name__}: {error}") from error
        if bad := registry.error_handler.bad_step_definitions:
            raise VocabularyError(f"{folder}: {bad[0].describe()} is not a sentence that behave can read")
        matchers = [matcher for of_keyword in registry.steps.values() for matcher in of_keyword]
    groups = [list(group) for _, group in groupby(sorted(matchers, key=_order), _order)]
    return [
        Definition(tuple(reversed(group))) for group in groups
    ]  # decorators apply from the last to the first


@contextmanager
def _own_registry() -> Iterator[None]:
    """Keep what is loaded here from whatever else uses behave in this process."""
    kept = registry.steps
    registry.clear()
    try:
        yield
    finally:
        registry.steps = kept


def _order(matcher: Matcher) -> tuple[str, int]:
    return matcher.location.filename, matcher.location.line
