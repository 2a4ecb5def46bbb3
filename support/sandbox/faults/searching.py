"""Faults of the three searches: which records they find."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from support.reference import VACCINE_TYPES
from support.sandbox import backend, records
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams
from support.sandbox.faults.search_parameters import Sent
from support.sandbox.index import IDENTIFIER
from support.sandbox.outcomes import not_found
from support.sandbox.records import Records
from support.sandbox.search import Found, by_target_disease
from support.sandbox.search.by_target_disease import TargetDisease
from support.sandbox.search.context import Context
from support.sandbox.search.criteria import Criteria


@fault("API-SPT-04", clue="total")
def date_to_exclusive(seams: Seams) -> None:
    """A search up to a day leaves out the vaccinations of that day."""
    seams.wrap(
        Criteria,
        "accept",
        lambda right: (
            lambda self, stored: (
                right(self, stored) and stored["occurrenceDateTime"][:10] != str(self.last_day)
            )
        ),
    )


@fault("API-SPT-04", clue="total")
def vaccination_days_counted_in_utc(seams: Seams) -> None:
    """In a search a vaccination just after midnight in summer is one of the day before."""

    def around(right: Callable[..., bool]) -> Callable[..., bool]:
        def accept(self: Criteria, stored: dict[str, Any]) -> bool:
            moment = datetime.fromisoformat(stored["occurrenceDateTime"])
            in_utc = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
            return right(self, stored | {"occurrenceDateTime": in_utc.isoformat()})

        return accept

    seams.wrap(Criteria, "accept", around)


@fault("API-DELETE-04", "API-SPT-05", clue="total")
def deleted_records_found(seams: Seams) -> None:
    """A search for a patient's vaccinations still finds the deleted ones."""
    seams.replace(records, "_is_listed", lambda stored, types: stored.indexed_type in types)


@fault("API-UPDATE-04", clue="total")
def reinstated_records_not_found(seams: Seams) -> None:
    """A record that was deleted once is not found by patient any more, although it was reinstated."""
    seams.wrap(
        records,
        "_is_listed",
        lambda right: lambda stored, types: right(stored, types) and stored.deleted_at is None,
    )


@fault("API-SPT-05", "API-BND-02", clue="total")
def one_type_searched(seams: Seams) -> None:
    """Of several vaccine types only the first in the alphabet is searched."""
    seams.spoil(Context, "searchable", lambda types: set(sorted(types)[:1]))


@fault("API-PERM-06", "API-SPT-05", clue="total")
def one_permitted_type_opens_all(seams: Seams) -> None:
    """A supplier who may search one of the types asked for gets the records of all of them."""
    seams.wrap(Context, "searchable", lambda right: lambda self, types: right(self, types) and types)


@fault("API-SPT-05", "API-SEARCH-05", clue="total")
def ten_records_found_at_most(seams: Seams) -> None:
    """A search for a patient's vaccinations returns the first ten of them."""
    seams.spoil(Records, "of_patient", lambda found: found[:10])


@fault("API-DELETE-04", "API-SPT-05", clue="versionId")
def search_results_cached(seams: Seams) -> None:
    """A search that was made before is answered as it was then, whatever has changed since."""
    kept: dict[Any, Any] = {}

    def around(right: Callable[..., Any]) -> Callable[..., Any]:
        def search(sent: Sent, permissions: Any, *others: Any) -> Any:
            key = tuple(sent), permissions
            if key not in kept:
                kept[key] = right(sent, permissions, *others)
            return kept[key]

        return search

    seams.wrap(backend, "search", around)


@fault("API-STD-05", clue="total")
def one_type_for_each_disease(seams: Seams) -> None:
    """A search for a disease finds the vaccinations of one type, although others protect against it too."""

    def types_against(diseases: list[TargetDisease]) -> set[str]:
        return {
            next(name for name, protects in VACCINE_TYPES.items() if disease.code in protects)
            for disease in diseases
        }

    seams.replace(by_target_disease, "_types_against", types_against)


@fault("API-STD-05", clue="total")
def first_disease_only(seams: Seams) -> None:
    """Of several diseases only the first is searched for."""
    seams.wrap(by_target_disease, "_types_against", lambda right: lambda diseases: right(diseases[:1]))


@fault("API-SID-02", clue="total")
def identifier_split_at_the_last_pipe(seams: Seams) -> None:
    """A search by identifier takes all before its last pipe for the system."""
    seams.wrap(
        Records,
        "by_identifier",
        lambda right: lambda self, *parts: right(self, *"|".join(parts).rsplit("|", maxsplit=1)),
    )


@fault("API-SID-03", "API-SID-04", clue="total")
def system_of_the_identifier_ignored(seams: Seams) -> None:
    """A search by identifier finds a record that has the value in another system."""

    def with_value(self: Records, system: str, value: str) -> Found | None:
        known = [key for name, key in self._index._items if name == IDENTIFIER and key.endswith(f"#{value}")]
        return right(self, *known[0].split("#", maxsplit=1)) if known else None

    right = Records.by_identifier
    seams.replace(Records, "by_identifier", with_value)


@fault("API-SID-03", "API-SEARCH-06", clue="200")
def unknown_identifier_not_found(seams: Seams) -> None:
    """A search for an identifier that nobody has used is answered 404."""

    def around(right: Callable[..., Any]) -> Callable[..., Any]:
        def find(self: Records, system: str, value: str) -> Any:
            found = right(self, system, value)
            if found is None:
                raise not_found(value)
            return found

        return find

    seams.wrap(Records, "by_identifier", around)


@fault("API-SID-07", clue="total")
def identifier_search_needs_an_nhs_number(seams: Seams) -> None:
    """A record of a patient without an NHS number is not found by its identifier either."""

    def with_nhs_number(found: Any) -> Any:
        patients = [each for each in found.stored["contained"] if each["resourceType"] == "Patient"]
        return found if patients[0].get("identifier") else None

    seams.spoil(Records, "by_identifier", lambda found: found and with_nhs_number(found))
