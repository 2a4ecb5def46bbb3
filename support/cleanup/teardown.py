"""Deleting what a scenario made, whatever became of the scenario."""

from contextlib import nullcontext
from dataclasses import dataclass, field

from support.cleanup.ledger import Identifier, Ledger
from support.cleanup.leftovers import Leftovers
from support.cleanup.sweeping import Sweeper, Swept
from support.evidence.attachments import unseen
from support.settings.groups import Waiting
from support.waiting import Patience

MANY = 10
"""Of more records than that the reports do not show each deletion; the ledger does."""


def settling(waiting: Waiting) -> Patience:
    """How long the service may take to show what it was still busy with, by the settings."""
    return Patience(max(waiting.settle, waiting.first_step), waiting.first_step, waiting.longest_step)


@dataclass
class Teardown:
    """What one scenario made or may have made; knows how to delete it."""

    ledger: Ledger
    sweeper: Sweeper
    keep_data: bool = False
    who: str = "the scenario"
    """Whose records these are, in the words of a message."""
    _records: list[str] = field(default_factory=list)
    _unanswered: list[Identifier] = field(default_factory=list)
    _failed: list[Identifier] = field(default_factory=list)
    """Those of the unanswered with which the service is done: it answered that it could not make them."""
    _patience: Patience | None = None

    def intend(self, identifier: Identifier, supplier: str, patience: Patience | None = None) -> None:
        """Take note of a record before it is asked for.

        Args:
            identifier: its business identifier.
            supplier: who asks for it.
            patience: how long to look for it where no answer tells what became of it; None looks once.
        """
        self.ledger.intended(identifier, supplier)
        self._unanswered.append(identifier)
        self._patience = patience or self._patience

    def refused(self, identifier: Identifier) -> None:
        """Take note that the service refused the record."""
        self._unanswered.remove(identifier)
        self.ledger.refused(identifier)

    def failed(self, identifier: Identifier) -> None:
        """Take note that the service says that it failed: the table is to show if the record is there."""
        self._failed.append(identifier)

    def recorded(self, identifier: Identifier, record_id: str) -> None:
        """Take note of the id that the record was given."""
        self._unanswered.remove(identifier)
        if record_id not in self._records:
            self._records.append(record_id)
        self.ledger.recorded(identifier, record_id)

    def deleted(self, record_id: str) -> None:
        """Take note that the scenario itself deleted the record."""
        self._records.remove(record_id)
        self.ledger.deleted(record_id)

    def of_trial(self) -> "Teardown":
        """Another one, for what is tried and deleted at once, and never kept."""
        return Teardown(self.ledger, self.sweeper, who=self.who)

    def take_over(self, left: Leftovers, patience: Patience | None = None) -> None:
        """Answer for what somebody else made, who is gone; `patience` as for `intend`."""
        self._records += left.records
        self._unanswered += left.unanswered
        self._patience = patience or self._patience

    def hand_over(self, other: "Teardown") -> None:
        """Let another one answer for all that is left."""
        other.take_over(self.left, self._patience)
        other._failed += self._failed
        self._records, self._unanswered, self._failed = [], [], []

    def run(self, *, at_once: bool = False) -> None:
        """Delete what is left, or only list it where data is to be kept.

        What was never answered and is not there is awaited when all the rest is gone, but not with `at_once`.

        Raises:
            LeftBehind: something could not be deleted; all the rest has been tried.
        """
        with unseen() if len(self._records) > MANY else nullcontext():
            swept = self._sweep(self.left)
        if swept.missing and self._patience and not at_once:
            self._look_again(swept, self._patience)
        self._records, self._unanswered = list(swept.left.records), list(swept.left.unanswered)
        self._failed = [each for each in self._failed if each in self._unanswered]
        swept.require_all(self.who)

    @property
    def records(self) -> list[str]:
        """The ids of what is known to have been made, and not known to be gone."""
        return list(self._records)

    @property
    def left(self) -> Leftovers:
        """What was made or may have been made, and is not known to be gone."""
        return Leftovers(tuple(self._records), tuple(self._unanswered))

    def _look_again(self, swept: Swept, patience: Patience) -> None:
        """Wait for what is missing; what the service is done with, and is not there then, was not made."""
        done = [each for each in swept.missing if self._is_done_with(each)]
        with unseen():
            self.sweeper.wait_for(swept.missing, patience)
        swept.go_on(self._sweep(Leftovers(unanswered=tuple(swept.missing))))
        for identifier in [each for each in swept.missing if each in done]:
            swept.missing.remove(identifier)
            with swept.noting():
                self.ledger.not_made(identifier)

    def _is_done_with(self, identifier: Identifier) -> bool:
        """Whether every request for a record was answered."""
        return self._failed.count(identifier) >= self._unanswered.count(identifier)

    def _sweep(self, left: Leftovers) -> Swept:
        return self._keep(left) if self.keep_data else self.sweeper.sweep(left, self.ledger)

    def _keep(self, left: Leftovers) -> Swept:
        swept = Swept()
        for record_id in [*left.records, *self.sweeper.find(left.unanswered, self.ledger, swept)]:
            with swept.noting():
                self.ledger.kept(record_id)
        return swept
