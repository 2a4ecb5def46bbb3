"""What the two searches for the vaccinations of a patient share: how the records become a Bundle."""

import json
from collections.abc import Iterable, Mapping, Set
from urllib.parse import urlencode

from support.sandbox.outcomes import invalid
from support.sandbox.search.bundles import (
    Bundle,
    Entry,
    bundle,
    immunization_entry,
    new_patient_url,
    patient_entry,
    warning_entry,
)
from support.sandbox.search.context import Context
from support.sandbox.search.criteria import Criteria

LONGEST_BUNDLE = 1_048_576
"""In characters of the JSON text (API-SEARCH-05)."""


def matches(criteria: Criteria, vaccine_types: Set[str], context: Context) -> list[Entry]:
    """List the vaccinations, then their patient if there is one at all (API-BND-04)."""
    of_types = context.store.of_patient(criteria.nhs_number, vaccine_types)
    found = [each for each in of_types if criteria.accept(each.stored)]
    if not found:
        return []
    url = new_patient_url()
    vaccinations = [immunization_entry(each, context.collection_url, url) for each in found]
    return [*vaccinations, patient_entry(found[-1], url)]


def warn_of_unauthorised(vaccine_types: Set[str]) -> list[Entry]:
    """Warn, once, if there are types that the supplier may not search (API-BND-07)."""
    if not vaccine_types:
        return []
    return [
        warning_entry("unauthorized", "Your search contains details that you are not authorised to request")
    ]


def patient_bundle(url: str, entries: list[Entry]) -> Bundle:
    """Lay out the Bundle.

    Raises:
        Refused: 400 when it is too long (API-SEARCH-05).
    """
    result = bundle(url, entries)
    if len(json.dumps(result)) > LONGEST_BUNDLE:
        raise invalid("Search returned too many results. Please narrow down the search")
    return result


def self_url(context: Context, targets: Mapping[str, Iterable[str]], criteria: Criteria) -> str:
    """Build the self link: each target with its values sorted, then the criteria (API-BND-02, API-BND-03)."""
    parameters = {name: ",".join(sorted(values)) for name, values in targets.items()}
    return f"{context.collection_url}?{urlencode(parameters | criteria.echo())}"
