"""The two tables, on moto's server: the sandbox sees them in-process, everybody else over HTTP.

Keys, indexes and streams as EVT-01…05 and DLT-01…08 have them.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import boto3
from moto import mock_aws
from moto.dynamodb.models.dynamo_type import Item
from moto.dynamodb.models.table import Table
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from support.sandbox.serving import listen, origin_of, serving

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REGION = "eu-west-2"
EVENTS_TABLE = "imms-sandbox-imms-events"
DELTA_TABLE = "imms-sandbox-delta"

_EVENTS_INDEXES = {
    "PatientGSI": ("PatientPK", "PatientSK"),
    "IdentifierGSI": ("IdentifierPK",),
}
_DELTA_INDEXES = {
    "ImmunisationIdIndex": ("ImmsID",),
    "SearchIndex": ("Operation", "DateTimeStamp"),
    "SecondarySearchIndex": ("SupplierSystem", "VaccineType"),
    "OperationSequenceIndex": ("Operation", "DateTimeStamp", "SequenceNumber"),
}


@dataclass(frozen=True)
class DynamoDB:
    """How to reach the tables."""

    url: str
    """For everybody else."""
    client: "DynamoDBClient"
    """For this process, without HTTP."""


@contextmanager
def running(port: int) -> Iterator[DynamoDB]:
    """Run DynamoDB with both tables until the block ends; port 0 takes a free one.

    Raises:
        PortTaken: the port cannot be used.
    """
    listener = listen(port)
    with mock_aws():
        # moto keeps every copy of an item that it ever made, for a dashboard that nobody opens here.
        Item.instances_tracked = deque(maxlen=0)
        # moto sorts the whole table for each query, by comparing items in Python; this way it takes no time.
        Table.all_items = _sorted_by_key
        client = boto3.client("dynamodb", region_name=REGION)
        _create_table(client, EVENTS_TABLE, _EVENTS_INDEXES)
        _create_table(client, DELTA_TABLE, _DELTA_INDEXES)
        client.update_time_to_live(
            TableName=DELTA_TABLE, TimeToLiveSpecification={"Enabled": True, "AttributeName": "ExpiresAt"}
        )
        with serving(DomainDispatcherApplication(create_backend_app), listener):
            yield DynamoDB(origin_of(listener), client)


def _sorted_by_key(table: Any) -> list[Item]:
    """All items of a table whose key is one text, as that of both is."""
    return sorted(table.items.values(), key=lambda item: item.hash_key.value)


def _create_table(client: "DynamoDBClient", name: str, indexes: dict[str, tuple[str, ...]]) -> None:
    attributes = sorted({"PK"} | {attribute for keys in indexes.values() for attribute in keys})
    client.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": each, "AttributeType": "S"} for each in attributes],
        GlobalSecondaryIndexes=[
            {
                "IndexName": index,
                "KeySchema": [
                    {"AttributeName": key, "KeyType": "RANGE" if position else "HASH"}
                    for position, key in enumerate(keys)
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
            for index, keys in indexes.items()
        ],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )
