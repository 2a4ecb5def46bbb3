"""Deleting what is left and making sure that it is gone: the one way, whoever cleans up.

A record is deleted when an answer gave us its id, or when its business identifier carries the mark of a
run. An identifier without a mark may be anybody's: what is stored under it is told of, and left.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal

from support import api
from support.api import Api
from support.cleanup.ledger import Identifier, Ledger
from support.cleanup.leftovers import Leftovers
from support.cleanup.runs import carries_mark
from support.tables import Item, Tables
from support.waiting import Patience, until

ACCEPTED = frozenset({204, 404})
"""What a delete is answered when the record is gone, by this delete or before (API-DELETE-01, -02)."""


class LeftBehind(Exception):
    """Something is still there, or may be: the message names it."""


@dataclass
class Swept:
    """What became of leftovers."""

    deleted: list[str] = field(default_factory=list)
    """The ids of records that are gone for certain."""
    undeleted: list[str] = field(default_factory=list)
    """The ids of records that are there, or may be."""
    missing: list[Identifier] = field(default_factory=list)
    """What was looked for, and is not there."""
    doubtful: list[Identifier] = field(default_factory=list)
    """What could not be looked for, or was found and may be somebody else's."""
    problems: list[str] = field(default_factory=list)
    """What is still there or may be, and why."""

    @property
    def left(self) -> Leftovers:
        """What somebody may try to delete again."""
        return Leftovers(tuple(self.undeleted), (*self.missing, *self.doubtful))

    def go_on(self, later: "Swept") -> None:
        """Take over what became of all that was missing, when it was looked for once more."""
        self.deleted += later.deleted
        self.undeleted += later.undeleted
        self.missing = later.missing
        self.doubtful += later.doubtful
        self.problems += [problem for problem in later.problems if problem not in self.problems]

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Let a ledger that cannot be written not keep the rest from being deleted."""
        try:
            yield
        except OSError as error:
            problem = f"the ledger cannot be written: {error.strerror}"
            if problem not in self.problems:
                self.problems.append(problem)

    def require_all(self, who: str) -> None:
        """Make sure that nothing is left of what `who` made.

        Raises:
            LeftBehind: something is.
        """
        if self.problems:
            raise LeftBehind(f"not cleaned up after {who}: {', '.join(self.problems)}")


@dataclass(frozen=True)
class Sweeper:
    """Deletes over the API, and goes by the events table for what is there."""

    api: Api
    tables: Tables
    supplier: str
    """Who deletes: a supplier that may delete every vaccine type."""

    def wait_for(self, unanswered: Iterable[Identifier], patience: Patience) -> None:
        """Let the service end what it may still be busy with: what it makes shows a little later."""
        expected = list(unanswered)
        if expected:
            until(lambda: all(map(self._can_be_seen, expected)), bool, patience)

    def sweep(self, left: Leftovers, ledger: Ledger) -> Swept:
        """Delete leftovers and note in a ledger what became of them; one failure does not stop the rest."""
        swept = Swept()
        found = self.find(left.unanswered, ledger, swept)
        for record_id in dict.fromkeys([*left.records, *found]):
            self._sweep_one(record_id, ledger, swept)
        return swept

    def find(self, unanswered: Iterable[Identifier], ledger: Ledger, swept: Swept) -> list[str]:
        """Look for records of ours whose answer never came, or made no sense, and return their ids."""
        found = []
        for identifier in unanswered:
            for record_id in self._find_ours(identifier, swept):
                found.append(record_id)
                with swept.noting():
                    ledger.recorded(identifier, record_id)
        return found

    def _find_ours(self, identifier: Identifier, swept: Swept) -> list[str]:
        """Look for the records of one identifier; only what carries a mark is certain to be ours."""
        try:
            items = self._items_of(identifier)
        except Exception as error:  # whatever it is, the others are to be looked for
            swept.doubtful.append(identifier)
            swept.problems.append(f"{identifier.value} ({_told(error)})")
            return []
        ours = carries_mark(identifier.value)
        ids = [item["PK"].removeprefix("Immunization#") for item in items if ours or _lives(item)]
        if not ids:
            swept.missing.append(identifier)
        elif not ours:
            swept.doubtful.append(identifier)
            swept.problems.append(
                f"{identifier.system}#{identifier.value} "
                f"({', '.join(ids)} may be somebody else's: delete by hand if it is ours)"
            )
        return ids if ours else []

    def _sweep_one(self, record_id: str, ledger: Ledger, swept: Swept) -> None:
        problem = self._delete(record_id)
        with swept.noting():
            if problem is None:
                swept.deleted.append(record_id)
                ledger.deleted(record_id)
            else:
                swept.undeleted.append(record_id)
                swept.problems.append(f"{record_id} ({problem})")
                ledger.left_behind(record_id, problem)

    def _delete(self, record_id: str) -> str | None:
        """Delete one record; returns what went wrong."""
        try:
            request = replace(api.delete(self.supplier, record_id), final=ACCEPTED)
            status = self.api.send(request).status
            if status not in ACCEPTED:
                return f"the delete was answered {status}"
            if _lives(self.tables.event(record_id)):
                return f"the delete was answered {status}, but the events table holds the record as before"
        except Exception as error:  # whatever it is, the others are to be deleted
            return _told(error)
        return None

    def _can_be_seen(self, identifier: Identifier) -> bool:
        try:
            return bool(self._items_of(identifier))
        except Exception:  # it is looked for again, and then the reason is told
            return False

    def _items_of(self, identifier: Identifier) -> list[Item]:
        return self.tables.events_with_identifier(identifier.system, identifier.value)


def _lives(item: Item | None) -> bool:
    """Whether a record is there and not marked as deleted, which is done with a number (EVT-21)."""
    return item is not None and not isinstance(item.get("DeletedAt"), Decimal)


def _told(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
