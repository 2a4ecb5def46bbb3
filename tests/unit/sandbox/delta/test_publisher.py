import json
import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

from support.sandbox.delta import DeltaPublisher
from support.sandbox.delta.stream import Listener
from tests.contract.delta_cases import load
from tests.unit.sandbox.delta.tables import DELTA, EVENTS, Tables, eventually

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams.type_defs import RecordTypeDef

Publish = Callable[..., DeltaPublisher]


@pytest.fixture
def changes() -> "list[RecordTypeDef]":
    return []


@pytest.fixture
def publisher_with(tables: Tables, changes: "list[RecordTypeDef]") -> Publish:
    """Make a publisher for the tables, given the delay."""

    def make(delay: float, on_change: Listener = changes.append) -> DeltaPublisher:
        return DeltaPublisher(tables.client, events=EVENTS, delta=DELTA, delay=delay, on_change=on_change)

    return make


def shard(table: str) -> Any:
    return dynamodb_backends[DEFAULT_ACCOUNT_ID]["eu-west-2"].get_table(table).stream_shard


def dose(value: str) -> str:
    return f'{{"doseQuantity": {{"value": {value}}}}}'


def test_each_change_becomes_a_row_in_order(tables: Tables, publisher_with: Publish) -> None:
    tables.write("a", Operation="CREATE")
    with publisher_with(delay=0):
        tables.write("a", Operation="UPDATE", SupplierSystem="TPP")
        tables.write("a", Operation="DELETE")
        eventually(lambda: len(tables.rows()) == 3)
    rows = tables.rows()
    assert [row["Operation"] for row in rows] == ["CREATE", "UPDATE", "DELETE"]
    assert [row["SupplierSystem"] for row in rows] == ["EMIS", "TPP", "EMIS"]
    assert [row["Imms"]["ACTION_FLAG"] for row in rows] == ["NEW", "UPDATE", "DELETE"]
    assert {row["ImmsID"] for row in rows} == {"a"}
    assert len({row["PK"] for row in rows}) == 3
    sequence = [int(row["SequenceNumber"]) for row in rows]
    assert sequence == sorted(set(sequence))


def test_every_observed_record_is_published_as_observed(tables: Tables, publisher_with: Publish) -> None:
    cases = {f"case-{number}": case for number, case in enumerate(load())}
    with publisher_with(delay=0) as publisher:
        for record_id, case in cases.items():
            tables.write(record_id, Operation=case.operation, Resource=case.body)
        eventually(lambda: tables.row_count() == len(cases))
    published = {row["ImmsID"]: row["Imms"] for row in tables.rows()}
    assert published == {record_id: case.expected for record_id, case in cases.items()}
    assert publisher.dead_letters == ()


def test_a_row_is_typed_as_in_the_delta_table(tables: Tables, publisher_with: Publish) -> None:
    with publisher_with(delay=0):
        tables.write("a", Resource='{"contained": null, "doseQuantity": {"value": 0.1234567890123456789}}')
        eventually(tables.rows)
    [item] = tables.client.scan(TableName=DELTA)["Items"]
    kinds = {name: next(iter(value)) for name, value in item.items()}
    assert {name for name, kind in kinds.items() if kind != "S"} == {"Imms", "ExpiresAt"}
    assert (kinds["Imms"], kinds["ExpiresAt"]) == ("M", "N")
    flat = item["Imms"]["M"]
    assert flat["DOSE_AMOUNT"] == {"N": "0.1234567890123456789"}
    error = flat["CONVERSION_ERRORS"]["L"][0]["M"]
    assert {name: next(iter(value)) for name, value in error.items()} == {
        "code": "N",
        "field": "S",
        "value": "NULL",
        "message": "S",
    }


def test_a_row_tells_the_time_of_the_change(tables: Tables, publisher_with: Publish) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    with publisher_with(delay=0):
        tables.write("a")
        eventually(tables.rows)
    [row] = tables.rows()
    made_at = datetime.fromisoformat(row["DateTimeStamp"])
    assert before <= made_at <= datetime.now(UTC)
    assert row["DateTimeStamp"].endswith("+00:00")
    assert row["ExpiresAt"] == Decimal(int(made_at.timestamp()) + 30 * 86400)


class AheadOfTime:
    """The clock of the publisher, which can be put forward."""

    by = timedelta()

    def now(self, zone: tzinfo) -> datetime:
        return datetime.now(zone) + self.by


