import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

from support.sandbox.delta.stream import ConsumedShard, consume
from tests.unit.sandbox.delta.tables import EVENTS, Tables

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams.type_defs import RecordTypeDef


@pytest.fixture
def shard(tables: Tables) -> ConsumedShard:
    return consume(tables.client, EVENTS, on_arrival=lambda _: None)


def taken(shard: ConsumedShard) -> list[tuple[int, str]]:
    """Take the records and tell of each its number and its key."""
    return [
        (int(record["dynamodb"]["SequenceNumber"]), record["dynamodb"]["Keys"]["PK"]["S"])
        for record in shard.take()
    ]


def test_each_change_is_taken_once_and_in_order(tables: Tables, shard: ConsumedShard) -> None:
    tables.write("a")
    tables.write("b")
    tables.remove("a")
    assert [key for _, key in taken(shard)] == ["Immunization#a", "Immunization#b", "Immunization#a"]
    assert taken(shard) == []
    tables.write("c")
    assert [key for _, key in taken(shard)] == ["Immunization#c"]


def test_changes_made_before_are_taken_as_well(tables: Tables) -> None:
    tables.write("a")
    shard = consume(tables.client, EVENTS, on_arrival=lambda _: None)
    assert [key for _, key in taken(shard)] == ["Immunization#a"]


def test_a_second_consumer_goes_on_where_the_first_ended(tables: Tables, shard: ConsumedShard) -> None:
    tables.write("a")
    [(first, _)] = taken(shard)
    tables.write("b")
    successor = consume(tables.client, EVENTS, on_arrival=lambda _: None)
    tables.write("c")
    assert taken(successor) == [(first + 1, "Immunization#b"), (first + 2, "Immunization#c")]


def test_a_record_has_the_shape_that_boto3_returns(tables: Tables, shard: ConsumedShard) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    tables.write("a", Version=1)
    after = datetime.now(UTC)
    [record] = shard.take()
    assert record["eventName"] == "INSERT"
    assert len(record["eventID"]) == 32
    assert record["dynamodb"]["NewImage"]["Version"] == {"N": "1"}
    assert before <= record["dynamodb"]["ApproximateCreationDateTime"] <= after


def test_the_consumer_is_told_of_each_arrival(tables: Tables) -> None:
    told: list[RecordTypeDef] = []
    shard = consume(tables.client, EVENTS, on_arrival=told.append)
    tables.write("a")
    tables.remove("a")
    assert [record["eventName"] for record in told] == ["INSERT", "REMOVE"]
    assert told == shard.take()


def test_taking_while_many_write_loses_nothing_and_numbers_without_a_gap(
    tables: Tables, shard: ConsumedShard
) -> None:
    table = dynamodb_backends[DEFAULT_ACCOUNT_ID]["eu-west-2"].get_table(EVENTS)
    writers, each = 4, 150

    def write(writer: int) -> None:
        for number in range(each):
            table.put_item({"PK": {"S": f"{writer}-{number}"}})

    records: list[tuple[int, str]] = []
    with ThreadPoolExecutor(writers) as pool:
        writing = [pool.submit(write, writer) for writer in range(writers)]
        while not all(future.done() for future in writing):
            records += taken(shard)
    records += taken(shard)
    first = records[0][0]
    assert [number for number, _ in records] == list(range(first, first + writers * each))
    assert {key for _, key in records} == {f"{w}-{n}" for w in range(writers) for n in range(each)}
    for writer in range(writers):
        own = [key for _, key in records if key.startswith(f"{writer}-")]
        assert own == [f"{writer}-{number}" for number in range(each)]


def test_what_is_taken_is_freed(tables: Tables, shard: ConsumedShard) -> None:
    tables.write("a")
    record = weakref.ref(shard.items[0])
    shard.take()
    gc.collect()
    assert record() is None
    assert shard.items == []


def test_another_reader_sees_what_is_left_even_if_its_place_is_gone(
    tables: Tables, shard: ConsumedShard
) -> None:
    # moto does not know the address that boto3 makes of the account in a stream's ARN.
    plain_address = Config(account_id_endpoint_mode="disabled")
    streams = boto3.client("dynamodbstreams", region_name="eu-west-2", config=plain_address)
    [stream] = streams.list_streams(TableName=EVENTS)["Streams"]
    iterator = streams.get_shard_iterator(
        StreamArn=stream["StreamArn"], ShardId=shard.id, ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    tables.write("a")
    shard.take()
    tables.write("b")
    [record] = streams.get_records(ShardIterator=iterator)["Records"]
    assert record["dynamodb"]["Keys"] == {"PK": {"S": "Immunization#b"}}
    assert len(shard.take()) == 1


def test_a_transaction_leaves_the_shard_in_its_place(tables: Tables, shard: ConsumedShard) -> None:
    def put(key: str, condition: str) -> None:
        operation = {"TableName": EVENTS, "Item": {"PK": {"S": key}}, "ConditionExpression": condition}
        tables.client.transact_write_items(TransactItems=[{"Put": operation}])  # type: ignore[typeddict-item]

    put("a", "attribute_not_exists(PK)")
    with pytest.raises(ClientError, match="ConditionalCheckFailed"):
        put("b", "attribute_exists(PK)")
    put("c", "attribute_not_exists(PK)")
    assert [key for _, key in taken(shard)] == ["a", "c"]
