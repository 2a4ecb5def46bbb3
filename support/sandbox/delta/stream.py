"""The change stream of a table, read where moto keeps it.

moto never drops a stream record, nor a shard iterator; and it numbers a record by counting those before it,
without a lock, so that two writers at once may get one number. Neither suits a sandbox that runs for long
and serves many. So a table whose stream is consumed here gets a shard that lets go of what was taken and
numbers under a lock. The records themselves are moto's, made from the writes on the table.
"""

import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC
from typing import TYPE_CHECKING, Any, cast

from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import StreamRecord, StreamShard, Table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodbstreams.type_defs import RecordTypeDef

Listener = Callable[["RecordTypeDef"], object]
"""Told of a record of the stream, in the shape in which boto3 returns it."""


class ConsumedShard(StreamShard):
    """A shard with one consumer, who takes its records away.

    Others may read the stream as well; they see what has not been taken yet.
    """

    def __init__(self, table: Table, on_arrival: Listener) -> None:
        """Replace the table's shard, keeping its records; `on_arrival` is told of each new one."""
        replaced = table.stream_shard
        super().__init__(replaced.account_id, table)
        self.items, replaced.items = replaced.items, []
        self.starting_sequence_number = replaced.starting_sequence_number
        self._on_arrival = on_arrival
        self._lock = threading.Lock()

    def add(self, old: Any, new: Any) -> None:
        """Append the record of a write and tell of it; moto calls this in the writer's thread."""
        with self._lock:
            super().add(old, new)
            self._on_arrival(_as_returned(self.items[-1].to_json()))

    def get(self, start: int, quantity: int) -> Any:
        """Read without taking, from the oldest record left if the wanted one is gone; moto calls this."""
        with self._lock:
            return super().get(max(start, self.starting_sequence_number), quantity)

    def take(self) -> "list[RecordTypeDef]":
        """Take all records, oldest first, in the shape in which boto3 returns them."""
        with self._lock:
            taken, self.items = self.items, []
            # The next number is this one plus the count of the records left: it must not start over.
            self.starting_sequence_number += len(taken)
        return [_as_returned(each.to_json()) for each in taken]

    def __deepcopy__(self, memo: dict[int, Any]) -> "ConsumedShard":
        """Stay the one shard when moto copies a table, as it does before each transaction."""
        return self


def consume(client: "DynamoDBClient", table: str, on_arrival: Listener) -> ConsumedShard:
    """Become the consumer of a table's stream, from its oldest record on.

    Args:
        client: of the moto that runs in this process.
        table: its name; it must have a stream.
        on_arrival: told of each record before the write returns, in the writer's thread; must not take.
    """
    # moto also lists every instance of its models, for its dashboard: without this, none is ever freed.
    StreamRecord.instances_tracked = deque(maxlen=0)
    kept = dynamodb_backends[DEFAULT_ACCOUNT_ID][client.meta.region_name].get_table(table)
    shard = kept.stream_shard = ConsumedShard(kept, on_arrival)
    return shard


def _as_returned(record: dict[str, Any]) -> "RecordTypeDef":
    """Give the record's time its zone: moto notes it in UTC without saying so."""
    change = record["dynamodb"]
    made_at = change["ApproximateCreationDateTime"].replace(tzinfo=UTC)
    return cast("RecordTypeDef", record | {"dynamodb": change | {"ApproximateCreationDateTime": made_at}})
