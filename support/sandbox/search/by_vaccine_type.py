"""Search by patient and vaccine type (API-SPT-01…06)."""

from collections.abc import Set

from support.reference import VACCINE_TYPES
from support.sandbox.search.bundles import Bundle, Entry, warning_entry
from support.sandbox.search.by_patient import matches, patient_bundle, self_url, warn_of_unauthorised
from support.sandbox.search.checks import Check
from support.sandbox.search.context import Context
from support.sandbox.search.criteria import read_criteria
from support.sandbox.search.parameters import Name, Parameters

ECHOED_AS = ("immunization.target", "-immunization.target")
"""Self links spell the parameter both ways, although only the second is understood (API-SEARCH-03)."""


def search_by_vaccine_type(given: Parameters, context: Context) -> Bundle:
    """Find the vaccinations of a patient that are of certain types.

    Raises:
        Refused: 400 for a wrong parameter or too long a result, 403 when no type may be searched.
    """
    criteria = read_criteria(given, TARGET_CHECKS)
    asked = set(given.values(Name.VACCINE_TYPE))
    supported = asked & VACCINE_TYPES.keys()
    permitted = context.searchable(supported)
    entries = [
        *matches(criteria, permitted, context),
        *warn_of_unauthorised(supported - permitted),
        *_warn_of_unsupported(asked - supported),
    ]
    return patient_bundle(self_url(context, dict.fromkeys(ECHOED_AS, permitted), criteria), entries)


def _warn_of_unsupported(values: Set[str]) -> list[Entry]:
    """Warn of values that are no vaccine types (API-BND-08); the empty text is one (API-BUG-06)."""
    if not values:
        return []
    return [
        warning_entry(
            "invalid",
            f"Your search included invalid {Name.VACCINE_TYPE} value(s) that were ignored: "
            f"{', '.join(sorted(values))}. The search was performed using the valid value(s) only.",
        )
    ]


TARGET_CHECKS = (
    Check(
        lambda given: Name.VACCINE_TYPE in given,
        f"Search parameter {Name.VACCINE_TYPE} must have one or more values.",
    ),
    Check(
        lambda given: not VACCINE_TYPES.keys().isdisjoint(given.values(Name.VACCINE_TYPE)),
        f"{Name.VACCINE_TYPE} must be one or more of the following: {', '.join(sorted(VACCINE_TYPES))}",
    ),
)
