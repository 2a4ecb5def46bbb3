"""An events and a delta table on moto, to write to and to look into."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

EVENTS = "imms-test-imms-events"
DELTA = "imms-test-delta"
PATIENCE = 60.0


class Tables:
    """Both tables, with plain values for attributes."""

    def __init__(self, client: "DynamoDBClient") -> None:
        self.client = client
        self._create(EVENTS, "IdentifierPK")
        self._create(DELTA, "SupplierSystem")

    def write(self, record_id: str, **attributes: Any) -> None:
        """Put an item into the events table; what is None is left out."""
        item = {
            "PK": f"Immunization#{record_id}",
            "PatientSK": f"FLU#{record_id}",
            "IdentifierPK": f"https://made-up.example#{record_id}",
            "Operation": "CREATE",
            "SupplierSystem": "EMIS",
            "Resource": '{"lotNumber": "L1"}',
        } | attributes
        serialize = TypeSerializer().serialize
        given = {name: serialize(value) for name, value in item.items() if value is not None}
        self.client.put_item(TableName=EVENTS, Item=given)

    def remove(self, record_id: str) -> None:
        self.client.delete_item(TableName=EVENTS, Key={"PK": {"S": f"Immunization#{record_id}"}})

    def rows(self) -> list[dict[str, Any]]:
        """All rows of the delta table, in the order of their changes."""
        items = self.client.scan(TableName=DELTA)["Items"]
        deserialize = TypeDeserializer().deserialize
        rows = [{name: deserialize(value) for name, value in item.items()} for item in items]
        return sorted(rows, key=lambda row: int(row["SequenceNumber"]))

    def row_count(self) -> int:
        return self.client.describe_table(TableName=DELTA)["Table"]["ItemCount"]

    def _create(self, name: str, index_key: str) -> None:
        self.client.create_table(
            TableName=name,
            KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}],
            AttributeDefinitions=[
                {"AttributeName": each, "AttributeType": "S"} for each in ("PK", index_key)
            ],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": f"{index_key}Index",
                    "KeySchema": [{"AttributeName": index_key, "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "ALL"},
                }
            ],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
        )


def eventually(condition: Callable[[], object]) -> None:
    """Wait until the condition holds, a minute at most."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "still not so"
        time.sleep(0.005)
