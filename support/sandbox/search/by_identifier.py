"""Search by the business identifier of a vaccination (API-SID-01…07)."""

from collections.abc import Set

from support.sandbox.search.bundles import (
    Bundle,
    bundle,
    elements_entry,
    immunization_entry,
    new_patient_url,
)
from support.sandbox.search.checks import Check, require_in_turn
from support.sandbox.search.context import Context
from support.sandbox.search.parameters import Name, Parameters

OF_THIS_SEARCH = {Name.IDENTIFIER, Name.ELEMENTS}
SELECTABLE = {"id", "meta"}
MALFORMED = (
    f"Search parameter {Name.IDENTIFIER} must have one value and must be in the format of "
    '"identifier.system|identifier.value" "http://xyz.org/vaccs|2345-gh3s-r53h7-12ny"'
)


def search_by_identifier(given: Parameters, context: Context) -> Bundle:
    """Find the one vaccination with an identifier, even a deleted one (API-SID-07, API-BUG-01).

    Raises:
        Refused: 400 for a wrong parameter, 403 when the type of the record may not be searched.
    """
    require_in_turn(CHECKS, given)
    identifier = given.values(Name.IDENTIFIER)[0]
    found = context.store.by_identifier(*identifier.split("|", maxsplit=1))
    if found is None:
        return bundle(_self_url(context, "None"), [])
    context.searchable({found.vaccine_type})
    elements = set(given.values(Name.ELEMENTS))
    if elements:
        url = _self_url(context, identifier, elements)
        return bundle(url, [elements_entry(found, context.collection_url, elements)])
    # The patient is referred to, yet no entry has that URL (API-SID-04, API-BUG-03).
    entry = immunization_entry(found, context.collection_url, new_patient_url())
    return bundle(_self_url(context, identifier), [entry])


def _self_url(context: Context, identifier: str, elements: Set[str] = frozenset()) -> str:
    """Build the self link, which is not percent-encoded here (API-SID-06)."""
    selection = f"&{Name.ELEMENTS}={','.join(sorted(elements))}" if elements else ""
    return f"{context.collection_url}?{Name.IDENTIFIER}={identifier}{selection}"


def _is_well_formed(given: Parameters) -> bool:
    identifier = given.first(Name.IDENTIFIER) or ""
    return "|" in identifier and " " not in identifier


CHECKS = (
    Check(
        lambda given: not (Name.IDENTIFIER in given and Name.PATIENT in given),
        f"Search parameter should have either {Name.IDENTIFIER} or {Name.PATIENT}",
    ),
    Check(
        lambda given: not any(name in given for name in Name if name not in OF_THIS_SEARCH),
        f"Identifier search included {Name.PATIENT} search parameters",
    ),
    Check(lambda given: len(given.values(Name.IDENTIFIER)) <= 1, MALFORMED),
    Check(
        lambda given: Name.IDENTIFIER in given,
        f"Search parameter {Name.ELEMENTS} must have the following parameter: {Name.IDENTIFIER}",
    ),
    Check(_is_well_formed, MALFORMED),
    Check(
        lambda given: SELECTABLE.issuperset(given.values(Name.ELEMENTS)),
        f"{Name.ELEMENTS} must be one or more of the following: id,meta",
    ),
)
