"""The one door to DynamoDB: reading the events table and the delta table."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, TypedDict

import boto3
from boto3.dynamodb.types import TypeDeserializer
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.session import Session as BotocoreSession

from support.evidence.records import Lookup
from support.waiting import Patience, Waited, until

Item = dict[str, Any]
"""Attribute -> value; a number is a Decimal, text is str."""


class Connection(TypedDict, total=False):
    """How to reach DynamoDB; what is left out comes from the usual AWS configuration."""

    region_name: str
    profile_name: str
    endpoint_url: str
    aws_access_key_id: str
    aws_secret_access_key: str


class TableUnusable(Exception):
    """The table cannot be read: it does not exist, or access is refused."""


class Tables:
    """Reads both tables of one deployment."""

    def __init__(
        self, connection: Connection, events: str, delta: str, witness: Callable[[Lookup], None]
    ) -> None:
        self.events = events
        self.delta = delta
        self._witness = witness
        self._connection = connection

    @cached_property
    def _dynamodb(self) -> Any:
        """Opened at the first look, so that the check before the run can say what is wrong with it."""
        return _client(self._connection)

    def check(self, table: str) -> None:
        """Find out whether the table can be read.

        Raises:
            TableUnusable: it cannot; the message is one line.
        """
        try:
            self._dynamodb.describe_table(TableName=table)
        except ClientError as error:
            raise TableUnusable(f"{table}: {error.response['Error']['Message']}") from None
        except BotoCoreError as error:
            raise TableUnusable(f"{table}: {error}") from None

    def event(self, record_id: str) -> Item | None:
        """Read the events item of a record, with a consistent read (EVT-50)."""
        started = time.monotonic()
        key = {"PK": {"S": f"Immunization#{record_id}"}}
        answer = self._dynamodb.get_item(TableName=self.events, Key=key, ConsistentRead=True)
        item = _plain(answer["Item"]) if "Item" in answer else None
        found = [item] if item else []
        self._tell(
            self.events, f"PK = Immunization#{record_id}", Waited(found, 1, time.monotonic() - started)
        )
        return item

    def events_with_identifier(self, system: str, value: str) -> list[Item]:
        """Find the events items that carry a business identifier."""
        started = time.monotonic()
        items = self._query(self.events, "IdentifierGSI", "IdentifierPK", f"{system}#{value}")
        query = f"IdentifierGSI: IdentifierPK = {system}#{value}"
        self._tell(self.events, query, Waited(items, 1, time.monotonic() - started))
        return items

    def events_of_patient(self, number: str) -> list[Item]:
        """Find the events items that are kept under a patient's NHS number."""
        started = time.monotonic()
        items = self._query(self.events, "PatientGSI", "PatientPK", f"Patient#{number}")
        query = f"PatientGSI: PatientPK = Patient#{number}"
        self._tell(self.events, query, Waited(items, 1, time.monotonic() - started))
        return items

    def creations_since(self, since: datetime) -> list[Item]:
        """Find the delta rows of all creates since then."""
        started = time.monotonic()
        at = since.astimezone(UTC).replace(microsecond=0).isoformat()
        items = self._query(self.delta, "SearchIndex", "Operation", "CREATE", ("DateTimeStamp", at))
        query = f"SearchIndex: Operation = CREATE, DateTimeStamp >= {at}"
        self._tell(self.delta, query, Waited(items, 1, time.monotonic() - started))
        return items

    def delta_rows(self, record_id: str, count: int, patience: Patience) -> Waited[list[Item]]:
        """Wait until there are at least so many delta rows of a record, and tell what was seen last.

        The rows come in the order of the changes: by sequence number, compared as integers (DLT-DLV-03).
        """
        waited = until(
            lambda: self._query(self.delta, "ImmunisationIdIndex", "ImmsID", record_id),
            lambda rows: len(rows) >= count,
            patience,
        )
        rows = sorted(waited.value, key=lambda row: int(row["SequenceNumber"]))
        in_order = Waited(rows, waited.looks, waited.seconds)
        self._tell(self.delta, f"ImmunisationIdIndex: ImmsID = {record_id}", in_order, count)
        return in_order

    def _query(
        self, table: str, index: str, key: str, value: str, at_least: tuple[str, str] | None = None
    ) -> list[Item]:
        """Read all items under a key of an index, and from some value of its range key on."""
        condition, names, values = "#key = :value", {"#key": key}, {":value": {"S": value}}
        if at_least is not None:
            condition += " AND #range >= :least"
            names["#range"], values[":least"] = at_least[0], {"S": at_least[1]}
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=table,
            IndexName=index,
            KeyConditionExpression=condition,
            ExpressionAttributeNames=names,
            ExpressionAttributeValues=values,
        )
        return [_plain(item) for page in pages for item in page["Items"]]

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


def _client(connection: Connection) -> Any:
    options: dict[str, Any] = dict(connection)
    return _session(options).client(
        "dynamodb", config=Config(connect_timeout=5, read_timeout=10, retries={"mode": "standard"}), **options
    )


def _session(options: dict[str, Any]) -> boto3.Session:
    """Open a session; where keys are given, whatever profile the shell has chosen does not count."""
    if "aws_access_key_id" in options:
        return boto3.Session(botocore_session=BotocoreSession(session_vars={"profile": (None,) * 4}))
    return boto3.Session(profile_name=options.pop("profile_name", None))


def _plain(item: Mapping[str, Any]) -> Item:
    deserialise = TypeDeserializer().deserialize
    return {name: deserialise(value) for name, value in item.items()}
