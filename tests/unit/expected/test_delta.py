from decimal import Decimal
from typing import Any

import pytest

from support.expected import delta_rows
from support.matching import compare
from tests.contract import delta_cases
from tests.unit.expected.journeys import RECORD_ID, epoch, history_of, sent_body

C, U, D = "CREATE", "UPDATE", "DELETE"
BASE = delta_cases.load()[0]
STAMP = "2026-03-04T10:00:01+00:00"
EXPIRY = epoch(0) + 30 * 86400
ROW: dict[str, Any] = {
    "PK": "0123456789abcdef0123456789abcdef",
    "ImmsID": RECORD_ID,
    "Operation": "CREATE",
    "VaccineType": "flu",
    "SupplierSystem": "EMIS",
    "DateTimeStamp": STAMP,
    "SequenceNumber": "000000000000000000042",
    "Source": "IEDS",
    "ExpiresAt": EXPIRY,
    "Imms": BASE.expected | {"BATCH_NUMBER": "LOT-0"},
}
EXPECTED = delta_rows(history_of("CREATE", body=BASE.resource))


def test_a_complete_row_matches() -> None:
    assert compare(EXPECTED, [ROW]) == []


@pytest.mark.parametrize(("number", "wrong"), [("43", []), ("42", [1]), ("0", [1]), ("7", [1])])
def test_the_sequence_numbers_of_a_record_rise(number: str, wrong: list[int]) -> None:
    expected = delta_rows(history_of("CREATE", "DELETE", body=BASE.resource))
    rows = [{"SequenceNumber": each} for each in ("000000000000000000042", number)]
    for _ in range(2):  # a row may be looked at again
        found = {each.where for each in compare(expected, rows)}
        assert [n for n in (0, 1) if f"$[{n}].SequenceNumber" in found] == wrong


@pytest.mark.parametrize(
    "stamp", ["2026-03-04T10:00:00+00:00", "2026-03-04T10:00:02+00:00", "2026-03-04T10:00:01.5+00:00"]
)
def test_a_time_stamp_may_lie_anywhere_in_the_window(stamp: str) -> None:
    assert compare(EXPECTED, [ROW | {"DateTimeStamp": stamp}]) == []


WRONG_VALUES = [
    ("PK", RECORD_ID),
    ("ImmsID", f"Immunization#{RECORD_ID}"),
    ("Operation", "NEW"),
    ("VaccineType", "FLU"),
    ("SupplierSystem", "emis"),
    ("DateTimeStamp", "2026-03-04T10:00:01Z"),
    ("DateTimeStamp", "2026-03-04T11:00:01+01:00"),
    ("DateTimeStamp", "2026-03-04 10:00:01+00:00"),
    ("DateTimeStamp", "2026-03-04T09:59:59+00:00"),
    ("DateTimeStamp", "2026-03-04T10:00:03+00:00"),
    ("SequenceNumber", Decimal(42)),
    ("SequenceNumber", ""),
    ("Source", "IEDS "),
    ("ExpiresAt", str(EXPIRY)),
    ("ExpiresAt", EXPIRY - 3),
    ("ExpiresAt", EXPIRY + 3),
    ("Imms", "{}"),
]


@pytest.mark.parametrize(("attribute", "value"), WRONG_VALUES)
def test_one_wrong_attribute_is_one_mismatch_that_names_it(attribute: str, value: Any) -> None:
    assert [found.where for found in compare(EXPECTED, [ROW | {attribute: value}])] == [f"$[0].{attribute}"]


@pytest.mark.parametrize("attribute", ROW)
def test_a_missing_attribute_is_noticed(attribute: str) -> None:
    less = {name: value for name, value in ROW.items() if name != attribute}
    [found] = compare(EXPECTED, [less])
    assert (found.where, found.why) == (f"$[0].{attribute}", "missing")


def test_an_attribute_that_no_row_has_is_noticed() -> None:
    [found] = compare(EXPECTED, [ROW | {"Version": Decimal(1)}])
    assert (found.where, found.why) == ("$[0].Version", "unexpected")


@pytest.mark.parametrize("field", ROW["Imms"])
def test_one_wrong_flat_field_is_one_mismatch_that_names_it(field: str) -> None:
    wrong = ROW | {"Imms": ROW["Imms"] | {field: "wrong"}}
    assert [found.where for found in compare(EXPECTED, [wrong])] == [f"$[0].Imms.{field}"]


