"""What the events table's two secondary indexes answer: which records have a certain key (EVT-02, EVT-03).

moto answers such queries by sorting the whole table, which is too slow for every create of a long run.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams.type_defs import RecordTypeDef

IDENTIFIER = "IdentifierPK"
PATIENT = "PatientPK"

Key = tuple[str, str]
"""Attribute and value."""


class Index:
    """Keeps up with the table by following its stream; remembers nothing of a key that no item has now."""

    def __init__(self) -> None:
        self._keys: dict[str, frozenset[Key]] = {}
        self._items: defaultdict[Key, set[str]] = defaultdict(set)
        self._lock = threading.Lock()

    def follow(self, change: "RecordTypeDef") -> None:
        """Take note of a change, whoever made it: an item was written or removed."""
        image = change["dynamodb"].get("NewImage", {})
        keys = frozenset((name, image[name]["S"]) for name in (IDENTIFIER, PATIENT) if name in image)
        with self._lock:
            self._move(change["dynamodb"]["Keys"]["PK"]["S"], keys)

    def find(self, attribute: str, value: str) -> list[str]:
        """List the `PK` of all items with that value, as text in ascending order."""
        with self._lock:
            return sorted(self._items.get((attribute, value), ()))

    def __len__(self) -> int:
        return len(self._items)

    def _move(self, item: str, keys: frozenset[Key]) -> None:
        before = self._keys.pop(item, frozenset())
        self._leave(item, before - keys)
        for key in keys:
            self._items[key].add(item)
        if keys:
            self._keys[item] = keys

    def _leave(self, item: str, keys: Iterable[Key]) -> None:
        for key in keys:
            self._items[key].remove(item)
            if not self._items[key]:
                del self._items[key]
