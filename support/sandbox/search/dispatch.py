"""The way into the three searches (API-SEARCH-01)."""

from typing import Any

from support.sandbox.permissions import Permissions
from support.sandbox.search.by_identifier import search_by_identifier
from support.sandbox.search.by_target_disease import search_by_target_disease
from support.sandbox.search.by_vaccine_type import search_by_vaccine_type
from support.sandbox.search.checks import Check, require_in_turn
from support.sandbox.search.context import Context
from support.sandbox.search.found import SearchableRecords
from support.sandbox.search.parameters import Name, Parameters, read_parameters


def search(
    parameters: list[tuple[str, str]],
    caller_permissions: Permissions,
    store: SearchableRecords,
    base_url: str,
) -> dict[str, Any]:
    """Answer a search with a Bundle; the parameters come from `from_query` or `from_form`.

    That the request names its supplier at all is seen to by the gateway.

    Raises:
        Refused: 400 for wrong parameters or too long a result, 403 without permission (API-SEARCH-01).
    """
    given = read_parameters(parameters)
    require_in_turn(CHECKS, given)
    context = Context(caller_permissions, store, f"{base_url}/Immunization")
    if Name.IDENTIFIER in given or Name.ELEMENTS in given:
        return search_by_identifier(given, context)
    if Name.TARGET_DISEASE in given:
        return search_by_target_disease(given, context)
    return search_by_vaccine_type(given, context)


def _mixes_search_types(given: Parameters) -> bool:
    return Name.TARGET_DISEASE in given and (Name.VACCINE_TYPE in given or Name.IDENTIFIER in given)


CHECKS = (
    Check(
        lambda given: bool(given.given),
        f"No parameter provided. Search using either {Name.IDENTIFIER} or {Name.PATIENT}",
    ),
    Check(
        lambda given: not _mixes_search_types(given),
        f"Search parameter {Name.TARGET_DISEASE} cannot be used with {Name.VACCINE_TYPE} or "
        f"{Name.IDENTIFIER}. Use one search type only.",
    ),
)
