"""The item that the events table holds for a record (EVT-10 to EVT-38)."""

from decimal import Decimal
from typing import Any

from support.expected.history import History
from support.expected.instants import epoch_seconds
from support.expected.resource import Resource, stored_resource
from support.expected.vaccine_type import vaccine_type_of
from support.matching import Digits, JsonText


def events_item(history: History) -> dict[str, Any]:
    """Give the complete item, for `compare` with one as boto3's table resource reads it.

    It has exactly the attributes that the history has led to: the eight of a create (EVT-30), `UpdatedAt`
    once updated (EVT-20), `DeletedAt` once deleted (EVT-21).
    """
    resource = stored_resource(history.last_body, history.id)
    return {
        "PK": f"Immunization#{history.id}",
        "PatientPK": f"Patient#{_patient_number(resource) or 'TBC'}",
        "PatientSK": f"{vaccine_type_of(resource)}#{history.id}",
        "IdentifierPK": _identifier_key(history.first_body),
        "Resource": JsonText(_digit_for_digit(resource)),
        "Operation": history.last.operation,
        "Version": history.version,
        "SupplierSystem": history.last.supplier,
        **_times(history),
    }


def _times(history: History) -> dict[str, Any]:
    times: dict[str, Any] = {}
    if updated := history.last_of("UPDATE"):
        times["UpdatedAt"] = epoch_seconds(updated)
    if deleted := history.last_of("DELETE"):
        times["DeletedAt"] = "reinstated" if history.is_reinstated else epoch_seconds(deleted)
    return times


def _patient_number(resource: Resource) -> str | None:
    """Give the value of the Patient's first identifier, whatever its system (EVT-11 to EVT-13)."""
    patient = next(held for held in resource["contained"] if held["resourceType"] == "Patient")
    identifiers = patient.get("identifier", [{}])
    number: str | None = identifiers[0].get("value")
    return number


def _identifier_key(body: Resource) -> str:
    """Give the key that only a create writes (EVT-15)."""
    identifier = body["identifier"][0]
    return f"{identifier['system']}#{identifier['value']}"


def _digit_for_digit(value: Any) -> Any:
    """Ask for the very digits of each number (EVT-RES-09)."""
    match value:
        case dict():
            return {name: _digit_for_digit(held) for name, held in value.items()}
        case list():
            return [_digit_for_digit(element) for element in value]
        case int() | Decimal() if not isinstance(value, bool):
            return Digits(value)
        case _:
            return value
