"""Faults of reading a record."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from support.sandbox import fhir_model
from support.sandbox.backend import Backend
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, with_header, without
from support.sandbox.outcomes import Refused
from support.sandbox.service import Answer, Immunizations
from support.sandbox.validation import request


@fault("API-READ-02", clue="e-tag")
def read_always_tells_version_1(seams: Seams) -> None:
    """A read tells version 1, however often the record was updated."""
    seams.spoil(Immunizations, "read", lambda answer: with_header(answer, "E-Tag", "1"))


@fault("API-READ-02", "API-UPDATE-02", clue="e-tag")
def read_is_answered_from_a_cache(seams: Seams) -> None:
    """A record that was read once is shown as it was then, whatever has been changed since."""
    kept: dict[str, Answer] = {}

    def read(right: Any) -> Any:
        return lambda self, supplier, record_id: kept.setdefault(record_id, right(self, supplier, record_id))

    seams.wrap(Immunizations, "read", read)


@fault("API-READ-05", "API-DELETE-04", clue="404")
def deleted_record_can_be_read(seams: Seams) -> None:
    """A record that was deleted can still be read."""

    def instead(refusal: Refused, self: Any, _: Any, record_id: str) -> Answer:
        stored = self._records.get(record_id) if refusal.status == 404 else None
        if stored is None:
            raise refusal
        return Answer(200, {"E-Tag": str(stored.version)}, stored.resource())

    seams.rescue(Immunizations, "read", Refused, instead)


@fault("API-READ-05", "API-DELETE-04", clue="404")
def deleted_record_told_apart(seams: Seams) -> None:
    """A read says of a deleted record that it is gone, instead of not knowing it."""

    def instead(refusal: Refused, self: Any, _: Any, record_id: str) -> None:
        if refusal.status == 404 and self._records.get(record_id):
            raise Refused(410, "deleted", f"Immunization resource was deleted. ID: {record_id}")
        raise refusal

    seams.rescue(Immunizations, "read", Refused, instead)


@fault("API-READ-03", clue="meta")
def read_adds_the_version_to_the_content(seams: Seams) -> None:
    """A read puts the version into the record's metadata, as FHIR servers commonly do."""

    def with_meta(answer: Answer) -> Answer:
        meta = {**(answer.body or {}).get("meta", {}), "versionId": answer.headers["E-Tag"]}
        return replace(answer, body={**(answer.body or {}), "meta": meta})

    seams.spoil(Immunizations, "read", with_meta)


@fault("API-MAP-05", "API-READ-02", clue="contained")
def read_leaves_the_contained_resources_out(seams: Seams) -> None:
    """A read leaves patient and practitioner out, as a search does."""
    seams.spoil(
        Immunizations, "read", lambda answer: replace(answer, body=without(answer.body or {}, "contained"))
    )


@fault("API-MAP-11", "API-READ-02", clue="postalCode")
def read_hides_the_postcode(seams: Seams) -> None:
    """A read shows the postcode for people who want to stay hidden instead of the patient's own."""

    def hide(resource: dict[str, Any]) -> dict[str, Any]:
        for held in resource["contained"]:
            held.update({"address": [{"postalCode": "ZZ99 3CZ"}]} if "address" in held else {})
        return resource

    seams.spoil(fhir_model, "to_returned", hide)


@fault("API-MAP-03", "API-READ-02", clue="recorded")
def read_moves_times_to_utc(seams: Seams) -> None:
    """A read shows the time of recording in UTC instead of with the offset that was sent."""

    def move(resource: dict[str, Any]) -> dict[str, Any]:
        recorded = resource["recorded"]
        moved = datetime.fromisoformat(recorded).astimezone(UTC).isoformat() if "T" in recorded else recorded
        return {**resource, "recorded": moved}

    seams.spoil(fhir_model, "to_returned", move)


@fault("API-MAP-09", "API-READ-02", clue="doseQuantity")
def read_shows_the_dose_amount_as_text(seams: Seams) -> None:
    """A read shows the dose amount as text, so that no digit is lost."""

    def spell(resource: dict[str, Any]) -> dict[str, Any]:
        if "value" in resource.get("doseQuantity", {}):
            resource["doseQuantity"]["value"] = str(resource["doseQuantity"]["value"])
        return resource

    seams.spoil(fhir_model, "to_returned", spell)


@fault("API-READ-04", clue="identifier")
def read_gives_the_summary_that_is_asked_for(seams: Seams) -> None:
    """A read that asks for a summary gets no more than the id of the record."""

    def operation(right: Any) -> Any:
        def summarised(self: Any, asked: Any, supplier: Any) -> Any:
            answer = right(self, asked, supplier)
            if answer is None or answer.status != 200 or "_summary" not in asked.args:
                return answer
            return replace(answer, body={name: answer.body[name] for name in ("resourceType", "id")})

        return summarised

    seams.wrap(Backend, "_operation", operation)


@fault("API-ID-02", "API-READ-01", "VAL-003", clue="400")
def id_may_have_an_underscore(seams: Seams) -> None:
    """A record whose id has an underscore is looked for, instead of the id being refused for its form."""
    _allow_ids(seams, r"[A-Za-z0-9\-._]{1,64}")


@fault("API-ID-02", "API-READ-01", "VAL-003", clue="400")
def id_may_have_65_characters(seams: Seams) -> None:
    """An id is refused as too long from 66 characters on, not from 65."""
    _allow_ids(seams, r"[A-Za-z0-9\-.]{1,65}")


@fault("API-ID-02", "API-READ-01", "VAL-003", clue="404")
def id_may_not_have_64_characters(seams: Seams) -> None:
    """An id is refused as too long from 64 characters on, not from 65."""
    _allow_ids(seams, r"[A-Za-z0-9\-.]{1,63}")


def _allow_ids(seams: Seams, form: str) -> None:
    seams.replace(request, "_PATH_ID", re.compile(f"^{form}$"))
