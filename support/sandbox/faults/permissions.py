"""Faults of who may do what."""

from dataclasses import replace
from typing import Any

from support.sandbox import service, suppliers
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams
from support.sandbox.outcomes import Refused, not_found, unauthorised
from support.sandbox.permissions import Letter, Permissions
from support.sandbox.records import Draft, Records
from support.sandbox.service import Immunizations
from support.sandbox.stored import PREFIX, Stored
from support.sandbox.suppliers import Supplier
from support.sandbox.validation import request, vaccine_type_of


@fault("API-PERM-01", clue="403")
def create_letter_opens_update(seams: Seams) -> None:
    """A supplier that may create records of a type may also update them."""
    _take_for(seams, Letter.UPDATE, Letter.CREATE)


@fault("API-PERM-01", clue="403")
def update_letter_opens_read(seams: Seams) -> None:
    """A supplier that may update records of a type may also read them."""
    _take_for(seams, Letter.READ, Letter.UPDATE)


@fault("API-PERM-01", clue="204")
def delete_takes_the_letter_for_update(seams: Seams) -> None:
    """Only a supplier that may update records of a type can delete them."""
    _take_for(seams, Letter.DELETE, Letter.UPDATE)


@fault("API-PERM-01", clue="403")
def types_compared_by_their_beginning(seams: Seams) -> None:
    """A permission for MMR opens MMRV too, because its name begins with it."""

    def allow(self: Permissions, letter: Letter, vaccine_type: str) -> bool:
        return any(vaccine_type.startswith(granted) for granted, own in self.granted if own == letter)

    seams.replace(Permissions, "allow", allow)


@fault("PERM-CFG-01", "API-PERM-02", clue="403")
def supplier_without_permissions_may_do_everything(seams: Seams) -> None:
    """A supplier that was given no permissions at all is not held back."""
    seams.wrap(
        Permissions,
        "allow",
        lambda right: (
            lambda self, letter, vaccine_type: not self.granted or right(self, letter, vaccine_type)
        ),
    )


@fault("API-PERM-05", "VAL-200", clue="403")
def update_judged_by_the_type_that_is_sent(seams: Seams) -> None:
    """An update takes permission for the vaccine type that is sent, whatever type the record had."""
    _judge_updates(seams, slice(0, 1))


@fault("API-PERM-05", "VAL-200", clue="403")
def update_judged_by_the_type_that_is_stored(seams: Seams) -> None:
    """An update takes permission for the vaccine type that the record had, whatever type is sent."""
    _judge_updates(seams, slice(1, 2))


@fault("API-PERM-05", "API-UPDATE-04", clue="403")
def bringing_back_judged_by_the_type_that_is_sent(seams: Seams) -> None:
    """An update that brings a record back takes no permission for the vaccine type that the record had."""

    def instead(refusal: Refused, self: Any, supplier: Supplier, record_id: str, *given: Any) -> Any:
        stored = self._records.get(record_id)
        if refusal.status != 403 or not stored.deleted:
            raise refusal
        vaccine_type = vaccine_type_of(request.parse_body(given[-1])) or ""
        service._require(supplier, Letter.UPDATE, vaccine_type)
        return self.update(_with_letter(supplier, Letter.UPDATE, stored.vaccine_type), record_id, *given)

    seams.rescue(Immunizations, "update", Refused, instead)


@fault("API-PERM-07", clue="Unauthorized")
def records_belong_to_their_supplier(seams: Seams) -> None:
    """A record can be read and updated only by the supplier who changed it last."""
    for operation in ("read", "update"):
        seams.wrap(Immunizations, operation, _for_its_supplier)


@fault("API-PERM-08", clue="201")
def recording_again_takes_the_letter_for_update(seams: Seams) -> None:
    """Recording a deleted vaccination again takes the permission to update, which only updates should."""
    _judge_bringing_back(seams, lambda stored, draft: draft.vaccine_type)


