"""The consumer of the events table's stream, which writes the delta table some time after each change."""

import json
import logging
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeSerializer

from support.sandbox.delta.rows import row_for
from support.sandbox.delta.stream import Listener, consume

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodbstreams.type_defs import RecordTypeDef

_DEAD_LETTERS_KEPT = 1_000

log = logging.getLogger("imms.sandbox.delta")


@dataclass(frozen=True)
class DeadLetter:
    """A change that could not be published, as the failure queue would receive it (DLT-DLV-06)."""

    body: str
    """The whole stream record as JSON."""
    reason: str


class DeltaPublisher:
    """Publishes each change of the events table once, in order, in a thread of its own.

    Each row is written when its change is `delay` seconds old, however many others are waiting. A change
    that cannot be published becomes a dead letter and holds up nothing (DLT-DLV-04…08).
    """

    def __init__(
        self,
        client: "DynamoDBClient",
        *,
        events: str,
        delta: str,
        delay: float,
        on_change: Listener,
    ) -> None:
        """Prepare to publish, beginning with the oldest change in the stream; `start` begins it.

        Args:
            client: of the moto that runs in this process.
            events: the name of the events table.
            delta: the name of the delta table.
            delay: seconds from a change to its row.
            on_change: told of each change of the events table before the write returns.
        """
        self._delay = timedelta(seconds=delay)
        self._client = client
        self._table = delta
        self._on_change = on_change
        self._awake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="delta", daemon=True)
        self._waiting: deque[RecordTypeDef] = deque()
        self._dead_letters: deque[DeadLetter] = deque(maxlen=_DEAD_LETTERS_KEPT)
        self._changes = consume(client, events, on_arrival=self._arrived)
        self._own_changes = consume(client, delta, on_arrival=lambda _: None)

    @property
    def dead_letters(self) -> tuple[DeadLetter, ...]:
        """The changes that could not be published, oldest first; only the newest thousand are kept."""
        return tuple(self._dead_letters)

    def start(self) -> None:
        """Begin to publish."""
        self._thread.start()

    def stop(self) -> None:
        """End at once; what is still waiting is not published."""
        self._stopping.set()
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join()

    def __enter__(self) -> "DeltaPublisher":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _arrived(self, record: "RecordTypeDef") -> None:
        self._on_change(record)
        self._awake.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._awake.wait(self._patience())
            self._awake.clear()
            self._receive()
            if self._patience() == 0:
                self._publish(self._waiting.popleft())

    def _patience(self) -> float | None:
        """How long, in seconds, nothing needs to be published; None when nothing waits."""
        if not self._waiting:
            return None
        due = self._waiting[0]["dynamodb"]["ApproximateCreationDateTime"] + self._delay
        return max(0.0, (due - datetime.now(UTC)).total_seconds())

    def _receive(self) -> None:
        """Take what has arrived, so that moto need not keep it."""
        self._own_changes.take()  # nobody reads the delta table's own stream (DLT-08)
        self._waiting.extend(self._changes.take())

    def _publish(self, record: "RecordTypeDef") -> None:
        try:
            row = row_for(record)
            if row is not None:
                self._put(row)
        except Exception as error:
            self._give_up(record, f"{type(error).__name__}: {error}")

    def _put(self, row: dict[str, Any]) -> None:
        """Write a row, unless the change was published before (DLT-DLV-04, SEQ-20)."""
        serialize = TypeSerializer().serialize
        with suppress(self._client.exceptions.ConditionalCheckFailedException):
            self._client.put_item(
                TableName=self._table,
                Item={name: serialize(value) for name, value in row.items()},
                ConditionExpression="attribute_not_exists(PK)",
            )

    def _give_up(self, record: "RecordTypeDef", reason: str) -> None:
        self._dead_letters.append(DeadLetter(json.dumps(record, default=str), reason))
        # Each physical removal ends here (DLT-ROW-20); a clean-up must not look like trouble.
        level = logging.INFO if record["eventName"] == "REMOVE" else logging.WARNING
        log.log(level, "%s of %s not published: %s", record["eventName"], record["dynamodb"]["Keys"], reason)
