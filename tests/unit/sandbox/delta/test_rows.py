import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import pytest
from boto3.dynamodb.types import TypeSerializer

from support.sandbox.delta.rows import Unpublishable, row_for

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams.type_defs import RecordTypeDef

MADE_AT = datetime(2025, 3, 4, 11, 11, 12, 999_999, timezone(timedelta(hours=1)))
ITEM = {
    "PK": "Immunization#1b2c",
    "PatientSK": "3IN1#1b2c",
    "Operation": "CREATE",
    "SupplierSystem": "EMIS",
    "Resource": '{"lotNumber": "L1", "doseQuantity": {"value": 0.50}}',
}


def record_of(event_name: str = "INSERT", **attributes: Any) -> "RecordTypeDef":
    """Make a stream record of the item with some attributes changed; what is None is left out."""
    serialize = TypeSerializer().serialize
    image = {name: serialize(value) for name, value in (ITEM | attributes).items() if value is not None}
    change = {
        "ApproximateCreationDateTime": MADE_AT,
        "Keys": {"PK": image["PK"]},
        "NewImage": image,
        "SequenceNumber": "1100000000017454423009",
    }
    return cast("RecordTypeDef", {"eventID": "c0ffee", "eventName": event_name, "dynamodb": change})


def published(record: "RecordTypeDef") -> dict[str, Any]:
    row = row_for(record)
    assert row is not None
    return row


def test_a_row_has_exactly_the_attributes_of_the_delta_table() -> None:
    row = published(record_of())
    flat = row.pop("Imms")
    assert row == {
        "PK": "c0ffee",
        "ImmsID": "1b2c",
        "Operation": "CREATE",
        "VaccineType": "3in1",
        "SupplierSystem": "EMIS",
        "DateTimeStamp": "2025-03-04T10:11:12+00:00",
        "SequenceNumber": "1100000000017454423009",
        "Source": "IEDS",
        "ExpiresAt": 1741083072 + 30 * 86400,
    }
    assert flat["BATCH_NUMBER"] == "L1"
    assert str(flat["DOSE_AMOUNT"]) == "0.50"
    assert flat["ACTION_FLAG"] == "NEW"
    assert isinstance(flat["CONVERSION_ERRORS"], list)


def test_the_operation_of_the_item_counts_and_not_the_kind_of_the_change() -> None:
    row = published(record_of("MODIFY", Operation="DELETE", SupplierSystem="TPP", DeletedAt=1))
    assert (row["Operation"], row["Imms"]["ACTION_FLAG"]) == ("DELETE", "DELETE")
    assert row["SupplierSystem"] == "TPP"


@pytest.mark.parametrize(
    ("sort_key", "vaccine_type"), [("FLU#1b2c", "flu"), (" Flu #1b2c", "flu"), (None, "unknown")]
)
def test_the_vaccine_type_is_the_lower_case_head_of_the_sort_key(
    sort_key: str | None, vaccine_type: str
) -> None:
    assert published(record_of(PatientSK=sort_key))["VaccineType"] == vaccine_type


def test_a_record_without_sequence_number_has_zero() -> None:
    record = record_of()
    del record["dynamodb"]["SequenceNumber"]
    assert published(record)["SequenceNumber"] == "0"


@pytest.mark.parametrize("supplier", ["DPSFULL", "DPSREDUCED"])
def test_two_suppliers_are_skipped_whatever_their_items_hold(supplier: str) -> None:
    assert row_for(record_of(SupplierSystem=supplier)) is None
    assert row_for(record_of(SupplierSystem=supplier, Operation=None, Resource=None)) is None


@pytest.mark.parametrize("supplier", ["dpsfull", "DPSfull", "DPS", "DPSFULL "])
def test_no_other_supplier_is_skipped(supplier: str) -> None:
    assert published(record_of(SupplierSystem=supplier))["SupplierSystem"] == supplier


def test_a_removal_says_only_that_something_was_removed() -> None:
    record = record_of("REMOVE")
    del record["dynamodb"]["NewImage"]
    row = published(record)
    assert (row["Operation"], row["Imms"], row["ImmsID"], row["VaccineType"], row["SupplierSystem"]) == (
        "REMOVE", "", "unknown", "unknown", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("copied", "published_map"),
    [
        ({"A": "1"}, {"A": "1", "ACTION_FLAG": "UPDATE"}),
        ({"A": 0.5, "ACTION_FLAG": "NEW"}, {"A": Decimal("0.5"), "ACTION_FLAG": "NEW"}),
    ],
)
def test_an_item_with_a_flat_map_instead_of_a_resource_keeps_it(
    copied: dict[str, Any], published_map: dict[str, Any]
) -> None:
    record = record_of(Resource=None, Imms=json.dumps(copied), Operation="UPDATE")
    assert published(record)["Imms"] == published_map


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ({"Operation": None}, "no Operation"),
        ({"Resource": None}, "neither Resource nor Imms"),
        ({"Resource": "{}"}, "Resource is empty"),
    ],
)
def test_an_item_that_lacks_something_gives_no_row(attributes: dict[str, Any], reason: str) -> None:
    with pytest.raises(Unpublishable, match=reason):
        row_for(record_of(**attributes))


def test_a_resource_that_is_not_json_gives_no_row() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        row_for(record_of(Resource="lot 7"))
