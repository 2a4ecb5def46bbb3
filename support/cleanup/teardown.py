"""Deleting what a scenario made, whatever became of the scenario."""

from contextlib import nullcontext
from dataclasses import dataclass, field

from support.cleanup.ledger import Identifier, Ledger
from support.cleanup.leftovers import Leftovers
from support.cleanup.sweeping import Sweeper, Swept
from support.evidence.attachments import unseen

MANY = 10
"""Of more records than that the reports do not show each deletion; the ledger does."""


@dataclass
class Teardown:
    """What one scenario made or may have made; knows how to delete it."""

    ledger: Ledger
    sweeper: Sweeper
    keep_data: bool = False
    _records: list[str] = field(default_factory=list)
    _unanswered: list[Identifier] = field(default_factory=list)

    def intend(self, identifier: Identifier, supplier: str) -> None:
        """Take note of a record before it is asked for."""
        self.ledger.intended(identifier, supplier)
        self._unanswered.append(identifier)

    def refused(self, identifier: Identifier) -> None:
        """Take note that the service refused the record."""
        self._unanswered.remove(identifier)
        self.ledger.refused(identifier)

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
        return Teardown(self.ledger, self.sweeper)

    def take_over(self, left: Leftovers) -> None:
        """Answer for what somebody else made, who is gone."""
        self._records += left.records
        self._unanswered += left.unanswered

    def run(self) -> None:
        """Delete what is left, or only list it where data is to be kept.

        Raises:
            LeftBehind: something could not be deleted; all the rest has been tried.
        """
        left = Leftovers(tuple(self._records), tuple(self._unanswered))
        with unseen() if len(self._records) > MANY else nullcontext():
            swept = self._keep(left) if self.keep_data else self.sweeper.sweep(left, self.ledger)
        swept.require_all("the scenario")

    @property
    def records(self) -> list[str]:
        """The ids of what the scenario is known to have made."""
        return list(self._records)

    def _keep(self, left: Leftovers) -> Swept:
        swept = Swept()
        for record_id in [*left.records, *self.sweeper.find(left.unanswered, self.ledger, swept)]:
            with swept.noting():
                self.ledger.kept(record_id)
        return swept
