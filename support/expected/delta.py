"""The rows that the delta table holds for a record (DLT-ROW-01 to DLT-ROW-15)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from support.expected.flat import flat_map
from support.expected.history import History
from support.expected.instants import epoch_seconds, utc_text
from support.expected.resource import stored_resource
from support.expected.vaccine_type import vaccine_type_of
from support.matching import HEX32, Matching, Mismatch

_SKIPPED_SUPPLIERS = ("DPSFULL", "DPSREDUCED")
_KEPT_FOR_SECONDS = 30 * 86400
_SEQUENCE_NUMBER = Matching(r"\d+", "a stream sequence number")

_MOST_DIGITS = 38
_SMALLEST_NUMBER = Decimal("1E-130")
_NUMBER_TOO_LARGE = Decimal("1E+126")


def delta_rows(history: History) -> list[dict[str, Any]]:
    """Give the complete rows, in the order of their sequence numbers, for `compare`.

    There is one for each change (DLT-ROW-11), but none for a change by a supplier that is skipped
    (DLT-ROW-13) or to a record whose dose amount the table cannot hold (DLT-DLV-08). So the list may be
    empty, and then a plain comparison proves nothing: show the absence of rows by another means.
    """
    rows = (_row(history.up_to(position)) for position in range(len(history.changes)))
    numbers: dict[int, int] = {}
    return [
        row | {"SequenceNumber": _InTurn(position, numbers)}
        for position, row in enumerate(row for row in rows if _is_written(row))
    ]


def _row(history: History) -> dict[str, Any]:
    """Give the row for the last change of a history."""
    change = history.last
    resource = stored_resource(history.last_body, history.id)
    return {
        "PK": HEX32,
        "ImmsID": history.id,
        "Operation": change.operation,
        "VaccineType": vaccine_type_of(resource).lower(),
        "SupplierSystem": change.supplier,
        "DateTimeStamp": utc_text(change),
        "SequenceNumber": _SEQUENCE_NUMBER,
        "Source": "IEDS",
        "ExpiresAt": epoch_seconds(change, later=_KEPT_FOR_SECONDS),
        "Imms": flat_map(resource, change.operation),
    }


def _is_written(row: dict[str, Any]) -> bool:
    return row["SupplierSystem"] not in _SKIPPED_SUPPLIERS and _can_be_held(row["Imms"].get("DOSE_AMOUNT"))


def _can_be_held(value: Any) -> bool:
    """Say whether DynamoDB can hold a value as a number; text is no matter."""
    if not isinstance(value, (int, Decimal)):
        return True
    number = Decimal(value)
    in_range = not number or _SMALLEST_NUMBER <= abs(number) < _NUMBER_TOO_LARGE
    return in_range and len(number.as_tuple().digits) <= _MOST_DIGITS


@dataclass(frozen=True)
class _InTurn:
    """The sequence number of a row, which is greater than that of the row before (DLT-ROW-07, DLT-DLV-03)."""

    position: int
    numbers: dict[int, int]
    """Those of the rows that have been compared, by position; shared by the rows of a record."""

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to what is no number, and to one that does not come after the one before."""
        if found := _SEQUENCE_NUMBER.mismatches(actual, where):
            return found
        self.numbers[self.position] = number = int(str(actual))
        before = self.numbers.get(self.position - 1, -1)
        if number > before:
            return []
        return [Mismatch(where, f"more than {before}", actual, "not after the row before")]

    def __str__(self) -> str:
        return str(_SEQUENCE_NUMBER)
