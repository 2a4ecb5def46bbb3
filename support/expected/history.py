"""What happened to one record, and what follows from it for its version and state."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Literal

Operation = Literal["CREATE", "UPDATE", "DELETE"]


@dataclass(frozen=True)
class Change:
    """One successful change of a record.

    `resource` is the body as sent, None for a delete. The service acted at some instant from `since` to
    `until` (aware datetimes). A reinstatement, by PUT or by POST, is an UPDATE that follows a DELETE
    (EVT-33, EVT-34).
    """

    operation: Operation
    supplier: str
    resource: dict[str, Any] | None
    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        if (self.resource is None) != (self.operation == "DELETE"):
            rule = "no body" if self.operation == "DELETE" else "a body"
            raise ValueError(f"a change by {self.operation} has {rule}")
        if self.since.tzinfo is None or self.until.tzinfo is None or self.since > self.until:
            raise ValueError(f"not a window of aware instants: {self.since} to {self.until}")


@dataclass(frozen=True)
class History:
    """The successful changes of the record `id`, first to last; refused requests leave no trace (EVT-36).

    Raises ValueError unless the changes begin with their only CREATE and no DELETE follows a DELETE.
    """

    id: str
    changes: tuple[Change, ...]

    def __post_init__(self) -> None:
        operations = [change.operation for change in self.changes]
        deleted_twice = ("DELETE", "DELETE") in pairwise(operations)
        if operations[:1] != ["CREATE"] or "CREATE" in operations[1:] or deleted_twice:
            raise ValueError(f"no record can have the history {', '.join(operations) or 'without a change'}")

    @property
    def last(self) -> Change:
        """The latest change."""
        return self.changes[-1]

    @property
    def version(self) -> int:
        """1 on create, one more for each update or reinstatement, unchanged by delete (API-VER-01)."""
        return sum(1 for change in self.changes if change.operation != "DELETE")

    @property
    def is_deleted(self) -> bool:
        """Whether the record is deleted now."""
        return self.last.operation == "DELETE"

    @property
    def is_reinstated(self) -> bool:
        """Whether the record was deleted at some time and is live again."""
        return not self.is_deleted and self.last_of("DELETE") is not None

    @property
    def first_body(self) -> dict[str, Any]:
        """The body the record was created with."""
        return self._bodies[0]

    @property
    def last_body(self) -> dict[str, Any]:
        """The body sent last; a delete leaves it as it was (EVT-RES-13)."""
        return self._bodies[-1]

    def last_of(self, operation: Operation) -> Change | None:
        """Find the latest change by that operation."""
        return next((change for change in reversed(self.changes) if change.operation == operation), None)

    def up_to(self, position: int) -> "History":
        """Give the history as it was after the change at `position`, counted from 0."""
        return History(self.id, self.changes[: position + 1])

    @property
    def _bodies(self) -> list[dict[str, Any]]:
        return [change.resource for change in self.changes if change.resource is not None]
