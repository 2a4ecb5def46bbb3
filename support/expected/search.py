"""The Bundles that searches are answered with (API-SEARCH-06, API-SID-04 to 07, API-BND-01 to 10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from support.expected import links
from support.expected.history import History
from support.expected.links import ELEMENTS, Search
from support.expected.outcomes import FHIR_JSON, operation_outcome
from support.expected.returned import in_bundle, patient_entry
from support.expected.vaccine_type import vaccine_type_of
from support.matching import ABSENT, Containing, Marker, Matching, Mismatch, compare

_UUID_URN = Matching(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "urn:uuid: and a UUID")


@dataclass(frozen=True)
class Warnings:
    """What the service says about parts of a search that it left out."""

    outcomes: Sequence[tuple[str, str | Marker]] = ()
    """Code and diagnostics of each, in order."""
    limited_to: Sequence[str] = ()
    """The vaccine types that were searched, where the supplier may not search all that were asked for."""


def found(
    service_url: str, search: Search, histories: Sequence[History], warnings: Warnings
) -> dict[str, Any]:
    """Give the whole answer to a search that finds exactly these records, or none.

    `service_url` is the base that the service writes into the URLs it emits (API-PATH-03).
    """
    body = {
        "resourceType": "Bundle",
        "type": "searchset",
        "link": [{"relation": "self", "url": _link(service_url, search, histories, warnings)}],
        "entry": _entries(service_url, search, histories) + _outcomes(warnings),
        "total": len(histories),
    }
    return _answer(body)


def found_among_others(service_url: str, search: Search, histories: Sequence[History]) -> dict[str, Any]:
    """Give the answer to a search that finds these records and perhaps others of the same patient."""
    body = {
        "resourceType": "Bundle",
        "type": "searchset",
        "link": [{"relation": "self", "url": _link(service_url, search, histories, Warnings())}],
        "entry": _Holding(_entries(service_url, search, histories)),
        "total": _AtLeast(len(histories)),
    }
    return _answer(body)


def _answer(body: dict[str, Any]) -> dict[str, Any]:
    headers = Containing({"content-type": FHIR_JSON, "e-tag": ABSENT})
    return {"status": 200, "headers": headers, "body": body}


def _link(service_url: str, search: Search, histories: Sequence[History], warnings: Warnings) -> str | Marker:
    if search.is_by_identifier:
        return links.of_identifier_search(service_url, search, found=bool(histories))
    if search.is_by_disease:
        return links.of_disease_search(service_url, search)
    return links.of_patient_search(service_url, search, warnings.limited_to)


def _entries(service_url: str, search: Search, histories: Sequence[History]) -> list[dict[str, Any]]:
    """The records by vaccine type and id, then their patient (API-BND-04); by identifier no patient."""
    if search.is_by_identifier:
        return [_identified(service_url, search, history) for history in histories]
    patient = _Same(_UUID_URN)
    in_order = sorted(histories, key=lambda history: (vaccine_type_of(history.last_body), history.id))
    records = [_match(service_url, history, in_bundle(history, patient)) for history in in_order]
    return records + [patient_entry(history, patient) for history in in_order[-1:]]


def _identified(service_url: str, search: Search, history: History) -> dict[str, Any]:
    elements = search.values(ELEMENTS)
    if not elements:
        return _match(service_url, history, in_bundle(history, _UUID_URN))
    known = {"id": history.id, "meta": {"versionId": history.version}}
    resource = {"resourceType": "Immunization", **{name: known[name] for name in elements}}
    return {"fullUrl": _address(service_url, history), "resource": resource}


def _match(service_url: str, history: History, resource: dict[str, Any]) -> dict[str, Any]:
    return {"fullUrl": _address(service_url, history), "resource": resource, "search": {"mode": "match"}}


def _address(service_url: str, history: History) -> str:
    return f"{service_url}/Immunization/{history.id}"


def _outcomes(warnings: Warnings) -> list[dict[str, Any]]:
    return [{"resource": operation_outcome(code, text, "warning")} for code, text in warnings.outcomes]


class _Same:
    """A value that is new in each answer, and the same wherever it stands in it; for one comparison."""

    def __init__(self, rule: Marker) -> None:
        self._rule = rule
        self._first: object = ABSENT

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to what the rule refuses, and to anything but the first value."""
        if found := self._rule.mismatches(actual, where):
            return found
        if self._first is ABSENT:
            self._first = actual
        return compare(self._first, actual, where)

    def __str__(self) -> str:
        return str(self._rule)


@dataclass(frozen=True)
class _Holding:
    """A list of entries that holds these, told by their `fullUrl` or their `search.mode`, among others."""

    entries: Sequence[dict[str, Any]]

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """List every difference in the entries that are looked for, and those that are missing."""
        there = actual if isinstance(actual, list) else []
        return [
            mismatch
            for number, entry in enumerate(self.entries, start=1)
            for mismatch in compare(entry, _counterpart(entry, there), f"{where}[the {number}. looked for]")
        ]

    def __str__(self) -> str:
        return f"{len(self.entries)} entries among others"


def _counterpart(entry: dict[str, Any], there: Sequence[Any]) -> Any:
    own = [each for each in there if isinstance(each, dict)]
    if entry.get("search") == {"mode": "include"}:
        return next((each for each in own if each.get("search") == {"mode": "include"}), ABSENT)
    return next((each for each in own if each.get("fullUrl") == entry["fullUrl"]), ABSENT)


@dataclass(frozen=True)
class _AtLeast:
    """A number that is not less."""

    least: int

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """Object to anything but such a number."""
        enough = isinstance(actual, int) and not isinstance(actual, bool) and actual >= self.least
        return [] if enough else [Mismatch(where, self, actual, f"not {self}")]

    def __str__(self) -> str:
        return f"{self.least} or more"
