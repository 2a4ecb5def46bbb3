import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from support.expected import events_item
from support.matching import compare
from tests.unit.expected.journeys import (
    RECORD_ID,
    epoch,
    history_of,
    recorded_history,
    recorded_item,
    sent_body,
)


def test_the_recorded_item_is_reproduced() -> None:
    assert compare(events_item(recorded_history()), recorded_item()) == []


def item_with(lot: str, **attributes: Any) -> dict[str, Any]:
    """The recorded item with the lot number that its last body had, and other attributes."""
    resource = json.loads(recorded_item()["Resource"]) | {"lotNumber": lot}
    return recorded_item() | {"Resource": json.dumps(resource)} | attributes


C, U, D = "CREATE", "UPDATE", "DELETE"
NEW = {"Operation": "CREATE", "Version": Decimal(1), "SupplierSystem": "EMIS"}
SEQUENCES = {
    "SEQ-01": ([C], item_with("LOT-0", **NEW)),
    "SEQ-02": ([C, U], item_with("LOT-1", **NEW | {"Operation": U, "Version": 2, "UpdatedAt": epoch(1)})),
    "SEQ-03": ([C, U, U], item_with("LOT-2", **NEW | {"Operation": U, "Version": 3, "UpdatedAt": epoch(2)})),
    "SEQ-04": ([C, D], item_with("LOT-0", **NEW | {"Operation": D, "DeletedAt": epoch(1)})),
    "SEQ-05": (
        [C, U, D],
        item_with(
            "LOT-1", **NEW | {"Operation": D, "Version": 2, "UpdatedAt": epoch(1), "DeletedAt": epoch(2)}
        ),
    ),
    "SEQ-06, SEQ-07, SEQ-10": (
        [C, D, U],
        item_with(
            "LOT-2", **NEW | {"Operation": U, "Version": 2, "UpdatedAt": epoch(2), "DeletedAt": "reinstated"}
        ),
    ),
    "SEQ-08": (
        [C, D, U, U],
        item_with(
            "LOT-3", **NEW | {"Operation": U, "Version": 3, "UpdatedAt": epoch(3), "DeletedAt": "reinstated"}
        ),
    ),
    "SEQ-09": (
        [C, D, U, D],
        item_with(
            "LOT-2", **NEW | {"Operation": D, "Version": 2, "UpdatedAt": epoch(2), "DeletedAt": epoch(3)}
        ),
    ),
    "SEQ-15": (["CREATE DPSFULL"], item_with("LOT-0", **NEW | {"SupplierSystem": "DPSFULL"})),
    "SEQ-16": (
        ["CREATE EMIS", "UPDATE DPSFULL", "DELETE TPP"],
        item_with(
            "LOT-1",
            **{
                "Operation": D,
                "Version": 2,
                "UpdatedAt": epoch(1),
                "DeletedAt": epoch(2),
                "SupplierSystem": "TPP",
            },
        ),
    ),
}


@pytest.mark.parametrize(("steps", "item"), SEQUENCES.values(), ids=SEQUENCES)
def test_a_sequence_of_changes_leaves_its_item(steps: list[str], item: dict[str, Any]) -> None:
    assert compare(events_item(history_of(*steps)), item) == []


def patient_of(body: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in body["contained"] if one["resourceType"] == "Patient")


@pytest.mark.parametrize(
    ("identifier", "key"),
    [
        ([{"value": "ABC"}], "Patient#ABC"),
        ([{"system": "https://other.example", "value": "1"}], "Patient#1"),
        ([{"system": "https://fhir.nhs.uk/Id/nhs-number"}], "Patient#TBC"),
        ([], "Patient#TBC"),
        (None, "Patient#TBC"),
    ],
)
def test_the_patient_key_is_whatever_identifies_the_patient_first(identifier: Any, key: str) -> None:
    body = sent_body()
    patient_of(body)["identifier"] = identifier
    assert events_item(history_of(C, body=body))["PatientPK"] == key


def test_an_update_moves_the_patient_keys_but_not_the_identifier_key() -> None:
    history = history_of(C, U)
    body = history.last_body
    patient_of(body)["identifier"][0]["value"] = "9693632109"
    body["protocolApplied"][0]["targetDisease"][0]["coding"][0]["code"] = "55735004"
    body["identifier"][0]["value"] = "another"
    item = events_item(history)
    assert item["PatientPK"] == "Patient#9693632109"
    assert item["PatientSK"] == f"RSV#{RECORD_ID}"
    assert item["IdentifierPK"] == recorded_item()["IdentifierPK"]