@fault("API-PERM-08", clue="201")
def recording_again_judged_by_the_type_that_is_stored(seams: Seams) -> None:
    """Recording a deleted vaccination again takes permission for the vaccine type that it had before."""
    _judge_bringing_back(seams, lambda stored, draft: stored.vaccine_type)


@fault("API-PERM-09", "API-READ-01", "API-DELETE-01", "API-UPDATE-01", clue="404")
def permission_checked_before_existence(seams: Seams) -> None:
    """Who may not do a thing with any vaccine type is refused, even for a record that does not exist."""
    for operation, letter in (
        ("read", Letter.READ),
        ("update", Letter.UPDATE),
        ("delete", Letter.DELETE),
    ):
        seams.rescue(Immunizations, operation, Refused, _refuse_first(letter))


@fault("API-PERM-04", "API-READ-01", clue="403")
def forbidden_record_told_as_missing(seams: Seams) -> None:
    """A record that the supplier may not read is said not to exist."""

    def instead(refusal: Refused, _: Any, __: Any, record_id: str) -> None:
        raise not_found(record_id) if refusal.status == 403 else refusal

    seams.rescue(Immunizations, "read", Refused, instead)


@fault("API-PERM-04", "VAL-200", clue="Unauthorized request for vaccine type")
def refusal_names_the_vaccine_type(seams: Seams) -> None:
    """The refusal of a request that is not permitted tells for which vaccine type."""

    def require(right: Any) -> Any:
        def telling(supplier: Supplier, letter: Letter, *vaccine_types: str) -> None:
            try:
                right(supplier, letter, *vaccine_types)
            except Refused as refusal:
                raise Refused(403, "forbidden", f"{refusal.diagnostics} {vaccine_types[0]}") from refusal

        return telling

    seams.wrap(service, "_require", require)


def _with_letter(supplier: Supplier, letter: Letter, vaccine_type: str) -> Supplier:
    granted = supplier.permissions.granted | {(vaccine_type, letter)}
    return replace(supplier, permissions=Permissions(granted))


def _take_for(seams: Seams, needed: Letter, taken: Letter) -> None:
    """Let one letter stand for another."""
    seams.wrap(
        Permissions,
        "allow",
        lambda right: (
            lambda self, letter, vaccine_type: right(
                self, taken if letter == needed else letter, vaccine_type
            )
        ),
    )


def _judge_updates(seams: Seams, counting: slice) -> None:
    """Let only some of the two types of an update count: the one that is sent, then the one stored."""

    def require(right: Any) -> Any:
        def judge(supplier: Supplier, letter: Letter, *vaccine_types: str) -> None:
            right(supplier, letter, *(vaccine_types[counting] if letter == Letter.UPDATE else vaccine_types))

        return judge

    seams.wrap(service, "_require", require)


def _judge_bringing_back(seams: Seams, vaccine_type: Any) -> None:
    """Demand the letter for update of whoever brings a record back."""

    def update(right: Any) -> Any:
        def judged(self: Records, stored: Stored, draft: Draft) -> Any:
            if stored.deleted:
                supplier = suppliers.read()[draft.supplier]
                service._require(supplier, Letter.UPDATE, vaccine_type(stored, draft))
            return right(self, stored, draft)

        return judged

    seams.wrap(Records, "update", update)


def _for_its_supplier(right: Any) -> Any:
    def operation(self: Any, supplier: Supplier, record_id: str, *given: Any) -> Any:
        key = {"PK": {"S": PREFIX + record_id}}
        item = self._records._client.get_item(TableName=self._records._table, Key=key).get("Item")
        if item and item["SupplierSystem"]["S"] != supplier.name:
            raise unauthorised()
        return right(self, supplier, record_id, *given)

    return operation


def _refuse_first(letter: Letter) -> Any:
    def instead(refusal: Refused, _: Any, supplier: Supplier, *__: Any) -> None:
        permitted = any(own == letter for _, own in supplier.permissions.granted)
        raise refusal if permitted or refusal.status != 404 else unauthorised()

    return instead
