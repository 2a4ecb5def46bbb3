"""The row that a change of the events table gives in the delta table."""

import json
from datetime import UTC, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer

from support.sandbox.delta.conversion import action_flag, flat_map

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams.type_defs import RecordTypeDef

_SKIPPED_SUPPLIERS = ("DPSFULL", "DPSREDUCED")
_RETENTION = timedelta(days=30)

_REMOVAL = {
    "ImmsID": "unknown",
    "Operation": "REMOVE",
    "VaccineType": "unknown",
    "SupplierSystem": None,
    "Imms": "",
}
"""A removal carries no image that says more; the table refuses a row without supplier (DLT-ROW-20)."""


class Unpublishable(Exception):
    """An item of the events table that no row can be made of (DLT-DLV-07)."""


def row_for(record: "RecordTypeDef") -> dict[str, Any] | None:
    """Make the row for a record of the events table's stream (DLT-ROW-01…20).

    Args:
        record: as `get_records` of boto3's DynamoDB streams client returns it.

    Returns:
        The attributes as plain values, or None for a change by a supplier that is skipped (DLT-ROW-13).

    Raises:
        Unpublishable: the item lacks its operation, or content to convert.
        ValueError: the content is not JSON.
    """
    change = record["dynamodb"]
    if record["eventName"] == "REMOVE":
        content = _REMOVAL
    else:
        item = _plain(change["NewImage"])
        if item.get("SupplierSystem") in _SKIPPED_SUPPLIERS:
            return None
        content = _content(item)
    made_at = change["ApproximateCreationDateTime"].astimezone(UTC).replace(microsecond=0)
    return {
        "PK": record["eventID"],
        **content,
        "DateTimeStamp": made_at.isoformat(),
        "SequenceNumber": change.get("SequenceNumber", "0"),
        "Source": "IEDS",
        "ExpiresAt": int((made_at + _RETENTION).timestamp()),
    }


def _plain(image: dict[str, Any]) -> dict[str, Any]:
    deserialize = TypeDeserializer().deserialize
    return {name: deserialize(value) for name, value in image.items()}


def _content(item: dict[str, Any]) -> dict[str, Any]:
    """What a row takes from the item itself."""
    if "Operation" not in item:
        raise Unpublishable("the item has no Operation")
    return {
        "ImmsID": item["PK"].removeprefix("Immunization#"),
        "Operation": item["Operation"],
        "VaccineType": item.get("PatientSK", "unknown").partition("#")[0].strip().lower(),
        "SupplierSystem": item.get("SupplierSystem"),
        "Imms": _flat_map(item),
    }


def _flat_map(item: dict[str, Any]) -> Any:
    """Convert the resource; an item that has a flat map instead keeps that one (DLT-ROW-17)."""
    if "Resource" in item:
        resource = _parsed(item["Resource"])
        if not resource:
            raise Unpublishable("the item's Resource is empty")
        return flat_map(resource, item["Operation"])
    if "Imms" in item:
        return {"ACTION_FLAG": action_flag(item["Operation"])} | _parsed(item["Imms"])
    raise Unpublishable("the item has neither Resource nor Imms")


def _parsed(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)
