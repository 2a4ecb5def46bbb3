"""Faults of updating a record."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import simplejson

from support.sandbox import service
from support.sandbox.backend import Backend
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, with_header
from support.sandbox.outcomes import Refused, invariant, not_found, validation_errors
from support.sandbox.records import Draft, Records
from support.sandbox.service import Answer, Immunizations
from support.sandbox.stored import Stored
from support.sandbox.validation import check_immunization, request


@fault("VAL-206", "API-UPDATE-01", clue="400")
def stale_version_accepted(seams: Seams) -> None:
    """An update that was made from an old version is accepted, and what came in between is lost."""
    seams.wrap(
        service,
        "_check_version",
        lambda right: lambda stored, version: right(stored, max(version, stored.version)),
    )


@fault("VAL-207", "API-UPDATE-01", "EVT-37", clue="400")
def future_version_accepted(seams: Seams) -> None:
    """An update that names a version which is still to come is accepted."""
    seams.wrap(
        service,
        "_check_version",
        lambda right: lambda stored, version: right(stored, min(version, stored.version)),
    )


@fault("VAL-207", clue="inconsistent")
def versions_compared_as_text(seams: Seams) -> None:
    """Whether a version is overtaken is told as texts are sorted, by which 2147483648 comes before 3."""

    def check(stored: Stored, version: int) -> None:
        resource = f"The requested immunization resource {stored.record_id}"
        if stored.deleted or version == stored.version:
            return
        if str(version) < str(stored.version):
            raise validation_errors(f"{resource} has changed since the last retrieve.")
        raise validation_errors(f"{resource} version is inconsistent with the existing version.")

    seams.replace(service, "_check_version", check)


@fault("VAL-002", "API-UPDATE-01", clue="400")
def update_without_a_version_accepted(seams: Seams) -> None:
    """An update that does not say its version is taken to be made from the present one."""

    def update(right: Any) -> Any:
        def current(self: Any, supplier: Any, record_id: str, etag: str | None, raw: bytes | None) -> Any:
            stored = self._records.get(record_id) if etag is None else None
            return right(self, supplier, record_id, str(stored.version) if stored else etag, raw)

        return current

    seams.wrap(Immunizations, "update", update)


@fault("VAL-004", "API-UPDATE-01", clue="400")
def quoted_version_accepted(seams: Seams) -> None:
    """A version in quotes or with a W/ before it, as HTTP has it, is understood."""
    seams.wrap(request, "parse_version", lambda right: lambda header: right(header.strip('"W/')))


@fault("API-COM-04", "VAL-002", clue="400")
def version_read_from_if_match(seams: Seams) -> None:
    """An update without the header E-Tag takes its version from If-Match."""

    def operation(right: Any) -> Any:
        def with_version(self: Any, asked: Any, supplier: Any) -> Any:
            if "If-Match" in asked.headers:
                asked.environ.setdefault("HTTP_E_TAG", asked.headers["If-Match"])
            return right(self, asked, supplier)

        return with_version

    seams.wrap(Backend, "_operation", operation)


@fault("API-UPDATE-02", "VAL-202", clue="404")
def update_of_nothing_makes_a_record(seams: Seams) -> None:
    """An update of a record that does not exist makes it, under the id that the client chose."""

    def instead(refusal: Refused, self: Any, supplier: Any, record_id: str, _: Any, raw: bytes) -> Answer:
        if refusal.status != 404:
            raise refusal
        text = raw.decode()
        vaccine_type = check_immunization(request.parse_body(raw))
        return Answer(
            200, {"E-Tag": str(self._records.create(Draft(record_id, vaccine_type, supplier.name, text)))}
        )

    seams.rescue(Immunizations, "update", Refused, instead)


@fault("API-UPDATE-02", "EVT-31", "SEQ-02", clue="events item")
def update_answers_and_stores_nothing(seams: Seams) -> None:
    """An update is answered with the next version, and nothing of it is stored."""
    seams.replace(Records, "update", lambda self, stored, draft: stored.version + 1)


@fault("API-UPDATE-02", "API-READ-02", clue="lotNumber")
def update_keeps_what_it_does_not_name(seams: Seams) -> None:
    """An update is laid over the old content, of which everything stays that it leaves out."""

    def merge(right: Any) -> Any:
        def merged(self: Any, stored: Stored, draft: Draft) -> Any:
            content = stored.content | json.loads(draft.resource, parse_float=Decimal)
            return right(self, stored, replace(draft, resource=simplejson.dumps(content)))

        return merged

    seams.wrap(Records, "update", merge)


@fault("API-UPDATE-02", "API-VER-01", clue="e-tag")
def update_tells_the_version_it_was_made_from(seams: Seams) -> None:
    """An update is answered with the version that it was made from, not with the new one."""
    seams.spoil(
        Immunizations,
        "update",
        lambda answer: with_header(answer, "E-Tag", str(int(answer.headers["E-Tag"]) - 1)),
    )


@fault("API-ID-03", "VAL-205", clue="400")
def update_may_change_the_identifier(seams: Seams) -> None:
    """An update may bring another business identifier."""
    seams.replace(service, "_check_identifier", lambda stored, body: None)


@fault("VAL-205", "API-ID-03", clue="400")
def identifier_compared_without_case(seams: Seams) -> None:
    """An update may change small letters of the business identifier into capitals."""

    def compare(right: Any) -> Any:
        def caseless(stored: Stored, body: dict[str, Any]) -> None:
            sent = {name: body["identifier"][0][name].lower() for name in ("system", "value")}
            right(replace(stored, identifier=stored.identifier.lower()), {"identifier": [sent]})

        return caseless

    seams.wrap(service, "_check_identifier", compare)


@fault("VAL-203", "API-ID-03", clue="and identifier[0].value")
def only_the_first_changed_part_of_the_identifier_is_told(seams: Seams) -> None:
    """An update that changes system and value of the identifier is told of the system alone."""

    def instead(refusal: Refused, *_: Any) -> None:
        raise invariant(refusal.diagnostics.replace(" and identifier[0].value", ""))

    seams.rescue(service, "_check_identifier", Refused, instead)


@fault("VAL-009", "API-UPDATE-01", clue="400")
def update_with_another_id_accepted(seams: Seams) -> None:
    """An update whose content has another id than its address is stored under the id of the address."""
    seams.replace(request, "check_update_id", lambda body, path_id: body.update({"id": path_id}))


@fault("VAL-009", "API-UPDATE-01", clue="400")
def update_without_an_id_accepted(seams: Seams) -> None:
    """An update whose content has no id is stored under the id of the address."""

    def check(right: Any) -> Any:
        def unless_absent(body: dict[str, Any], path_id: str) -> None:
            body.setdefault("id", path_id)
            right(body, path_id)

        return unless_absent

    seams.wrap(request, "check_update_id", check)


@fault("API-UPDATE-01", clue="400")
def existence_checked_before_content(seams: Seams) -> None:
    """An update of a record that does not exist is not found, whatever is wrong with its content."""

    def update(right: Any) -> Any:
        def existing(self: Any, supplier: Any, record_id: str, etag: str | None, raw: bytes | None) -> Any:
            header = request.require_version(etag)
            request.check_path_id(record_id)
            request.parse_version(header)
            if self._records.get(record_id) is None:
                raise not_found(record_id)
            return right(self, supplier, record_id, etag, raw)

        return existing

    seams.wrap(Immunizations, "update", update)


@fault("API-UPDATE-01", "VAL-205", clue="identifier[0].value")
def version_checked_before_identifier(seams: Seams) -> None:
    """An update that is out of date and brings another identifier is told of its version only."""

    def instead(refusal: Refused, self: Any, _: Any, record_id: str, etag: str, *__: Any) -> None:
        if "stored content" in refusal.diagnostics:
            service._check_version(self._records.get(record_id), int(etag))
        raise refusal

    seams.rescue(Immunizations, "update", Refused, instead)