def test_a_missing_and_an_unexpected_row_are_noticed() -> None:
    assert [found.where for found in compare(EXPECTED, [])] == ["$[0]"]
    assert [found.where for found in compare(EXPECTED, [ROW, ROW])] == ["$[1]"]


NEW, UPDATED, DELETED = (C, "NEW"), (U, "UPDATE"), (D, "DELETE")
SEQUENCES = [
    ("SEQ-01", [C], [NEW]),
    ("SEQ-02", [C, U], [NEW, UPDATED]),
    ("SEQ-03", [C, U, U], [NEW, UPDATED, UPDATED]),
    ("SEQ-04", [C, D], [NEW, DELETED]),
    ("SEQ-05", [C, U, D], [NEW, UPDATED, DELETED]),
    ("SEQ-06, SEQ-07", [C, D, U], [NEW, DELETED, UPDATED]),
    ("SEQ-08", [C, D, U, U], [NEW, DELETED, UPDATED, UPDATED]),
    ("SEQ-09", [C, D, U, D], [NEW, DELETED, UPDATED, DELETED]),
    ("SEQ-15", ["CREATE DPSFULL"], []),
    ("SEQ-15", ["CREATE DPSREDUCED"], []),
    ("DLT-ROW-13", ["CREATE dpsfull"], [NEW]),
    ("DLT-ROW-13", ["CREATE DPSFULL", "UPDATE EMIS"], [UPDATED]),
    ("SEQ-16", ["CREATE EMIS", "UPDATE DPSFULL", "DELETE EMIS"], [NEW, DELETED]),
]


@pytest.mark.parametrize(("rule", "steps", "rows"), SEQUENCES)
def test_a_sequence_of_changes_leaves_its_rows(
    rule: str, steps: list[str], rows: list[tuple[str, str]]
) -> None:
    found = delta_rows(history_of(*steps))
    assert [(row["Operation"], row["Imms"]["ACTION_FLAG"]) for row in found] == rows


def test_each_row_tells_the_supplier_the_content_and_the_time_of_its_change() -> None:
    created, deleted, reinstated = delta_rows(history_of("CREATE EMIS", "DELETE TPP", "UPDATE RAVS"))
    assert [row["SupplierSystem"] for row in (created, deleted, reinstated)] == ["EMIS", "TPP", "RAVS"]
    assert [row["Imms"]["BATCH_NUMBER"] for row in (created, deleted, reinstated)] == [
        "LOT-0",
        "LOT-0",
        "LOT-2",
    ]
    stamps = ["2026-03-04T10:00:01+00:00", "2026-03-04T11:00:01+00:00", "2026-03-04T12:00:01+00:00"]
    rows = (created, deleted, reinstated)
    assert [
        [position for position, row in enumerate(rows) if not compare(row["DateTimeStamp"], stamp)]
        for stamp in stamps
    ] == [[0], [1], [2]]


def test_a_record_without_an_nhs_number_leaves_it_blank() -> None:
    body = sent_body()
    del body["contained"][1]["identifier"]
    [row] = delta_rows(history_of(C, body=body))
    assert row["Imms"]["NHS_NUMBER"] == ""


HELD = ["0", "-0.5", "1" * 38, "0." + "1" * 38, "9.9E+125", "1E-130", "0E-200"]
REFUSED = ["1" * 39, "0." + "1" * 39, "1E+126", "1E+130", "-1E+126", "9E-131", "1E-140"]


@pytest.mark.parametrize(("value", "rows"), [*((each, 1) for each in HELD), *((each, 0) for each in REFUSED)])
def test_a_dose_amount_that_the_table_cannot_hold_leaves_no_row(value: str, rows: int) -> None:
    body = sent_body()
    body["doseQuantity"]["value"] = Decimal(value)
    assert len(delta_rows(history_of(C, body=body))) == rows


def test_a_row_is_written_again_once_the_dose_amount_can_be_held() -> None:
    history = history_of(C, U, D)
    history.first_body["doseQuantity"]["value"] = 10**40
    assert [row["Operation"] for row in delta_rows(history)] == [U, D]