REINSTATED = item_with(
    "LOT-2", **NEW | {"Operation": U, "Version": 2, "UpdatedAt": epoch(2), "DeletedAt": "reinstated"}
)
DELETED = item_with("LOT-0", **NEW | {"Operation": D, "DeletedAt": epoch(1)})
WRONG_VALUES = [
    ("PK", RECORD_ID),
    ("PatientPK", "Patient#TBC"),
    ("PatientSK", f"covid#{RECORD_ID}"),
    ("IdentifierPK", "https://supplierABC/identifiers/vacc"),
    ("Resource", {}),
    ("Resource", "{not JSON"),
    ("Operation", "CREATE"),
    ("Version", Decimal(3)),
    ("Version", "2"),
    ("SupplierSystem", "emis"),
    ("UpdatedAt", epoch(1)),
    ("UpdatedAt", str(epoch(2))),
    ("UpdatedAt", epoch(2) * 1000),
    ("DeletedAt", epoch(1)),
    ("DeletedAt", "Reinstated"),
]


@pytest.mark.parametrize(("attribute", "value"), WRONG_VALUES)
def test_one_wrong_attribute_is_one_mismatch_that_names_it(attribute: str, value: Any) -> None:
    wrong = REINSTATED | {attribute: value}
    assert [found.where for found in compare(events_item(history_of(C, D, U)), wrong)] == [attribute]


@pytest.mark.parametrize("attribute", REINSTATED)
def test_a_missing_attribute_is_noticed(attribute: str) -> None:
    less = {name: value for name, value in REINSTATED.items() if name != attribute}
    [found] = compare(events_item(history_of(C, D, U)), less)
    assert (found.where, found.why) == (attribute, "missing")


@pytest.mark.parametrize("attribute", ["CreatedAt", "DeletedAt", "UpdatedAt", "VaccineType"])
def test_an_attribute_that_a_create_does_not_write_is_noticed(attribute: str) -> None:
    [found] = compare(events_item(recorded_history()), recorded_item() | {attribute: epoch(0)})
    assert (found.where, found.why) == (attribute, "unexpected")


@pytest.mark.parametrize("value", ["reinstated", epoch(0), epoch(1) + 3600, str(epoch(1)), None])
def test_the_time_of_a_delete_is_a_number_within_its_window(value: Any) -> None:
    [found] = compare(events_item(history_of(C, D)), DELETED | {"DeletedAt": value})
    assert found.where == "DeletedAt"


def leaves(value: Any, where: str) -> Iterator[str]:
    match value:
        case dict():
            for name, held in value.items():
                yield from leaves(held, f"{where}.{name}")
        case list():
            for position, element in enumerate(value):
                yield from leaves(element, f"{where}[{position}]")
        case _:
            yield where


def with_leaf_changed(value: Any, where: str, changed: str) -> Any:
    match value:
        case dict():
            return {name: with_leaf_changed(held, f"{where}.{name}", changed) for name, held in value.items()}
        case list():
            return [with_leaf_changed(each, f"{where}[{i}]", changed) for i, each in enumerate(value)]
        case bool():
            return not value if where == changed else value
        case str():
            return f"{value} " if where == changed else value
        case _:
            return value + 1 if where == changed else value


STORED = json.loads(recorded_item()["Resource"])


@pytest.mark.parametrize("leaf", list(leaves(STORED, "Resource")))
def test_any_change_inside_the_resource_is_one_mismatch_that_names_it(leaf: str) -> None:
    wrong = recorded_item() | {"Resource": json.dumps(with_leaf_changed(STORED, "Resource", leaf))}
    assert [found.where for found in compare(events_item(recorded_history()), wrong)] == [leaf]


@pytest.mark.parametrize("digits", ["0.30", "0.300"])
def test_a_number_in_other_digits_is_noticed(digits: str) -> None:
    wrong = recorded_item()["Resource"].replace('"value": 0.3,', f'"value": {digits},')
    [found] = compare(events_item(recorded_history()), recorded_item() | {"Resource": wrong})
    assert (found.where, found.why) == ("Resource.doseQuantity.value", "same number in other digits")


@pytest.mark.parametrize(
    "sent", ["0.50", "1.0", "1E+2", "1E-7", "0.12345678901234567890123456789012345678901234567"]
)
def test_a_number_is_stored_with_the_digits_it_was_sent_with(sent: str) -> None:
    body = sent_body()
    body["doseQuantity"]["value"] = Decimal(sent)
    stored = STORED | {"lotNumber": "LOT-0"}
    text = json.dumps(stored).replace('"value": 0.3,', f'"value": {sent},')
    item = recorded_item() | {"Resource": text, "SupplierSystem": "EMIS"}
    assert compare(events_item(history_of(C, body=body)), item) == []
