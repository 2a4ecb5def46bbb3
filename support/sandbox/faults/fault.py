"""What a fault is: a wrong behaviour with a name, a sentence for people, and the rules that it breaks."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from support.sandbox.faults.seams import Seams

Take = Callable[[Seams], None]


@dataclass(frozen=True)
class Fault:
    """One plausible regression of the service."""

    name: str
    """Words joined by hyphens: what is wrong."""
    story: str
    """One sentence that says what the service does, for somebody who does not read code."""
    breaks: tuple[str, ...]
    """The ids of the rules that it breaks, the most telling first."""
    clue: str
    """What a clear message of a failed check names: a field, a status, a word of the right text."""
    take: Take
    """Takes hold of the seams."""

    @contextmanager
    def active(self) -> Iterator[None]:
        """Have the fault in this process while the block runs."""
        with ExitStack() as stack:
            self.take(Seams(stack))
            yield


def fault(*breaks: str, clue: str) -> Callable[[Take], Fault]:
    """Make a fault of a function: its name in hyphens is the fault's, its docstring the story.

    Args:
        breaks: the ids of the rules that it breaks, the most telling first.
        clue: what a clear message of a failed check names.
    """

    def make(take: Take) -> Fault:
        story = " ".join((inspect.getdoc(take) or "").split())
        return Fault(take.__name__.replace("_", "-"), story, breaks, clue, take)

    return make
