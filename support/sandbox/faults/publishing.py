"""Faults of what is published in the delta table: which rows there are, when, and what a row says."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Context
from itertools import count
from typing import Any
from uuid import uuid4

from support.sandbox.delta import DeltaPublisher, conversion, publisher, rows
from support.sandbox.delta.conversion import _FIELDS as FIELDS
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, without

Row = dict[str, Any]


@fault("DLT-ROW-14", "SEQ-04", clue="DELETE")
def deletes_not_published(seams: Seams) -> None:
    """A delete is not published."""
    _withhold(seams, lambda row: bool(row["Operation"] == "DELETE"))


@fault("DLT-ROW-11", clue="not published")
def every_third_row_lost(seams: Seams) -> None:
    """Every third change is not published."""
    number = count(1)
    _withhold(seams, lambda row: next(number) % 3 == 0)


@fault("DLT-DLV-09", clue="not published")
def rows_with_conversion_errors_withheld(seams: Seams) -> None:
    """A record of which one field cannot be converted is not published at all."""
    _withhold(seams, lambda row: bool(row["Imms"]["CONVERSION_ERRORS"]))


@fault("DLT-ROW-11", "SEQ-02", clue="not published")
def unchanged_update_not_published(seams: Seams) -> None:
    """An update that leaves the content as it was is not published."""
    last: dict[str, Row] = {}

    def is_unchanged(row: Row) -> bool:
        content = without(row["Imms"], "ACTION_FLAG")
        before, last[row["ImmsID"]] = last.get(row["ImmsID"]), content
        return bool(row["Operation"] == "UPDATE" and before == content)

    _withhold(seams, is_unchanged)


@fault("DLT-DLV-04", "DLT-ROW-11", clue="delta row")
def changes_published_twice(seams: Seams) -> None:
    """Each change is published twice, as a change that is delivered again would be."""

    def around(right: Callable[..., None]) -> Callable[..., None]:
        def put(self: DeltaPublisher, row: Row) -> None:
            right(self, row)
            right(self, row | {"PK": uuid4().hex})

        return put

    seams.wrap(DeltaPublisher, "_put", around)


@fault("DLT-DLV-01", clue="not published")
def rows_a_minute_late(seams: Seams) -> None:
    """A change is published a minute after it was made."""

    def patience(self: DeltaPublisher) -> float | None:
        if not self._waiting:
            return None
        made_at = self._waiting[0]["dynamodb"]["ApproximateCreationDateTime"]
        return max(0.0, (made_at + timedelta(minutes=1) - datetime.now(UTC)).total_seconds())

    seams.replace(DeltaPublisher, "_patience", patience)


@fault("DLT-DLV-03", "DLT-ROW-07", clue="Operation")
def sequence_numbers_count_down(seams: Seams) -> None:
    """The sequence numbers of a record's rows put them in the opposite order."""
    _change_rows(seams, lambda row: {"SequenceNumber": str(10**30 - int(row["SequenceNumber"]))})


@fault("DLT-ROW-07", "DLT-DLV-03", clue="SequenceNumber")
def sequence_numbers_lost(seams: Seams) -> None:
    """Every row has 0 for its sequence number."""
    _change_rows(seams, lambda row: {"SequenceNumber": "0"})


@fault("DLT-ROW-03", "DLT-ROW-14", clue="Operation")
def deletes_told_as_updates(seams: Seams) -> None:
    """The row for a delete says that the record was updated, as it was in the table."""
    _change_rows(seams, lambda row: {"Operation": "UPDATE"} if row["Operation"] == "DELETE" else {})


@fault("DLT-ROW-04", clue="VaccineType")
def vaccine_type_in_capitals(seams: Seams) -> None:
    """A row spells the vaccine type as the events table does."""
    _change_rows(seams, lambda row: {"VaccineType": row["VaccineType"].upper()})


@fault("DLT-ROW-05", clue="SupplierSystem")
def supplier_of_the_first_change(seams: Seams) -> None:
    """Every row of a record names the supplier who recorded it, whoever made the change."""
    first: dict[str, Any] = {}
    _change_rows(
        seams, lambda row: {"SupplierSystem": first.setdefault(row["ImmsID"], row["SupplierSystem"])}
    )


@fault("DLT-ROW-06", clue="DateTimeStamp")
def rows_stamped_in_summer_time(seams: Seams) -> None:
    """A row tells the time of the change by a clock that is an hour ahead of UTC."""
    an_hour = timedelta(hours=1)
    _change_rows(
        seams,
        lambda row: {"DateTimeStamp": (datetime.fromisoformat(row["DateTimeStamp"]) + an_hour).isoformat()},
    )


@fault("DLT-ROW-09", clue="ExpiresAt")
def rows_that_never_expire(seams: Seams) -> None:
    """A row does not say when it expires."""
    seams.spoil(publisher, "row_for", lambda row: row and without(row, "ExpiresAt"))