def test_changes_made_together_are_published_together_after_the_delay(
    tables: Tables, publisher_with: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = AheadOfTime()
    monkeypatch.setattr("support.sandbox.delta.publisher.datetime", clock)
    with publisher_with(delay=3600) as publisher:
        for number in range(20):
            tables.write(f"r{number}")
        assert tables.row_count() == 0
        clock.by = timedelta(hours=1)
        publisher._awake.set()  # it sleeps by a clock that nobody has put forward
        eventually(lambda: tables.row_count() == 20)  # one after the other would take most of a day


def test_a_change_is_not_published_before_the_delay(tables: Tables, publisher_with: Publish) -> None:
    with publisher_with(delay=0.3):
        written = time.monotonic()
        tables.write("a")
        eventually(tables.rows)
        assert time.monotonic() - written >= 0.3


def test_a_row_that_exists_is_left_as_it_is(tables: Tables, publisher_with: Publish) -> None:
    tables.write("a")
    event_id = shard(EVENTS).items[0].record["eventID"]
    tables.client.put_item(TableName=DELTA, Item={"PK": {"S": event_id}, "SequenceNumber": {"S": "1"}})
    with publisher_with(delay=0) as publisher:
        tables.write("b")
        eventually(lambda: tables.row_count() == 2)
    assert tables.rows()[0] == {"PK": event_id, "SequenceNumber": "1"}
    assert publisher.dead_letters == ()


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ({"Resource": dose("1E+130")}, "Overflow"),
        ({"Resource": dose("1E-140")}, "underflow"),
        ({"Resource": dose("0." + "1" * 39)}, "Inexact"),
        ({"Resource": "not JSON"}, "JSONDecodeError"),
        ({"Resource": "{}"}, "Resource is empty"),
        ({"Resource": None}, "neither Resource nor Imms"),
        ({"Operation": None}, "no Operation"),
        ({"SupplierSystem": None}, "Type mismatch for Index Key SupplierSystem"),
    ],
)
def test_what_cannot_be_published_becomes_a_dead_letter_and_holds_up_nothing(
    tables: Tables, publisher_with: Publish, attributes: dict[str, Any], reason: str
) -> None:
    with publisher_with(delay=0) as publisher:
        tables.write("bad", **attributes)
        tables.write("good")
        eventually(tables.rows)
    assert [row["ImmsID"] for row in tables.rows()] == ["good"]
    [letter] = publisher.dead_letters
    assert reason in letter.reason
    body = json.loads(letter.body)
    assert body["eventName"] == "INSERT"
    assert body["dynamodb"]["NewImage"]["PK"] == {"S": "Immunization#bad"}


def test_a_physical_removal_is_refused_by_the_table(
    tables: Tables, publisher_with: Publish, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with publisher_with(delay=0) as publisher:
        tables.write("a", SupplierSystem="DPSFULL")
        tables.remove("a")
        eventually(lambda: publisher.dead_letters)
    assert tables.rows() == []
    [letter] = publisher.dead_letters
    assert "Type mismatch for Index Key SupplierSystem" in letter.reason
    assert json.loads(letter.body)["eventName"] == "REMOVE"
    [line] = caplog.messages
    assert line.startswith("REMOVE of {'PK': {'S': 'Immunization#a'}} not published: ClientError: ")


def test_skipped_suppliers_leave_no_trace(tables: Tables, publisher_with: Publish) -> None:
    with publisher_with(delay=0) as publisher:
        tables.write("a")
        tables.write("a", SupplierSystem="DPSREDUCED", Operation="UPDATE")
        tables.write("a", Operation="DELETE")
        eventually(lambda: len(tables.rows()) == 2)
    assert [row["Operation"] for row in tables.rows()] == ["CREATE", "DELETE"]
    assert publisher.dead_letters == ()


def test_only_the_newest_dead_letters_are_kept(
    tables: Tables, publisher_with: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("support.sandbox.delta.publisher._DEAD_LETTERS_KEPT", 2)
    with publisher_with(delay=0) as publisher:
        for name in "abc":
            tables.write(name, Resource="{}")
        tables.write("good")
        eventually(tables.rows)
    keys = [json.loads(letter.body)["dynamodb"]["Keys"]["PK"]["S"] for letter in publisher.dead_letters]
    assert keys == ["Immunization#b", "Immunization#c"]


def test_changes_are_told_before_the_write_returns(
    tables: Tables, publisher_with: Publish, changes: "list[RecordTypeDef]"
) -> None:
    with publisher_with(delay=60):
        tables.write("a")
        tables.remove("a")
        assert [change["eventName"] for change in changes] == ["INSERT", "REMOVE"]


@pytest.mark.parametrize("waiting", [True, False])
def test_stopping_is_prompt_and_publishes_no_more(
    tables: Tables, publisher_with: Publish, waiting: bool
) -> None:
    publisher = publisher_with(delay=60)
    publisher.start()
    if waiting:
        tables.write("a")
    started = time.monotonic()
    publisher.stop()
    assert time.monotonic() - started < 30, "half the delay"
    assert "delta" not in {thread.name for thread in threading.enumerate()}
    assert tables.rows() == []


def test_stopping_one_that_never_started_is_harmless(publisher_with: Publish) -> None:
    publisher_with(delay=0).stop()


def test_published_changes_leave_no_stream_records_behind(tables: Tables, publisher_with: Publish) -> None:
    with publisher_with(delay=0):
        for number in range(30):
            tables.write(f"r{number}")
        eventually(lambda: len(tables.rows()) == 30)
        assert shard(EVENTS).items == []
        assert len(shard(DELTA).items) <= 1
