"""The events table as the service uses it: one item per vaccination, overwritten in place (EVT-10…38)."""

import json
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from support.sandbox.index import IDENTIFIER, PATIENT, Index
from support.sandbox.outcomes import not_found
from support.sandbox.search import Found
from support.sandbox.stored import PREFIX, Stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REINSTATED = "reinstated"


@dataclass(frozen=True)
class Draft:
    """What a create or an update is about to store."""

    record_id: str
    vaccine_type: str
    supplier: str
    resource: str
    """The resource as the JSON text to be stored."""


class Records:
    """Reads and writes the events table."""

    def __init__(
        self, client: "DynamoDBClient", table: str, index: Index, epoch_seconds: Callable[[], float]
    ) -> None:
        """Use a table; the index must be following it."""
        self._client = client
        self._table = table
        self._index = index
        self._epoch_seconds = epoch_seconds
        self.writing = threading.Lock()
        """To be held from looking to writing: two clients must not both find an identifier unused."""

    def get(self, record_id: str) -> Stored | None:
        """Find a record by id, deleted ones included."""
        return self._read(PREFIX + record_id)

    def with_identifier(self, identifier: str) -> Stored | None:
        """Find a record by its `IdentifierPK`, deleted ones included."""
        found = self._read_all(self._index.find(IDENTIFIER, identifier))
        return next((each for each in found if each.identifier == identifier), None)

    def by_identifier(self, system: str, value: str) -> Found | None:
        """Find a record for an identifier search: deleted ones included (API-BUG-01)."""
        stored = self.with_identifier(f"{system}#{value}")
        return _found(stored, stored.vaccine_type) if stored else None

    def of_patient(self, nhs_number: str, vaccine_types: Collection[str]) -> list[Found]:
        """Find the live records of a patient by vaccine type, then id: the order of the patient index."""
        patient = f"Patient#{nhs_number}"
        found = [
            each
            for each in self._read_all(self._index.find(PATIENT, patient))
            if each.patient == patient and _is_listed(each, vaccine_types)
        ]
        found.sort(key=lambda each: (each.indexed_type, each.record_id))
        return [_found(each, each.indexed_type) for each in found]

    def create(self, draft: Draft) -> int:
        """Write a new item; its version is 1."""
        self._client.put_item(
            TableName=self._table, Item=_new_item(draft), ConditionExpression="attribute_not_exists(PK)"
        )
        return 1

    def update(self, stored: Stored, draft: Draft) -> int:
        """Replace a record's content, reinstating it if need be; returns its new version (EVT-31, EVT-33)."""
        version = stored.version + 1
        reinstated = {"DeletedAt": {"S": REINSTATED}} if stored.deleted else {}
        self._change(
            stored,
            {
                "UpdatedAt": self._now(),
                **_keys_of_patient(draft, json.loads(draft.resource, parse_float=Decimal)),
                "Resource": {"S": draft.resource},
                "Operation": {"S": "UPDATE"},
                "Version": {"N": str(version)},
                "SupplierSystem": {"S": draft.supplier},
                **reinstated,
            },
        )
        return version

    def delete(self, stored: Stored, supplier: str) -> None:
        """Mark a record as deleted: its content and its version stay (EVT-32)."""
        self._change(
            stored,
            {"DeletedAt": self._now(), "Operation": {"S": "DELETE"}, "SupplierSystem": {"S": supplier}},
        )

    def _read_all(self, keys: list[str]) -> list[Stored]:
        return [stored for key in keys if (stored := self._read(key))]

    def _read(self, key: str) -> Stored | None:
        answer = self._client.get_item(TableName=self._table, Key={"PK": {"S": key}}, ConsistentRead=True)
        return Stored.of(answer["Item"]) if "Item" in answer else None

    def _change(self, stored: Stored, values: dict[str, Any]) -> None:
        """Write attributes, provided that the record is as it was read (API-UPDATE-01, step 12)."""
        unchanged, as_read = _as_read(stored)
        try:
            self._client.update_item(
                TableName=self._table,
                Key={"PK": {"S": PREFIX + stored.record_id}},
                UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in values),
                ConditionExpression=unchanged,
                ExpressionAttributeNames={f"#{name}": name for name in {*values, "Version", "DeletedAt"}},
                ExpressionAttributeValues={f":{name}": value for name, value in values.items()} | as_read,
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                raise not_found(stored.record_id) from error
            raise

    def _now(self) -> dict[str, str]:
        return {"N": str(int(self._epoch_seconds()))}


def identifier_key(resource: dict[str, Any]) -> str:
    """`IdentifierPK` of a resource (EVT-15)."""
    identifier = resource["identifier"][0]
    return f"{identifier['system']}#{identifier['value']}"


def _new_item(draft: Draft) -> dict[str, Any]:
    """The eight attributes of an item that has just been created (EVT-30)."""
    resource = json.loads(draft.resource, parse_float=Decimal)
    return {
        "PK": {"S": PREFIX + draft.record_id},
        **_keys_of_patient(draft, resource),
        "IdentifierPK": {"S": identifier_key(resource)},
        "Resource": {"S": draft.resource},
        "Operation": {"S": "CREATE"},
        "Version": {"N": "1"},
        "SupplierSystem": {"S": draft.supplier},
    }


def _keys_of_patient(draft: Draft, resource: dict[str, Any]) -> dict[str, Any]:
    """`PatientPK` and `PatientSK` (EVT-11…14): the system of the patient's number is not looked at."""
    patient = next(each for each in resource["contained"] if each["resourceType"] == "Patient")
    identifiers = patient.get("identifier") or [{}]
    return {
        "PatientPK": {"S": f"Patient#{identifiers[0].get('value', 'TBC')}"},
        "PatientSK": {"S": f"{draft.vaccine_type}#{draft.record_id}"},
    }


def _is_listed(stored: Stored, vaccine_types: Collection[str]) -> bool:
    """Whether a record of the patient is live and of a type that is searched (API-SPT-05)."""
    return stored.indexed_type in vaccine_types and not stored.deleted


def _as_read(stored: Stored) -> tuple[str, dict[str, Any]]:
    """The condition, with its values, that nobody changed the record since it was read."""
    values: dict[str, Any] = {":read_version": {"N": str(stored.version)}}
    if stored.deleted_at is None:
        return "#Version = :read_version AND attribute_not_exists(#DeletedAt)", values
    return (
        "#Version = :read_version AND #DeletedAt = :read_deleted_at",
        values | {":read_deleted_at": stored.deleted_at},
    )


def _found(stored: Stored, vaccine_type: str) -> Found:
    return Found(stored.record_id, vaccine_type, stored.version, stored.content, stored.resource)
