"""Faults of bringing a deleted record back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from support.sandbox import service
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, with_header, without
from support.sandbox.faults.storing import Attributes, on_change
from support.sandbox.outcomes import Refused, not_found
from support.sandbox.records import Records
from support.sandbox.service import Immunizations
from support.sandbox.stored import PREFIX, Stored
from support.sandbox.validation import request


@fault("API-CREATE-07", "API-ID-03", "SEQ-10", clue="422")
def identifier_of_a_record_that_is_back_is_free(seams: Seams) -> None:
    """Once a record was deleted and brought back, recording its identifier again replaces its content."""

    def instead(refusal: Refused, self: Any, identifier: str) -> Any:
        stored = self._records.with_identifier(identifier)
        if stored.deleted_at is None:
            raise refusal
        return stored

    seams.rescue(Immunizations, "_to_reinstate", Refused, instead)


@fault("API-CREATE-06", "EVT-34", "SEQ-07", clue="location")
def deleted_vaccination_recorded_again_is_new(seams: Seams) -> None:
    """Recording a deleted vaccination again makes a new record and leaves the deleted one as it is."""
    seams.spoil(Immunizations, "_to_reinstate", lambda stored: None)


@fault("API-CREATE-06", "API-DELETE-04", "SEQ-07", clue="422")
def deleted_vaccination_cannot_be_recorded_again(seams: Seams) -> None:
    """The identifier of a deleted record stays in use, and recording it again is refused as a duplicate."""

    def refuse(deleted: Stored | None) -> None:
        if deleted:
            raise Refused(422, "duplicate", f"The provided identifier: {deleted.identifier} is duplicated")

    seams.spoil(Immunizations, "_to_reinstate", refuse)


@fault("API-CREATE-06", clue="e-tag")
def record_that_is_back_told_as_version_1(seams: Seams) -> None:
    """Recording a deleted vaccination again is answered with version 1, whatever version is stored."""
    seams.spoil(Immunizations, "create", lambda answer: with_header(answer, "E-Tag", "1"))


@fault("API-READ-05", "API-VER-03", clue="does not exist")
def record_that_is_back_cannot_be_read(seams: Seams) -> None:
    """A record that was deleted and brought back is still taken for deleted when it is read."""

    def live(right: Any) -> Any:
        def find(self: Any, record_id: str) -> Any:
            stored = right(self, record_id)
            if stored.deleted_at:
                raise not_found(record_id)
            return stored

        return find

    seams.wrap(Immunizations, "_live", live)


@fault("API-UPDATE-04", "EVT-37", clue="200")
def deleted_record_has_its_version_compared(seams: Seams) -> None:
    """An update that would bring a deleted record back is refused unless it names the last version."""
    seams.wrap(
        service,
        "_check_version",
        lambda right: lambda stored, version: right(replace(stored, deleted_at=None), version),
    )


@fault("API-UPDATE-04", "VAL-206", "VAL-207", clue="400")
def record_that_is_back_takes_any_version(seams: Seams) -> None:
    """Once a record was deleted and brought back, updates from any version are accepted."""
    seams.wrap(
        service,
        "_check_version",
        lambda right: lambda stored, version: None if stored.deleted_at else right(stored, version),
    )


@fault("API-UPDATE-04", "EVT-33", "SEQ-06", clue="404")
def deleted_record_cannot_be_updated(seams: Seams) -> None:
    """An update does not find a deleted record, and so cannot bring it back."""

    def update(right: Any) -> Any:
        def live(self: Any, supplier: Any, record_id: str, etag: str | None, raw: bytes | None) -> Any:
            stored = self._records.get(record_id)
            if stored and stored.deleted:
                request.require_version(etag)
                raise not_found(record_id)
            return right(self, supplier, record_id, etag, raw)

        return live

    seams.wrap(Immunizations, "update", update)


@fault("VAL-205", "API-ID-03", "API-UPDATE-04", clue="400")
def bringing_back_may_change_the_identifier(seams: Seams) -> None:
    """An update that brings a record back may give it another business identifier."""
    seams.wrap(
        service,
        "_check_identifier",
        lambda right: lambda stored, body: None if stored.deleted else right(stored, body),
    )


@fault("EVT-33", "EVT-34", "API-UPDATE-04", clue="DeletedAt")
def record_that_is_back_stays_marked_as_deleted(seams: Seams) -> None:
    """Bringing a record back stores the new content, but leaves the time of deletion where it is."""
    on_change(seams, "UPDATE", lambda _, values: without(values, "DeletedAt"))


@fault("EVT-21", "EVT-33", "EVT-34", clue="DeletedAt")
def record_that_is_back_is_marked_as_active(seams: Seams) -> None:
    """A record that was brought back is marked with the word active instead of reinstated."""

    def mark(_: Stored, values: Attributes) -> Attributes:
        return {**values, "DeletedAt": {"S": "active"}} if "DeletedAt" in values else values

    on_change(seams, "UPDATE", mark)


@fault("EVT-21", "SEQ-08", clue="DeletedAt")
def next_update_forgets_that_a_record_was_back(seams: Seams) -> None:
    """The next update of a record that was brought back takes the word reinstated away."""

    def change(right: Any) -> Any:
        def overwrite(self: Any, stored: Stored, values: Attributes) -> None:
            right(self, stored, values)
            if values["Operation"]["S"] == "UPDATE" and not stored.deleted:
                key = {"PK": {"S": PREFIX + stored.record_id}}
                self._client.update_item(TableName=self._table, Key=key, UpdateExpression="REMOVE DeletedAt")

        return overwrite

    seams.wrap(Records, "_change", change)


@fault("EVT-34", "SEQ-07", "EVT-17", clue="Operation")
def record_that_is_back_is_stored_as_a_create(seams: Seams) -> None:
    """A record that is brought back is stored, and published, as CREATE."""
    _on_bringing_back(seams, lambda stored, values: {**values, "Operation": {"S": "CREATE"}})


@fault("API-VER-02", "EVT-18", "API-VER-01", clue="Version")
def version_begins_anew(seams: Seams) -> None:
    """A record that is brought back is stored at version 1 again."""
    _on_bringing_back(seams, lambda stored, values: {**values, "Version": {"N": "1"}})


@fault("API-CREATE-06", "EVT-34", "EVT-33", clue="Resource")
def old_content_comes_back(seams: Seams) -> None:
    """A record that is brought back has its old content, not the one that was sent."""
    _on_bringing_back(seams, lambda stored, values: without(values, "Resource"))


def _on_bringing_back(seams: Seams, change: Callable[[Stored, Attributes], Attributes]) -> None:
    on_change(seams, "UPDATE", lambda stored, values: change(stored, values) if stored.deleted else values)
