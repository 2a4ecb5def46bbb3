"""Faults of what is stored in the events table."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal

from support.reference import NHS_NUMBER
from support.sandbox import records
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, without
from support.sandbox.outcomes import Refused
from support.sandbox.records import Draft, Records
from support.sandbox.service import Immunizations
from support.sandbox.stored import Stored

Attributes = dict[str, Any]
"""Attributes of an item as DynamoDB spells them."""


def on_change(
    seams: Seams, operation: Literal["UPDATE", "DELETE"], change: Callable[[Stored, Attributes], Attributes]
) -> None:
    """Write something else than an update or a delete should.

    `change` gets the record as it was and the attributes that are right, and returns what is written.
    """

    def around(right: Any) -> Any:
        def write(self: Records, stored: Stored, values: Attributes) -> None:
            right(self, stored, change(stored, values) if values["Operation"]["S"] == operation else values)

        return write

    seams.wrap(Records, "_change", around)


@fault("EVT-30", clue="CreatedAt")
def new_item_tells_when_it_was_created(seams: Seams) -> None:
    """A new item has one attribute more, the time of its creation."""
    now = {"N": str(int(datetime.now(UTC).timestamp()))}
    seams.spoil(records, "_new_item", lambda item: {**item, "CreatedAt": now})


@fault("EVT-50", clue="events item")
def item_written_when_it_is_asked_for(seams: Seams) -> None:
    """A new item is kept in memory, and written when somebody asks for its record by id."""
    waiting: dict[str, Callable[[], int]] = {}

    def create(right: Any) -> Any:
        def remember(self: Records, draft: Draft) -> int:
            waiting[draft.record_id] = lambda: right(self, draft)
            return 1

        return remember

    def get(right: Any) -> Any:
        def write_first(self: Records, record_id: str) -> Any:
            waiting.pop(record_id, int)()
            return right(self, record_id)

        return write_first

    seams.wrap(Records, "create", create)
    seams.wrap(Records, "get", get)


@fault("EVT-12", "SEQ-17", clue="PatientPK")
def patient_without_number_is_none(seams: Seams) -> None:
    """Patients without an NHS number are filed under the key None."""
    _on_patient_key(seams, lambda key, _: key.replace("TBC", "None"))


@fault("EVT-13", "EVT-11", clue="PatientPK")
def patient_key_takes_nhs_numbers_only(seams: Seams) -> None:
    """A patient whose identifier does not say that it is an NHS number is filed as one without."""
    _on_patient_key(
        seams,
        lambda _, given: next((one["value"] for one in given if one.get("system") == NHS_NUMBER), "TBC"),
    )


@fault("EVT-14", clue="PatientSK")
def vaccine_type_in_small_letters(seams: Seams) -> None:
    """The patient sort key has the vaccine type in small letters."""

    def lower(keys: Attributes) -> Attributes:
        vaccine_type, _, record_id = keys["PatientSK"]["S"].partition("#")
        return {**keys, "PatientSK": {"S": f"{vaccine_type.lower()}#{record_id}"}}

    seams.spoil(records, "_keys_of_patient", lower)


@fault("EVT-15", clue="IdentifierPK")
def identifier_key_with_a_bar(seams: Seams) -> None:
    """The identifier key joins system and value by a bar, as a search writes them."""
    seams.spoil(
        records,
        "_new_item",
        lambda item: {**item, "IdentifierPK": {"S": item["IdentifierPK"]["S"].replace("#", "|")}},
    )


@fault("EVT-19", clue="SupplierSystem")
def supplier_in_capitals(seams: Seams) -> None:
    """The supplier of a new item is written in capitals."""
    seams.spoil(
        records,
        "_new_item",
        lambda item: {**item, "SupplierSystem": {"S": item["SupplierSystem"]["S"].upper()}},
    )


@fault("EVT-19", "EVT-31", clue="SupplierSystem")
def update_keeps_the_supplier(seams: Seams) -> None:
    """An updated item still names the supplier who made it, not the one who updated it."""
    on_change(seams, "UPDATE", lambda _, values: without(values, "SupplierSystem"))


@fault("EVT-20", "EVT-31", clue="UpdatedAt")
def update_does_not_say_when(seams: Seams) -> None:
    """An updated item has no time of update."""
    on_change(seams, "UPDATE", lambda _, values: without(values, "UpdatedAt"))


@fault("EVT-20", "EVT-31", clue="UpdatedAt")
def time_of_update_an_hour_ahead(seams: Seams) -> None:
    """The time of update is that of British Summer Time, taken for UTC."""
    on_change(
        seams,
        "UPDATE",
        lambda _, values: {**values, "UpdatedAt": {"N": str(int(values["UpdatedAt"]["N"]) + 3600)}},
    )


@fault("EVT-17", "EVT-31", clue="Operation")
def updated_item_stays_a_create(seams: Seams) -> None:
    """An updated item keeps the operation CREATE."""
    on_change(seams, "UPDATE", lambda _, values: without(values, "Operation"))


@fault("EVT-18", "EVT-31", clue="Version")
def update_stores_the_old_version(seams: Seams) -> None:
    """An update tells the next version and stores the one that was there."""
    on_change(seams, "UPDATE", lambda _, values: without(values, "Version"))


@fault("EVT-35", "EVT-31", "API-UPDATE-03", clue="PatientPK")
def patient_key_does_not_follow(seams: Seams) -> None:
    """A record whose NHS number is corrected stays filed under the wrong one."""
    on_change(seams, "UPDATE", lambda _, values: without(values, "PatientPK"))


@fault("EVT-35", "EVT-12", "API-UPDATE-03", clue="PatientPK")
def patient_key_stays_when_the_number_is_taken_away(seams: Seams) -> None:
    """A record whose NHS number is taken away by an update stays filed under it."""

    def keep(_: Stored, values: Attributes) -> Attributes:
        return without(values, "PatientPK") if values["PatientPK"]["S"] == "Patient#TBC" else values

    on_change(seams, "UPDATE", keep)


@fault("EVT-35", "EVT-31", "API-UPDATE-03", clue="PatientSK")
def vaccine_type_does_not_follow(seams: Seams) -> None:
    """A record whose diseases are corrected stays filed under the old vaccine type."""
    on_change(seams, "UPDATE", lambda _, values: without(values, "PatientSK"))


@fault("EVT-36", "SEQ-13", clue="SupplierSystem")
def refused_update_leaves_its_supplier(seams: Seams) -> None:
    """An update that is refused has already put the name of its supplier into the item."""

    def instead(refusal: Refused, self: Any, supplier: Any, record_id: str, *_: Any) -> None:
        if stored := self._records.get(record_id):
            self._records._change(stored, {"SupplierSystem": {"S": supplier.name}})
        raise refusal

    seams.rescue(Immunizations, "update", Refused, instead)


@fault("EVT-36", "DLT-ROW-16", "SEQ-13", clue="delta row")
def refused_update_is_published(seams: Seams) -> None:
    """An update that is refused writes the item as it was, so that the last change is published again."""

    def instead(refusal: Refused, self: Any, _: Any, record_id: str, *__: Any) -> None:
        if stored := self._records.get(record_id):
            self._records._change(stored, {"Resource": {"S": stored.text}})
        raise refusal

    seams.rescue(Immunizations, "update", Refused, instead)


def _on_patient_key(seams: Seams, choose: Callable[[str, list[dict[str, str]]], str]) -> None:
    """File patients under another key: `choose` gets the right one, and the patient's identifiers."""

    def around(right: Any) -> Any:
        def keys(draft: Draft, resource: dict[str, Any]) -> Attributes:
            found: Attributes = right(draft, resource)
            patient = next(each for each in resource["contained"] if each["resourceType"] == "Patient")
            chosen = choose(found["PatientPK"]["S"].partition("#")[2], patient.get("identifier", []))
            return {**found, "PatientPK": {"S": f"Patient#{chosen}"}}

        return keys

    seams.wrap(records, "_keys_of_patient", around)
