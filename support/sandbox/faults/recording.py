"""Faults of creating a record."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import uuid1, uuid4

from support.reference import DISEASES
from support.sandbox import fhir_model, server, service
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, with_header, without
from support.sandbox.outcomes import Refused, invalid, invariant
from support.sandbox.permissions import Letter
from support.sandbox.records import Draft, identifier_key
from support.sandbox.service import Answer, Immunizations
from support.sandbox.suppliers import Supplier
from support.sandbox.validation import request, vaccine_type, vaccine_type_of


@fault("API-CREATE-05", clue="201")
def create_answers_200(seams: Seams) -> None:
    """A create is answered 200 instead of 201."""
    seams.spoil(Immunizations, "create", lambda answer: replace(answer, status=200))


@fault("API-CREATE-05", clue="e-tag")
def create_tells_no_version(seams: Seams) -> None:
    """The answer to a create does not tell the version of the new record."""
    seams.spoil(
        Immunizations, "create", lambda answer: replace(answer, headers=without(answer.headers, "E-Tag"))
    )


@fault("API-CREATE-10", "API-CREATE-05", clue="e-tag")
def version_is_quoted(seams: Seams) -> None:
    """The answer to a create has its version in quotes, as other FHIR services write it."""
    seams.spoil(
        Immunizations, "create", lambda answer: with_header(answer, "E-Tag", f'W/"{answer.headers["E-Tag"]}"')
    )


@fault("API-CREATE-05", "API-PATH-03", clue="location")
def location_is_relative(seams: Seams) -> None:
    """The address of a new record lacks the host and the base path."""

    def relative(answer: Any) -> Any:
        record_id = answer.headers["Location"].rsplit("/", 1)[-1]
        return with_header(answer, "Location", f"/Immunization/{record_id}")

    seams.spoil(Immunizations, "create", relative)


@fault("API-CREATE-05", "EVT-10", clue="events item")
def location_is_that_of_no_record(seams: Seams) -> None:
    """The address of a new record has another id than the one under which it is stored."""

    def elsewhere(answer: Any) -> Any:
        records = answer.headers["Location"].rsplit("/", 1)[0]
        return with_header(answer, "Location", f"{records}/{uuid4()}")

    seams.spoil(Immunizations, "create", elsewhere)


@fault("API-CREATE-05", "API-COM-08", clue="body")
def create_sends_the_record_back(seams: Seams) -> None:
    """The answer to a create has the record that was sent as its body."""
    seams.wrap(
        Immunizations,
        "create",
        lambda right: lambda self, supplier, raw: replace(right(self, supplier, raw), body=json.loads(raw)),
    )


@fault("API-ID-01", "EVT-10", clue="UUID v4")
def ids_tell_the_time(seams: Seams) -> None:
    """New records get time-based ids, from which others can be guessed, instead of random ones."""
    seams.replace(server, "uuid4", uuid1)


@fault("API-CREATE-03", "VAL-008", "API-ID-01", clue="400")
def id_of_the_client_passed_over(seams: Seams) -> None:
    """A create that brings an id of its own is accepted, and stored under another."""
    seams.replace(request, "check_create_id", lambda body: None)


@fault("VAL-008", "API-ID-01", clue="id field must not be present")
def null_id_taken_for_an_id(seams: Seams) -> None:
    """A create whose id is null is refused as if it had brought one."""

    def check(body: dict[str, Any]) -> None:
        if "id" in body:
            raise invariant("id field must not be present for CREATE operation")

    seams.replace(request, "check_create_id", check)


@fault("API-CREATE-08", "VAL-006", clue="malformed JSON")
def malformed_json_told_without_the_place(seams: Seams) -> None:
    """A body that is no JSON is refused without saying what is wrong with it, and where."""

    def instead(refusal: Refused, _: bytes | None) -> None:
        raise invalid("Request's body contains malformed JSON") if refusal.status == 400 else refusal

    seams.rescue(request, "parse_body", Refused, instead)


@fault("API-CREATE-04", "API-ID-03", "VAL-201", "SEQ-12", clue="422")
def duplicate_becomes_a_second_record(seams: Seams) -> None:
    """A vaccination whose identifier is in use is recorded once more, beside the first record."""
    seams.rescue(Immunizations, "_to_reinstate", Refused, lambda *_: None)


@fault("API-CREATE-04", "API-ID-03", "VAL-201", "SEQ-12", clue="422")
def duplicate_overwrites_the_record(seams: Seams) -> None:
    """A vaccination whose identifier is in use replaces the record that has it, as an update would."""
    seams.replace(
        Immunizations, "_to_reinstate", lambda self, identifier: self._records.with_identifier(identifier)
    )


@fault("API-CREATE-04", "API-COM-13", "VAL-201", clue="422")
def duplicate_refused_with_409(seams: Seams) -> None:
    """A vaccination whose identifier is in use is refused with 409 Conflict."""

    def instead(refusal: Refused, *_: Any) -> None:
        raise Refused(409, "conflict", refusal.diagnostics)

    seams.rescue(Immunizations, "_to_reinstate", Refused, instead)


@fault("API-CREATE-04", "VAL-201", clue="is duplicated")
def duplicate_told_without_its_system(seams: Seams) -> None:
    """The refusal of a duplicate names the value of the identifier and not its system."""

    def instead(refusal: Refused, _: Any, identifier: str) -> None:
        value = identifier.partition("#")[2]
        raise Refused(refusal.status, refusal.code, f"The provided identifier: {value} is duplicated")

    seams.rescue(Immunizations, "_to_reinstate", Refused, instead)


@fault("API-ID-03", clue="422")
def identifier_compared_without_its_system(seams: Seams) -> None:
    """A vaccination is taken for a duplicate if the identifier of another record has the same value."""
    _compare_identifiers(seams, lambda identifier: identifier.partition("#")[2])


@fault("API-ID-03", clue="422")
def duplicates_found_without_regard_to_case(seams: Seams) -> None:
    """A vaccination is taken for a duplicate if its identifier differs from another in capitals alone."""
    _compare_identifiers(seams, str.lower)


@fault("API-ID-04", "VAL-185", clue="400")
def unknown_disease_passed_over(seams: Seams) -> None:
    """A target disease that the service does not know is passed over, and the others decide the type."""
    seams.wrap(
        vaccine_type,
        "_type_of",
        lambda right: lambda codes: right([code for code in codes if code in DISEASES]),
    )


@fault("API-ID-03", "API-CREATE-04", "VAL-201", clue="422")
def identifier_unique_within_a_patient_only(seams: Seams) -> None:
    """An identifier that is in use is taken for a new one if another patient was vaccinated."""

    def instead(refusal: Refused, self: Any, supplier: Any, raw: bytes) -> Any:
        body = request.parse_body(raw)
        stored = self._records.with_identifier(identifier_key(body)) if refusal.status == 422 else None
        if stored is None or stored.patient.partition("#")[2] in raw.decode():
            raise refusal
        return _record_unasked(self, supplier, body)

    seams.rescue(Immunizations, "create", Refused, instead)


@fault("EVT-36", "SEQ-11", "API-PERM-04", clue="stored all the same")
def vaccination_refused_and_stored(seams: Seams) -> None:
    """A vaccination that the supplier may not record is refused, but has been stored by then."""

    def instead(refusal: Refused, self: Any, supplier: Any, raw: bytes) -> None:
        if refusal.status == 403:
            _record_unasked(self, supplier, request.parse_body(raw))
        raise refusal

    seams.rescue(Immunizations, "create", Refused, instead)


@fault("API-CREATE-01", clue="403")
def permission_checked_before_content(seams: Seams) -> None:
    """A supplier without permission is refused before it is told what is wrong with the vaccination."""

    def instead(refusal: Refused, _: Any, supplier: Any, raw: bytes) -> None:
        if refusal.status == 400 and refusal.code == "invariant":
            with suppress(LookupError, TypeError, AttributeError):
                found = vaccine_type_of(request.parse_body(raw))
                service._require(supplier, Letter.CREATE, found or "")
        raise refusal

    seams.rescue(Immunizations, "create", Refused, instead)


@fault("API-CREATE-01", clue="422")
def duplicate_noticed_before_permission(seams: Seams) -> None:
    """Whoever may not record a vaccination learns from the refusal that its identifier is in use."""

    def instead(refusal: Refused, self: Any, _: Any, raw: bytes) -> None:
        if refusal.status == 403:
            self._to_reinstate(identifier_key(request.parse_body(raw)))
        raise refusal

    seams.rescue(Immunizations, "create", Refused, instead)


def _compare_identifiers(seams: Seams, essence: Callable[[str], str]) -> None:
    """Let identifiers be the same if this makes the same of them."""

    def to_reinstate(right: Any) -> Any:
        def alike(self: Any, identifier: str) -> Any:
            pages = self._records._client.get_paginator("scan").paginate(TableName=self._records._table)
            taken = {essence(key): key for key in pages.search("Items[].IdentifierPK.S")}
            return right(self, taken.get(essence(identifier), identifier))

        return alike

    seams.wrap(Immunizations, "_to_reinstate", to_reinstate)


def _record_unasked(immunizations: Any, supplier: Supplier, body: dict[str, Any]) -> Answer:
    """Store a new record without looking at permission or identifier."""
    record_id = str(uuid4())
    text = fhir_model.to_stored({**body, "id": record_id})
    immunizations._records.create(Draft(record_id, vaccine_type_of(body) or "", supplier.name, text))
    location = f"{immunizations._base_url}/Immunization/{record_id}"
    return Answer(201, {"Location": location, "E-Tag": "1"})
