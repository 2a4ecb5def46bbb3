"""The one door to DynamoDB: reading the events table and the delta table."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal, TypedDict

import boto3
from boto3.dynamodb.types import TypeDeserializer
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.loaders import Loader
from botocore.session import Session as BotocoreSession

from support.calls import Tally
from support.evidence.records import Lookup
from support.waiting import Lag, Patience, Waited, until

_DESCRIPTIONS = Loader()
"""What AWS says of its services, for all sessions: some hundred kilobytes, which each would read anew."""

Item = dict[str, Any]
"""Attribute -> value; a number is a Decimal, text is str."""

TableKind = Literal["events", "delta"]


class Connection(TypedDict, total=False):
    """How to reach DynamoDB; what is left out comes from the usual AWS configuration."""

    region_name: str
    profile_name: str
    endpoint_url: str
    aws_access_key_id: str
    aws_secret_access_key: str


class TableUnusable(Exception):
    """The table cannot be read: it does not exist, access is refused, or DynamoDB is overloaded or away."""


def read_descriptions() -> None:
    """Read what AWS says of DynamoDB, for this process and all that are forked from it."""
    _client({"region_name": "eu-west-2", "aws_access_key_id": "none", "aws_secret_access_key": "none"})


class Tables:
    """Reads both tables of one deployment."""

    def __init__(
        self, connection: Connection, events: str, delta: str, tally: Tally, witness: Callable[[Lookup], None]
    ) -> None:
        """Read the tables of these names; `tally` counts every query, and `witness` is told what it found."""
        self.events = events
        self.delta = delta
        self._tally = tally
        self._witness = witness
        self._connection = connection
        self._fresh = _Fresh(tally)
        self._publishing = Lag()

    @cached_property
    def _dynamodb(self) -> Any:
        """Opened at the first look, so that the check before the run can say what is wrong with it."""
        return _client(self._connection)

    def check(self, table: str) -> None:
        """Find out whether the table can be read.

        Raises:
            TableUnusable: it cannot; the message is one line.
        """
        with _reading(table):
            self._dynamodb.describe_table(TableName=table)

    def event(self, record_id: str) -> Item | None:
        """Read the events item of a record, with a consistent read (EVT-50).

        Nothing changes an item but a request: asked again before the next one, the table is not.
        """
        query = f"PK = Immunization#{record_id}"
        found = self._fresh.recall(query) or _at_once(lambda: self._get(record_id))
        self._fresh.keep(query, found)
        self._tell(self.events, query, found)
        return next(iter(found.value), None)

    def events_with_identifier(self, system: str, value: str) -> list[Item]:
        """Find the events items that carry a business identifier."""
        found = _at_once(lambda: self._query("events", "IdentifierGSI", "IdentifierPK", f"{system}#{value}"))
        self._tell(self.events, f"IdentifierGSI: IdentifierPK = {system}#{value}", found)
        return found.value

    def events_of_patient(self, number: str) -> list[Item]:
        """Find the events items that are kept under a patient's NHS number."""
        found = _at_once(lambda: self._query("events", "PatientGSI", "PatientPK", f"Patient#{number}"))
        self._tell(self.events, f"PatientGSI: PatientPK = Patient#{number}", found)
        return found.value

    def creations_of(self, identifier: str, since: datetime) -> list[Item]:
        """Find the delta rows of creates since then that tell of a business identifier, by its value.

        No index has it: the creates of all are looked up, once until the next request.
        """
        at = since.astimezone(UTC).replace(microsecond=0).isoformat()
        later = ("DateTimeStamp", at)
        query = f"SearchIndex: Operation = CREATE, DateTimeStamp >= {at}"
        found = self._fresh.recall(query) or _at_once(
            lambda: self._query("delta", "SearchIndex", "Operation", "CREATE", later)
        )
        self._fresh.keep(query, found)
        rows = [row for row in found.value if row["Imms"].get("UNIQUE_ID") == identifier]
        told = Waited(rows, found.looks, found.seconds)
        self._tell(self.delta, f"{query}, of which UNIQUE_ID = {identifier}", told)
        return rows

    def delta_rows(self, record_id: str, count: int, patience: Patience) -> Waited[list[Item]]:
        """Wait until there are at least so many delta rows of a record, and tell what was seen last.

        The rows come in the order of the changes: by sequence number, compared as integers (DLT-DLV-03).
        Enough rows that were seen since the last request are not looked for again.
        """
        query = f"ImmunisationIdIndex: ImmsID = {record_id}"
        known = self._fresh.recall(query)
        if known is None or len(known.value) < count:
            known = self._awaited_rows(record_id, count, patience)
            self._fresh.keep(query, known)
        self._tell(self.delta, query, known, count)
        return known

    def _awaited_rows(self, record_id: str, count: int, patience: Patience) -> Waited[list[Item]]:
        waited = until(
            lambda: self._query("delta", "ImmunisationIdIndex", "ImmsID", record_id),
            lambda rows: len(rows) >= count,
            patience,
            self._publishing,
        )
        rows = sorted(waited.value, key=lambda row: int(row["SequenceNumber"]))
        return Waited(rows, waited.looks, waited.seconds)

    def _get(self, record_id: str) -> list[Item]:
        self._tally.count("events")
        key = {"PK": {"S": f"Immunization#{record_id}"}}
        with _reading(self.events):
            answer = self._dynamodb.get_item(TableName=self.events, Key=key, ConsistentRead=True)
        return [_plain(answer["Item"])] if "Item" in answer else []

    def _query(
        self, kind: TableKind, index: str, key: str, value: str, at_least: tuple[str, str] | None = None
    ) -> list[Item]:
        """Read all items under a key of an index, and from some value of its range key on.

        Raises:
            TableUnusable: they cannot be read.
        """
        table = self.events if kind == "events" else self.delta
        condition, names, values = "#key = :value", {"#key": key}, {":value": {"S": value}}
        if at_least is not None:
            condition += " AND #range >= :least"
            names["#range"], values[":least"] = at_least[0], {"S": at_least[1]}
        with _reading(table):
            pages = self._dynamodb.get_paginator("query").paginate(
                TableName=table,
                IndexName=index,
                KeyConditionExpression=condition,
                ExpressionAttributeNames=names,
                ExpressionAttributeValues=values,
            )
            return [_plain(item) for page in self._counted(kind, pages) for item in page["Items"]]

    def _counted(self, kind: TableKind, pages: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """Pages of an answer, each of which is a call."""
        for page in pages:
            self._tally.count(kind)
            yield page

    def _tell(self, table: str, query: str, waited: Waited[list[Item]], expected: int | None = None) -> None:
        self._witness(
            Lookup(
                table=table,
                query=query,
                items=waited.value,
                looks=waited.looks,
                seconds=waited.seconds,
                expected_count=expected,
            )
        )


class _Fresh:
    """Keeps what was seen until a request to the API is sent: from then on anything may have changed."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._requests = 0
        self._seen: dict[str, list[Item]] = {}

    def keep(self, query: str, seen: Waited[list[Item]]) -> None:
        """Keep what a query has found."""
        self._forget_the_past()
        self._seen[query] = seen.value

    def recall(self, query: str) -> Waited[list[Item]] | None:
        """What the query has found since the last request, which takes no look; None if that is not known."""
        self._forget_the_past()
        return Waited(self._seen[query], 0, 0.0) if query in self._seen else None

    def _forget_the_past(self) -> None:
        requests = self._tally.so_far.api
        if requests != self._requests:
            self._seen.clear()
            self._requests = requests


def _at_once(look: Callable[[], list[Item]]) -> Waited[list[Item]]:
    """Look once."""
    started = time.monotonic()
    return Waited(look(), 1, time.monotonic() - started)


@contextmanager
def _reading(table: str) -> Iterator[None]:
    """Tell in one line why a table cannot be read; boto3 has tried again by then where that is of use."""
    try:
        yield
    except ClientError as error:
        reason = error.response["Error"]
        raise TableUnusable(f"{table}: {reason.get('Message') or reason.get('Code')}") from None
    except BotoCoreError as error:
        raise TableUnusable(f"{table}: {error}") from None


def _client(connection: Connection) -> Any:
    options: dict[str, Any] = dict(connection)
    session = _session(options.pop("profile_name", None), has_keys="aws_access_key_id" in options)
    client = session.client(
        "dynamodb", config=Config(connect_timeout=5, read_timeout=10, retries={"mode": "standard"}), **options
    )
    client.meta.events.register("after-call.dynamodb", _require_whole)
    return client


def _require_whole(http_response: Any, **_: Any) -> None:
    """Refuse half an answer, which boto3 takes for one that holds nothing: as if no such item were there."""
    try:
        json.loads(http_response.content)
    except ValueError:
        raise TableUnusable("an answer of DynamoDB was cut off, or is none of DynamoDB") from None


def _session(profile: str | None, *, has_keys: bool) -> boto3.Session:
    """Open a session; where keys are given, whatever profile the shell has chosen does not count."""
    no_profile = {"profile": (None,) * 4} if has_keys else None
    session = BotocoreSession(session_vars=no_profile)
    session.register_component("data_loader", _DESCRIPTIONS)
    return boto3.Session(botocore_session=session, profile_name=profile)


def _plain(item: Mapping[str, Any]) -> Item:
    deserialise = TypeDeserializer().deserialize
    return {name: deserialise(value) for name, value in item.items()}
