"""Finding the smallest vaccination that still shows what is wrong, and telling it as a scenario."""

import textwrap
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from support.cleanup.sweeping import LeftBehind
from support.cleanup.teardown import Teardown
from support.evidence.attachments import unseen
from support.session import Member, NothingYet, Session
from support.vaccinations.arbitrary import Enough, Given

Say = Callable[[Session, str], None]
"""Says a step, as Gherkin, in a session."""

CHECK = "Then "


@dataclass(frozen=True)
class Found:
    """The smallest scenario that shows what is wrong."""

    scenario: str
    how: str
    """How it was found, in a sentence or two."""
    error: AssertionError
    """What it showed when it was last tried."""


@dataclass
class _Trials:
    """Tries a story with other vaccinations, as often and as long as the settings allow."""

    session: Session
    story: Sequence[str]
    """What is done with each once it is prepared; the last step is the one that fails."""
    say: Say
    errors: dict[Given, AssertionError | None] = field(default_factory=dict)
    """What the story showed with each, when it was tried; None where it did not fail."""
    started: float = field(default_factory=time.monotonic)
    stopped: bool = False

    def fails(self, given: Given) -> bool:
        """Whether the story fails with a vaccination.

        Raises:
            Enough: no more may be tried.
        """
        self._require_more()
        if given not in self.errors:
            with unseen():
                self.errors[given] = self.error(given)
        return self.errors[given] is not None

    def shown(self, given: Given) -> AssertionError | None:
        """What the story shows with one that failed: tried again for all to see, where more may be made."""
        return self.errors[given] if self.stopped else self.error(given)

    def error(self, given: Given) -> AssertionError | None:
        """Try the story with a vaccination, and delete what was made of it."""
        teardown = self.session.teardown.of_trial()
        session = self.session.another(teardown)
        try:
            for step in (given.step, *map(given.filled, self.story)):
                self.say(session, step)
        except AssertionError as error:
            return error
        except NothingYet:
            return None  # the story cannot be told of this one, such as of a patient without a number
        finally:
            self._delete(teardown)
        return None

    def _require_more(self) -> None:
        limits = self.session.services.settings.generated
        in_time = time.monotonic() - self.started < limits.seconds
        if self.stopped or not in_time or len(self.errors) >= limits.tries:
            raise Enough

    def _delete(self, teardown: Teardown) -> None:
        """Where deleting does not work, nothing more is made.

        The scenario's own clean-up sees to all that is left. It also waits for what was never answered, which
        at each try would take too long.
        """
        try:
            teardown.run(at_once=True)
        except LeftBehind:
            self.stopped = True
        finally:
            teardown.hand_over(self.session.teardown)


def smallest(session: Session, member: Member, step: str, error: AssertionError, say: Say) -> Found:
    """Find the smallest vaccination with which a step fails, as it has just failed with this one.

    Checks that come before the step have nothing to do with it, and are left out.
    """
    story = [*(each for each in member.story if not each.startswith(CHECK)), step]
    others = {each.given for each in session.crowd.members if each is not member}
    trials = _Trials(session, story, say)
    given = session.crowd.draw.smallest(member.given, others, trials.fails)
    shown = None if given is None else trials.shown(given)
    if given is None or shown is None:
        how = "It was not so when it was tried again with nothing else: this is what happened."
        return Found(scenario(session, member.given, [*member.story, step]), how, error)
    tries = len(trials.errors)
    how = f"The smallest of which it is not, found in {tries} tries, can be pasted into a feature:"
    return Found(scenario(session, given, story), how, shown)


def scenario(session: Session, given: Given, story: Sequence[str]) -> str:
    """Write a scenario of one vaccination, which can be pasted into a feature and run."""
    steps = [given.step, *map(given.filled, story)]
    seed = session.services.settings.seed
    name = f"Scenario: Drawn with seed {seed}: {steps[-1].splitlines()[0].partition(' ')[2]}"
    lines = textwrap.indent("\n".join(_in_order(steps)), "  ")
    return textwrap.indent(f"{name}\n{lines}", "  ")


def _in_order(steps: Sequence[str]) -> list[str]:
    """Say And where a keyword would be said twice."""
    keywords = [step.partition(" ")[0] for step in steps]
    again = [False, *(first == second for first, second in pairwise(keywords))]
    return [
        f"And{step.removeprefix(keyword)}" if repeated else step
        for step, keyword, repeated in zip(steps, keywords, again, strict=True)
    ]
