"""Deleting what a scenario made, whatever became of the scenario."""

from dataclasses import dataclass, field

from support import api
from support.api import Api, Unreachable
from support.cleanup.ledger import Identifier, Ledger
from support.cleanup.leftovers import Leftovers
from support.tables import Tables

GONE = (204, 404)


class LeftBehind(Exception):
    """Records of this scenario are still there: the message names them."""


@dataclass
class Teardown:
    """What one scenario made or may have made; knows how to delete it."""

    ledger: Ledger
    api: Api
    tables: Tables
    supplier: str
    """Who deletes: a supplier that may delete every vaccine type."""
    keep_data: bool = False
    _records: list[str] = field(default_factory=list)
    _unanswered: list[Identifier] = field(default_factory=list)

    def intend(self, identifier: Identifier, supplier: str) -> None:
        """Take note of a record before it is asked for."""
        self.ledger.intended(identifier, supplier)
        self._unanswered.append(identifier)

    def refused(self, identifier: Identifier) -> None:
        """Take note that the service refused the record."""
        self.ledger.refused(identifier)
        self._unanswered.remove(identifier)

    def recorded(self, identifier: Identifier, record_id: str) -> None:
        """Take note of the id that the record was given."""
        self.ledger.recorded(identifier, record_id)
        self._unanswered.remove(identifier)
        if record_id not in self._records:
            self._records.append(record_id)

    def deleted(self, record_id: str) -> None:
        """Take note that the scenario itself deleted the record."""
        self.ledger.deleted(record_id)
        self._records.remove(record_id)

    def take_over(self, left: Leftovers) -> None:
        """Answer for what somebody else made, who is gone."""
        self._records += left.records
        self._unanswered += left.unanswered

    def run(self) -> None:
        """Delete what is left, or only list it where data is to be kept.

        Raises:
            LeftBehind: something could not be deleted; all the rest has been tried.
        """
        for identifier in self._unanswered:
            self._records += self._found(identifier)
        if self.keep_data:
            for record_id in self._records:
                self.ledger.kept(record_id)
            return
        problems = {record_id: self._delete(record_id) for record_id in self._records}
        left = [f"{record_id} ({problem})" for record_id, problem in problems.items() if problem]
        if left:
            raise LeftBehind(f"not deleted after the scenario: {', '.join(left)}")

    @property
    def records(self) -> list[str]:
        """The ids of what the scenario is known to have made."""
        return list(self._records)

    def _found(self, identifier: Identifier) -> list[str]:
        """The ids of records whose answer never came, or made no sense."""
        items = self.tables.events_with_identifier(identifier.system, identifier.value)
        record_ids = [item["PK"].removeprefix("Immunization#") for item in items]
        for record_id in record_ids:
            self.ledger.recorded(identifier, record_id)
        return record_ids

    def _delete(self, record_id: str) -> str | None:
        """Delete one record; returns what went wrong."""
        try:
            status = self.api.send(api.delete(self.supplier, record_id)).status
        except Unreachable as error:
            problem: str | None = str(error)
        else:
            problem = None if status in GONE else f"the delete was answered {status}"
        if problem:
            self.ledger.left_behind(record_id, problem)
        else:
            self.ledger.deleted(record_id)
        return problem
