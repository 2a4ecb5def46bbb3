"""What a ledger says at the end of a run: how much was made, and what is still there."""

from collections.abc import Iterable, Iterator

from support.cleanup.ledger import Entry
from support.cleanup.leftovers import leftovers


def summary(entries: Iterable[Entry]) -> list[str]:
    """Sum a ledger up in a few lines; what is still there is named."""
    return list(_lines(list(entries)))


def _lines(entries: list[Entry]) -> Iterator[str]:
    made, deleted, kept, left = (
        _ids(entries, event) for event in ("recorded", "deleted", "kept", "left behind")
    )
    if made or deleted:
        yield f"Records: {len(made | deleted)} made, {len(deleted)} deleted"
    if kept:
        yield f"Kept, as asked for: {', '.join(kept)}"
    if still := [record_id for record_id in left if record_id not in deleted]:
        yield f"NOT deleted: {', '.join(still)}"
    if open_ones := len(leftovers(entries).unanswered):
        creates = "1 create" if open_ones == 1 else f"{open_ones} creates"
        yield f"{creates} without an answer: not found; the next clean-up looks again"


def _ids(entries: Iterable[Entry], event: str) -> dict[str, None]:
    """The ids, once each, in the order in which they came up."""
    return {entry.record_id: None for entry in entries if entry.event == event and entry.record_id}
