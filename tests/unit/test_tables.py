"""The door to DynamoDB asks the right index for the right key, and tells the witness what it found."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from boto3.dynamodb.types import TypeSerializer
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.loaders import JSONFileLoader
from moto import mock_aws

from support.calls import Tally
from support.evidence.records import Lookup
from support.tables import Connection, Tables, TableUnusable, read_descriptions
from support.waiting import Patience

BRIEFLY = Patience(timeout=0.1, first_step=0.02, longest_step=0.02)
SINCE = datetime(2026, 3, 4, 10, 0, 0, 500_000, tzinfo=UTC)


@pytest.fixture
def lookups() -> list[Lookup]:
    return []


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
def tables(lookups: list[Lookup], tally: Tally, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tables]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "any")
    with mock_aws():
        client = boto3.client("dynamodb", "eu-west-2")
        _create(client, "events", PatientGSI=("PatientPK", "PatientSK"), IdentifierGSI=("IdentifierPK",))
        _create(client, "delta", SearchIndex=("Operation", "DateTimeStamp"), ImmunisationIdIndex=("ImmsID",))
        yield Tables({"region_name": "eu-west-2"}, "events", "delta", tally, lookups.append)


def _create(client: Any, table: str, **indexes: tuple[str, ...]) -> None:
    """Make a table with the key PK and these indexes; every key is text."""
    keys = {"PK", *(key for index in indexes.values() for key in index)}
    client.create_table(
        TableName=table,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in sorted(keys)],
        KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": name,
                "KeySchema": [
                    {"AttributeName": key, "KeyType": kind}
                    for key, kind in zip(index, ("HASH", "RANGE"), strict=False)
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
            for name, index in indexes.items()
        ],
    )


def put(table: str, **attributes: str | dict[str, str]) -> None:
    item = {name: TypeSerializer().serialize(value) for name, value in attributes.items()}
    boto3.client("dynamodb", "eu-west-2").put_item(TableName=table, Item=item)


def test_the_items_of_a_patient_are_found(tables: Tables, lookups: list[Lookup]) -> None:
    put("events", PK="1", PatientPK="Patient#9000000009", PatientSK="FLU#1")
    put("events", PK="2", PatientPK="Patient#TBC", PatientSK="FLU#2")
    assert [item["PK"] for item in tables.events_of_patient("9000000009")] == ["1"]
    assert lookups[0].query == "PatientGSI: PatientPK = Patient#9000000009"


def test_the_creates_of_an_identifier_since_a_moment_are_found(tables: Tables, lookups: list[Lookup]) -> None:
    for name, operation, at, value in (
        ("old", "CREATE", "2026-03-04T09:59:59+00:00", "v"),
        ("new", "CREATE", "2026-03-04T10:00:00+00:00", "v"),
        ("another's", "CREATE", "2026-03-04T10:00:00+00:00", "w"),
        ("other", "UPDATE", "2026-03-04T10:00:01+00:00", "v"),
    ):
        put("delta", PK=name, Operation=operation, DateTimeStamp=at, Imms={"UNIQUE_ID": value})
    assert [row["PK"] for row in tables.creations_of("v", SINCE)] == ["new"]
    assert "Operation = CREATE, DateTimeStamp >= 2026-03-04T10:00:00+00:00" in lookups[0].query
    assert [row["PK"] for row in lookups[0].items] == ["new"]


def test_the_creates_of_many_are_looked_up_once(tables: Tables, tally: Tally) -> None:
    put(
        "delta",
        PK="new",
        Operation="CREATE",
        DateTimeStamp="2026-03-04T10:00:00+00:00",
        Imms={"UNIQUE_ID": "v"},
    )
    assert len(tables.creations_of("v", SINCE)) == 1
    assert tables.creations_of("w", SINCE) == []
    assert tally.so_far.delta == 1
    tally.count("api")
    tables.creations_of("v", SINCE)
    assert tally.so_far.delta == 2


def test_a_record_is_found_by_its_identifier(tables: Tables) -> None:
    put("events", PK="1", IdentifierPK="s#v")
    assert [item["PK"] for item in tables.events_with_identifier("s", "v")] == ["1"]
    assert tables.events_with_identifier("s", "w") == []


def test_a_profile_that_the_shell_has_chosen_does_not_count_where_keys_are_given(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "no-such-profile")
    keys: Connection = {
        "region_name": "eu-west-2",
        "aws_access_key_id": "any",
        "aws_secret_access_key": "any",
    }
    Tables(keys, "events", "delta", Tally(), lambda _: None).check("events")


def test_a_profile_that_does_not_exist_is_said_by_the_check_before_the_run() -> None:
    connection: Connection = {"region_name": "eu-west-2", "profile_name": "no-such-profile"}
    with pytest.raises(TableUnusable, match="no-such-profile"):
        Tables(connection, "events", "delta", Tally(), lambda _: None).check("events")


def test_each_query_is_counted_for_its_table(tables: Tables, tally: Tally) -> None:
    tables.event("1")
    tables.events_of_patient("9000000009")
    tables.creations_of("v", SINCE)
    tables.delta_rows("1", 1, BRIEFLY)
    assert tally.so_far.events == 2
    assert tally.so_far.delta > 2, "each look of a wait counts"
    assert tally.so_far.api == 0


def test_an_item_is_not_read_twice_between_two_requests(
    tables: Tables, tally: Tally, lookups: list[Lookup]
) -> None:
    put("events", PK="Immunization#1", Operation="CREATE")
    assert tables.event("1") == tables.event("1")
    assert [lookup.looks for lookup in lookups] == [1, 0], "the second step shows it too, without a look"
    assert lookups[0].items == lookups[1].items
    assert tally.so_far.events == 1


def test_a_request_ends_what_is_known_of_an_item(tables: Tables, tally: Tally) -> None:
    assert tables.event("1") is None
    tally.count("api")
    put("events", PK="Immunization#1", Operation="CREATE")
    assert tables.event("1") is not None


def test_rows_are_not_looked_for_twice_between_two_requests(tables: Tables, tally: Tally) -> None:
    put("delta", PK="a", ImmsID="1", SequenceNumber="7")
    assert tables.delta_rows("1", 1, BRIEFLY).looks == 1
    assert tables.delta_rows("1", 1, BRIEFLY).looks == 0
    put("delta", PK="b", ImmsID="1", SequenceNumber="8")
    assert len(tables.delta_rows("1", 2, BRIEFLY).value) == 2, "more are asked for than were there"
    tally.count("api")
    assert tables.delta_rows("1", 1, BRIEFLY).looks == 1


def test_an_answer_about_one_record_is_none_about_another(tables: Tables) -> None:
    put("events", PK="Immunization#1")
    put("delta", PK="a", ImmsID="1", SequenceNumber="7")
    assert tables.event("1")
    assert tables.delta_rows("1", 1, BRIEFLY).value
    assert tables.event("2") is None
    assert not tables.delta_rows("2", 0, BRIEFLY).value


def test_a_table_that_cannot_be_read_is_told_in_one_line(tables: Tables) -> None:
    elsewhere = Tables({"region_name": "eu-west-2"}, "nowhere", "nowhere", Tally(), lambda _: None)
    looks: list[Callable[[], object]] = [
        lambda: elsewhere.event("1"),
        lambda: elsewhere.events_with_identifier("s", "v"),
        lambda: elsewhere.delta_rows("1", 1, Patience(0.1, 0.01, 0.01)),
    ]
    for look in looks:
        with pytest.raises(TableUnusable, match=r"^nowhere: .*not found"):
            look()


@pytest.mark.parametrize("body", ["", '{"Item": {"PK": {"S":', "<html>"])
def test_half_an_answer_does_not_mean_that_nothing_is_there(body: str) -> None:
    keys: Connection = {
        "region_name": "eu-west-2",
        "endpoint_url": "http://dynamodb.test",
        "aws_access_key_id": "any",
        "aws_secret_access_key": "any",
    }
    tables = Tables(keys, "events", "delta", Tally(), lambda _: None)
    raw: Any = SimpleNamespace(stream=lambda: iter([body.encode()]))
    answer = AWSResponse("http://dynamodb.test", 200, HTTPHeaders(), raw)
    tables._dynamodb.meta.events.register("before-send.dynamodb", lambda **_: answer)
    with pytest.raises(TableUnusable, match="an answer of DynamoDB was cut off"):
        tables.event("1")


def test_what_aws_says_of_its_services_is_read_once(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    read_descriptions()
    read: list[str] = []
    monkeypatch.setattr(JSONFileLoader, "load_file", lambda self, path: read.append(path))
    tables.check("events")
    assert read == []
