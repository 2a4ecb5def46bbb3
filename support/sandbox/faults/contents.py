"""Faults of the record as it is stored: what becomes of its content."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import simplejson

from support.sandbox import fhir_model
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, without
from support.sandbox.faults.storing import Attributes, on_change
from support.sandbox.stored import Stored
from support.sandbox.validation import request
from support.sandbox.validation.reduction import without_later_snomed_codings

Resource = dict[str, Any]


def _on_content(seams: Seams, change: Callable[[Resource], Resource]) -> None:
    """Store another resource than the right one, which `change` gets."""

    def rewrite(text: str) -> str:
        return simplejson.dumps(change(json.loads(text, parse_float=Decimal)))

    seams.spoil(fhir_model, "to_stored", rewrite)


def _on_updated_content(seams: Seams, change: Callable[[Resource], Resource]) -> None:
    def change_text(_: Stored, values: Attributes) -> Attributes:
        resource = change(json.loads(values["Resource"]["S"], parse_float=Decimal))
        return {**values, "Resource": {"S": simplejson.dumps(resource)}}

    on_change(seams, "UPDATE", change_text)


@fault("EVT-RES-01", clue="meta")
def version_added_to_the_content(seams: Seams) -> None:
    """The stored record gets metadata with a version, as FHIR servers commonly add them."""
    _on_content(seams, lambda resource: {**resource, "meta": {"versionId": "1", **resource.get("meta", {})}})


@fault("EVT-RES-12", "API-MAP-04", clue="meta")
def metadata_of_the_client_dropped(seams: Seams) -> None:
    """Metadata that the client sends is not stored."""
    _on_content(seams, lambda resource: without(resource, "meta"))


@fault("EVT-RES-09", clue="doseQuantity")
def decimals_lose_their_digits(seams: Seams) -> None:
    """Decimals pass through floating point before they are stored, so that 1.10 becomes 1.1."""
    _on_content(seams, _with_floats)


@fault("EVT-RES-07", "API-MAP-03", clue="occurrenceDateTime")
def times_stored_in_utc(seams: Seams) -> None:
    """The time of vaccination is moved to UTC before it is stored."""
    _on_occurrence(seams, lambda time: time.astimezone(UTC))


@fault("EVT-RES-07", "API-MAP-03", clue="occurrenceDateTime")
def fractions_of_seconds_cut_off(seams: Seams) -> None:
    """The time of vaccination loses its fraction of a second."""
    _on_occurrence(seams, lambda time: time.replace(microsecond=0))


@fault("EVT-RES-05", "API-MAP-10", clue="lotNumber")
def lot_number_trimmed(seams: Seams) -> None:
    """Spaces around the lot number are taken away."""

    def trim(resource: Resource) -> Resource:
        lot = {"lotNumber": resource["lotNumber"].strip()} if "lotNumber" in resource else {}
        return {**resource, **lot}

    _on_content(seams, trim)


@fault("EVT-RES-04", "API-MAP-10", clue="family")
def letters_garbled(seams: Seams) -> None:
    """The bytes of a request are taken for Latin-1, so that letters beyond ASCII are garbled."""
    seams.wrap(request, "parse_body", lambda right: lambda raw: right(raw and raw.decode("latin-1").encode()))


@fault("EVT-RES-03", clue="given")
def forenames_sorted(seams: Seams) -> None:
    """The forenames of the patient are put into alphabetical order."""

    def order(resource: Resource) -> Resource:
        for name in _contained(resource, "Patient").get("name", []):
            name["given"] = sorted(name.get("given", []))
        return resource

    _on_content(seams, order)


@fault("EVT-RES-03", clue="contained")
def patient_put_first(seams: Seams) -> None:
    """The contained patient is stored before the practitioner, in whichever order they came."""

    def order(resource: Resource) -> Resource:
        return {**resource, "contained": sorted(resource["contained"], key=lambda held: held["resourceType"])}

    _on_content(seams, order)


@fault("EVT-RES-10", "API-VAL-07", "API-MAP-10", clue="coding")
def later_codes_of_a_site_lost(seams: Seams) -> None:
    """Of the SNOMED codes of site and route the first is stored, as it is the one that was checked."""
    _on_content(seams, without_later_snomed_codings)


@fault("EVT-RES-10", "EVT-31", clue="coding")
def later_codes_of_a_site_lost_by_an_update(seams: Seams) -> None:
    """A create stores every SNOMED code of site and route, an update only the first."""
    _on_updated_content(seams, without_later_snomed_codings)


@fault("EVT-RES-09", "EVT-31", clue="doseQuantity")
def decimals_lose_their_digits_by_an_update(seams: Seams) -> None:
    """A create stores decimals digit for digit, an update passes them through floating point."""
    _on_updated_content(seams, _with_floats)


@fault("API-MAP-10", "EVT-RES-01", clue="extension")
def codings_lose_their_extensions(seams: Seams) -> None:
    """The display terms that a supplier puts beside a code, as extensions, are not stored."""

    def strip(resource: Resource) -> Resource:
        for member in ("vaccineCode", "site", "route"):
            for coding in resource.get(member, {}).get("coding", []):
                coding.pop("extension", None)
        return resource

    _on_content(seams, strip)


@fault("API-MAP-10", "EVT-RES-06", clue="primarySource")
def false_counts_as_empty(seams: Seams) -> None:
    """That a record is not from a primary source is left out, as if false were nothing."""
    _on_content(
        seams, lambda resource: resource if resource["primarySource"] else without(resource, "primarySource")
    )


@fault("EVT-RES-11", "API-MAP-10", clue="display")
def names_of_performers_hidden(seams: Seams) -> None:
    """What a performer is called is not stored."""

    def hide(resource: Resource) -> Resource:
        for performer in resource["performer"]:
            performer["actor"] = without(performer["actor"], "display")
        return resource

    _on_content(seams, hide)


@fault("EVT-RES-06", clue="reasonCode")
def empty_lists_stored(seams: Seams) -> None:
    """A list that is empty is stored as it is."""

    def to_stored(right: Any) -> Any:
        def with_empty(body: Resource) -> str:
            empty = {name: value for name, value in body.items() if value == []}
            return simplejson.dumps(json.loads(right(body), parse_float=Decimal) | empty)

        return with_empty

    seams.wrap(fhir_model, "to_stored", to_stored)


@fault("EVT-RES-08", "API-MAP-03", clue="birthDate")
def dates_stored_without_leading_zeros(seams: Seams) -> None:
    """A birth date that was sent without leading zeros is stored without them."""

    def to_stored(right: Any) -> Any:
        def as_sent(body: Resource) -> str:
            sent = _contained(body, "Patient")["birthDate"]
            resource = json.loads(right(body), parse_float=Decimal)
            _contained(resource, "Patient")["birthDate"] = sent
            return simplejson.dumps(resource)

        return as_sent

    seams.wrap(fhir_model, "to_stored", to_stored)


def _on_occurrence(seams: Seams, change: Callable[[datetime], datetime]) -> None:
    """Store another time of vaccination, where one with a time was sent."""

    def move(resource: Resource) -> Resource:
        sent = resource["occurrenceDateTime"]
        moved = change(datetime.fromisoformat(sent)).isoformat() if "T" in sent else sent
        return {**resource, "occurrenceDateTime": moved}

    _on_content(seams, move)


def _with_floats(resource: Resource) -> Resource:
    read: Resource = json.loads(simplejson.dumps(resource))
    return read


def _contained(resource: Resource, resource_type: str) -> Resource:
    return next(held for held in resource["contained"] if held["resourceType"] == resource_type)
