"""What a ledger says is still to be deleted, because nobody was there to do it."""

from collections.abc import Iterable
from dataclasses import dataclass

from support.cleanup.ledger import Entry, Identifier


@dataclass(frozen=True)
class Leftovers:
    """What was made or may have been made, and is not known to be gone."""

    records: tuple[str, ...] = ()
    """The ids of records."""
    unanswered: tuple[Identifier, ...] = ()
    """What was asked for, while nobody heard what became of it."""
    kept: tuple[str, ...] = ()
    """The ids of records that are left on purpose: no leftovers unless somebody says so."""

    def __bool__(self) -> bool:
        return bool(self.records or self.unanswered)


def leftovers(entries: Iterable[Entry]) -> Leftovers:
    """Read ledgers for what is still there, the latest entry about a record last."""
    records: dict[str, None] = {}
    unanswered: dict[Identifier, None] = {}
    kept: dict[str, None] = {}
    for entry in entries:
        match entry:
            case Entry(event="intended", identifier=Identifier() as identifier):
                unanswered[identifier] = None
            case Entry(event="refused" | "not made", identifier=Identifier() as identifier):
                unanswered.pop(identifier, None)
            case Entry(event="recorded", identifier=Identifier() as identifier, record_id=str(record_id)):
                unanswered.pop(identifier, None)
                records[record_id] = None
            case Entry(event="deleted" | "kept" as event, record_id=str(record_id)):
                records.pop(record_id, None)
                kept.pop(record_id, None)
                if event == "kept":
                    kept[record_id] = None
    return Leftovers(tuple(records), tuple(unanswered), tuple(kept))
