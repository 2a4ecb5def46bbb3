"""The operations on one record, each with its checks in their order (API-CREATE-01 and so on)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from support.sandbox import fhir_model
from support.sandbox.outcomes import Refused, not_found, unauthorised, validation_errors
from support.sandbox.permissions import Letter
from support.sandbox.records import Draft, Records, identifier_key
from support.sandbox.stored import Stored
from support.sandbox.suppliers import Supplier
from support.sandbox.validation import check_immunization, request


@dataclass(frozen=True)
class Answer:
    """What the service answers with: a status, its own headers, and a body to be sent as JSON."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None


class Immunizations:
    """Create, read, update and delete."""

    def __init__(self, records: Records, base_url: str, new_id: Callable[[], str]) -> None:
        self._records = records
        self._base_url = base_url
        self._new_id = new_id

    def create(self, supplier: Supplier, raw: bytes | None) -> Answer:
        """`POST /Immunization` (API-CREATE-01…09)."""
        body = request.parse_body(raw)
        request.check_create_id(body)
        vaccine_type = check_immunization(body)
        _require(supplier, Letter.CREATE, vaccine_type)
        identifier = identifier_key(body)
        with self._records.writing:
            stored = self._to_reinstate(identifier)
            record_id = stored.record_id if stored else self._new_id()
            draft = Draft(
                record_id, vaccine_type, supplier.name, fhir_model.to_stored({**body, "id": record_id})
            )
            version = self._records.update(stored, draft) if stored else self._records.create(draft)
        location = f"{self._base_url}/Immunization/{record_id}"
        return Answer(201, {"Location": location, "E-Tag": str(version)})

    def read(self, supplier: Supplier, record_id: str) -> Answer:
        """`GET /Immunization/{id}` (API-READ-01…05)."""
        request.check_path_id(record_id)
        stored = self._live(record_id)
        _require(supplier, Letter.READ, stored.vaccine_type)
        return Answer(200, {"E-Tag": str(stored.version)}, stored.resource())

    def update(self, supplier: Supplier, record_id: str, etag: str | None, raw: bytes | None) -> Answer:
        """`PUT /Immunization/{id}` (API-UPDATE-01…05)."""
        header = request.require_version(etag)
        request.check_path_id(record_id)
        version = request.parse_version(header)
        body = request.parse_body(raw)
        request.check_update_id(body, record_id)
        vaccine_type = check_immunization(body)
        draft = Draft(record_id, vaccine_type, supplier.name, fhir_model.to_stored(body))
        with self._records.writing:
            stored = self._records.get(record_id)
            if stored is None:
                raise not_found(record_id)
            if not stored.deleted:
                stored.resource()  # a live record that became unreadable cannot be updated (API-BUG-09)
            _require(supplier, Letter.UPDATE, vaccine_type, stored.vaccine_type)
            _check_identifier(stored, body)
            _check_version(stored, version)
            return Answer(200, {"E-Tag": str(self._records.update(stored, draft))})

    def delete(self, supplier: Supplier, record_id: str) -> Answer:
        """`DELETE /Immunization/{id}` (API-DELETE-01…04)."""
        request.check_path_id(record_id)
        with self._records.writing:
            stored = self._live(record_id)
            _require(supplier, Letter.DELETE, stored.vaccine_type)
            self._records.delete(stored, supplier.name)
        return Answer(204)

    def _to_reinstate(self, identifier: str) -> Stored | None:
        """Find the deleted record that has this identifier, which no live one may have (API-CREATE-04…07)."""
        stored = self._records.with_identifier(identifier)
        if stored is not None and not stored.deleted:
            raise Refused(422, "duplicate", f"The provided identifier: {identifier} is duplicated")
        return stored

    def _live(self, record_id: str) -> Stored:
        stored = self._records.get(record_id)
        if stored is None or stored.deleted:
            raise not_found(record_id)
        return stored


def _require(supplier: Supplier, letter: Letter, *vaccine_types: str) -> None:
    """Refuse a supplier that lacks the letter for one of the types (API-PERM-04)."""
    if not all(supplier.permissions.allow(letter, each) for each in vaccine_types):
        raise unauthorised()


def _check_identifier(stored: Stored, body: dict[str, Any]) -> None:
    """An update keeps the identifier (VAL-203…205); a `#` in its system defeats this (API-UPDATE-05)."""
    system, _, value = stored.identifier.partition("#")
    submitted = body["identifier"][0]
    changed = [
        f"identifier[0].{member}"
        for member, kept in (("system", system), ("value", value))
        if submitted[member] != kept
    ]
    if changed:
        raise validation_errors(f"{' and '.join(changed)} doesn't match with the stored content")


def _check_version(stored: Stored, version: int) -> None:
    """An update names the version that it was made from; not so for a deleted record (VAL-206, VAL-207)."""
    resource = f"The requested immunization resource {stored.record_id}"
    if stored.deleted or version == stored.version:
        return
    if version < stored.version:
        raise validation_errors(f"{resource} has changed since the last retrieve.")
    raise validation_errors(f"{resource} version is inconsistent with the existing version.")
