"""Faults of deleting a record."""

from typing import Any

import simplejson

from support.sandbox.backend import Backend
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, with_header, without
from support.sandbox.faults.storing import Attributes, on_change
from support.sandbox.outcomes import Refused, validation_errors
from support.sandbox.records import REINSTATED, Records
from support.sandbox.service import Answer, Immunizations
from support.sandbox.stored import PREFIX, Stored


@fault("API-DELETE-02", clue="e-tag")
def delete_tells_a_version(seams: Seams) -> None:
    """The answer to a delete tells a version, though a delete makes none."""
    seams.spoil(Immunizations, "delete", lambda answer: with_header(answer, "E-Tag", "1"))


@fault("API-DELETE-02", clue="204")
def delete_compares_the_version(seams: Seams) -> None:
    """A delete that names another version than the present one is refused, though none is needed."""

    def operation(right: Any) -> Any:
        def of_the_present(self: Any, asked: Any, supplier: Any) -> Any:
            stored = self._records.get(asked.path.rsplit("/", 1)[-1]) if asked.method == "DELETE" else None
            if stored and asked.headers.get("E-Tag", str(stored.version)) != str(stored.version):
                raise validation_errors(f"Immunization resource version:{asked.headers['E-Tag']} is invalid.")
            return right(self, asked, supplier)

        return of_the_present

    seams.wrap(Backend, "_operation", operation)


@fault("API-DELETE-03", "EVT-38", "SEQ-14", clue="404")
def record_can_be_deleted_twice(seams: Seams) -> None:
    """Deleting a deleted record is answered as if it had been there."""

    def instead(refusal: Refused, self: Any, _: Any, record_id: str) -> Answer:
        if refusal.status == 404 and self._records.get(record_id):
            return Answer(204)
        raise refusal

    seams.rescue(Immunizations, "delete", Refused, instead)


@fault("EVT-38", "SEQ-14", "API-DELETE-03", clue="SupplierSystem")
def second_delete_is_refused_and_written(seams: Seams) -> None:
    """Deleting a deleted record is refused, but leaves the name of whoever tried."""

    def instead(refusal: Refused, self: Any, supplier: Any, record_id: str) -> None:
        if refusal.status == 404 and (stored := self._records.get(record_id)):
            self._records.delete(stored, supplier.name)
        raise refusal

    seams.rescue(Immunizations, "delete", Refused, instead)


@fault("API-DELETE-01", clue="404")
def delete_of_nothing_succeeds(seams: Seams) -> None:
    """Deleting a record that does not exist is answered as if it had been there."""

    def instead(refusal: Refused, self: Any, _: Any, record_id: str) -> Answer:
        if refusal.status == 404 and self._records.get(record_id) is None:
            return Answer(204)
        raise refusal

    seams.rescue(Immunizations, "delete", Refused, instead)


@fault("API-DELETE-01", "EVT-36", "API-PERM-04", clue="Operation")
def forbidden_delete_is_refused_and_done(seams: Seams) -> None:
    """A delete by a supplier without permission is refused, but the record is deleted by then."""

    def instead(refusal: Refused, self: Any, supplier: Any, record_id: str) -> None:
        if refusal.status == 403:
            self._records.delete(self._records.get(record_id), supplier.name)
        raise refusal

    seams.rescue(Immunizations, "delete", Refused, instead)


@fault("API-DELETE-03", "EVT-32", "SEQ-04", clue="events item")
def delete_destroys_the_record(seams: Seams) -> None:
    """A delete removes the item from the events table instead of marking it."""

    def remove(self: Any, stored: Stored, supplier: str) -> None:
        self._client.delete_item(TableName=self._table, Key={"PK": {"S": PREFIX + stored.record_id}})

    seams.replace(Records, "delete", remove)


@fault("API-DELETE-02", "API-DELETE-03", "EVT-32", clue="Operation")
def delete_answers_and_changes_nothing(seams: Seams) -> None:
    """A delete is answered as done, and the record stays."""
    seams.replace(Records, "delete", lambda self, stored, supplier: None)


@fault("EVT-18", "API-VER-01", "EVT-32", "SEQ-04", clue="Version")
def delete_raises_the_version(seams: Seams) -> None:
    """A delete counts the version up, as an update does."""
    on_change(
        seams,
        "DELETE",
        lambda stored, values: {**values, "Version": {"N": str(stored.version + 1)}},
    )


@fault("EVT-RES-13", "EVT-32", "API-DELETE-03", clue="contained")
def delete_forgets_the_people(seams: Seams) -> None:
    """A delete takes patient and practitioner out of the record that stays in the table."""

    def forget(stored: Stored, values: Attributes) -> Attributes:
        return {**values, "Resource": {"S": simplejson.dumps(without(stored.content, "contained"))}}

    on_change(seams, "DELETE", forget)


@fault("EVT-19", "EVT-32", clue="SupplierSystem")
def delete_keeps_the_supplier(seams: Seams) -> None:
    """A deleted item still names the supplier who changed it last, not the one who deleted it."""
    on_change(seams, "DELETE", lambda _, values: without(values, "SupplierSystem"))


@fault("EVT-17", "EVT-32", "SEQ-04", clue="Operation")
def delete_is_not_told_as_one(seams: Seams) -> None:
    """A deleted item has the operation UPDATE, and only its time of deletion shows what happened."""
    on_change(seams, "DELETE", lambda _, values: {**values, "Operation": {"S": "UPDATE"}})


@fault("EVT-21", "EVT-32", clue="DeletedAt")
def time_of_deletion_as_text(seams: Seams) -> None:
    """The time of deletion is stored as text."""
    on_change(seams, "DELETE", lambda _, values: {**values, "DeletedAt": {"S": values["DeletedAt"]["N"]}})
    seams.replace(Stored, "deleted", property(lambda self: self.deleted_at not in (None, {"S": REINSTATED})))
