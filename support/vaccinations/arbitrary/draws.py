"""Drawing vaccinations: as many as are wanted, and the smallest one that something is true of.

One seed decides all. Nothing is kept on disk, and nobody is told of the draws but who asked for them.
"""

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, find, settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.errors import NoSuchExample
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider
from hypothesis.strategies import SearchStrategy

from support.vaccinations.arbitrary.given import Given

Vaccinations = SearchStrategy[Given]
"""What vaccinations are drawn from."""

BACKEND = "the seed alone"


class SeedAlone(HypothesisProvider):
    """Draws from the seed alone.

    What hypothesis does by itself is to mix in constants from the source of all modules that happen to be
    loaded, so that the same seed would draw one thing in this process and another in the next.
    """

    def _maybe_draw_constant(self, *_: Any, **__: Any) -> None:
        return None


AVAILABLE_PROVIDERS[BACKEND] = SeedAlone
set_hypothesis_home_dir(os.devnull)  # where it can write nothing


class Enough(BaseException):
    """Ends a search. No Exception, for that would be taken for a vaccination that fails."""


@dataclass(frozen=True)
class Draw:
    """So many vaccinations, drawn with a seed."""

    strategy: Vaccinations
    seed: int
    count: int

    def all(self) -> list[Given]:
        """Draw them all, each once, the plainest first."""
        drawn: dict[Given, None] = {}
        self._ask(lambda given: bool(drawn.setdefault(given)))
        return list(drawn)

    def smallest(
        self, known: Given, others: Collection[Given], fails: Callable[[Given], bool]
    ) -> Given | None:
        """Find the smallest vaccination that fails; None if the known one does not fail again.

        First go the parts without which it fails as well, then all that hypothesis makes smaller of the
        rest. The search ends where nothing smaller fails, or where `fails` raises `Enough`.

        Args:
            known: one of `all`, that has failed.
            others: those of `all` that are not to be asked for.
            fails: must answer the same when it is asked again.
        """
        failing: list[Given] = []

        def ask(given: Given) -> bool:
            failed = fails(given)
            failing.extend([given] if failed else [])
            return failed

        with suppress(Enough):
            if ask(known):
                needed = _needed(known, ask)
                self._ask(lambda given: given not in others and ask(given.only(needed)))
        return failing[-1] if failing else None  # what fails later is smaller

    def _ask(self, fails: Callable[[Given], bool]) -> None:
        with suppress(NoSuchExample):
            find(self.strategy, fails, settings=_settings(self.count), random=Random(self.seed))


def _needed(given: Given, fails: Callable[[Given], bool]) -> list[str]:
    """Give the names of the parts without which it does not fail."""
    if fails(given.only(())):
        return []
    needed = given.names
    for name in given.names:
        without = [each for each in needed if each != name]
        needed = without if fails(given.only(without)) else needed
    return needed


def _settings(count: int) -> settings:
    return settings(
        backend=BACKEND,
        max_examples=count,
        phases=(Phase.generate, Phase.shrink),
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