@fault("DLT-ROW-09", clue="ExpiresAt")
def rows_that_expire_a_day_early(seams: Seams) -> None:
    """A row expires after 29 days."""
    seams.replace(rows, "_RETENTION", timedelta(days=29))


@fault("DLT-ROW-13", "SEQ-15", clue="delta row[0]")
def changes_by_dpsfull_published(seams: Seams) -> None:
    """What DPSFULL does is published like the changes by anybody else."""
    seams.replace(rows, "_SKIPPED_SUPPLIERS", ("DPSREDUCED",))


@fault("DLT-ROW-13", "SEQ-16", clue="not published")
def records_of_dpsfull_never_published(seams: Seams) -> None:
    """A record that DPSFULL has changed once is not published any more, whoever changes it then."""
    touched: set[str] = set()

    def around(right: Callable[..., Row | None]) -> Callable[..., Row | None]:
        def row_for(record: Any) -> Row | None:
            row, key = right(record), record["dynamodb"]["Keys"]["PK"]["S"]
            if row is None:
                touched.add(key)
            return None if key in touched else row

        return row_for

    seams.wrap(publisher, "row_for", around)


@fault("DLT-ROW-14", clue="Imms")
def deletes_without_content(seams: Seams) -> None:
    """The row for a delete says which record it was, and nothing of what it held."""
    kept = ("UNIQUE_ID", "UNIQUE_ID_URI", "ACTION_FLAG", "CONVERSION_ERRORS")
    _change_rows(
        seams,
        lambda row: (
            {"Imms": {name: value if name in kept else "" for name, value in row["Imms"].items()}}
            if row["Operation"] == "DELETE"
            else {}
        ),
    )


@fault("DLT-ROW-11", clue="Imms")
def content_before_the_change(seams: Seams) -> None:
    """The row for an update has the content that the record had before."""
    last: dict[str, Row] = {}

    def around(right: Callable[[Row], Row]) -> Callable[[Row], Row]:
        def content(item: Row) -> Row:
            new = right(item)
            before, last[item["PK"]] = last.get(item["PK"], new), new
            return before | {"ACTION_FLAG": new["ACTION_FLAG"]}

        return content

    seams.wrap(rows, "_flat_map", around)


@fault("DLT-ACTION_FLAG-1", clue="ACTION_FLAG")
def creation_flagged_as_create(seams: Seams) -> None:
    """The flag of a new record is CREATE, like the operation, and not NEW."""
    seams.entry(conversion._ACTION_FLAGS, "CREATE", "CREATE")


@fault("DLT-ROW-15", "DLT-ACTION_FLAG-2", clue="ACTION_FLAG")
def reinstatement_flagged_as_new(seams: Seams) -> None:
    """The flag of a record that was reinstated is NEW."""

    def around(right: Callable[[Row], Row]) -> Callable[[Row], Row]:
        return lambda item: (
            right(item) | ({"ACTION_FLAG": "NEW"} if item.get("DeletedAt") == "reinstated" else {})
        )

    seams.wrap(rows, "_flat_map", around)


@fault("DLT-CONVERSION_ERRORS-1", "DLT-CONVERSION_ERRORS-3", clue="CONVERSION_ERRORS")
def conversion_errors_not_told(seams: Seams) -> None:
    """The list of conversion errors is always empty."""
    seams.spoil(rows, "flat_map", lambda flat: flat | {"CONVERSION_ERRORS": []})


@fault("DLT-CONVERSION_ERRORS-3", clue="CONVERSION_ERRORS")
def first_conversion_error_told(seams: Seams) -> None:
    """Of several fields that cannot be converted only the first is told."""
    seams.spoil(rows, "flat_map", lambda flat: flat | {"CONVERSION_ERRORS": flat["CONVERSION_ERRORS"][:1]})


@fault("DLT-DLV-08", "DLT-DOSE_AMOUNT-4", clue="delta row[0]")
def dose_amount_rounded_to_fit(seams: Seams) -> None:
    """A dose amount of too many digits is rounded and published."""
    amount, fitting = FIELDS["DOSE_AMOUNT"], Context(prec=38).create_decimal
    seams.entry(
        FIELDS, "DOSE_AMOUNT", lambda resource: fitting(found) if (found := amount(resource)) else found
    )


def _change_rows(seams: Seams, change: Callable[[Row], Row]) -> None:
    """Change some attributes of the rows."""
    seams.spoil(publisher, "row_for", lambda row: row and row | change(row))


def _withhold(seams: Seams, unwanted: Callable[[Row], bool]) -> None:
    """Write no row for some changes."""
    seams.spoil(publisher, "row_for", lambda row: None if row and unwanted(row) else row)
