"""What validation does not see, though it is stored: SNOMED codings of site and route after the first."""

from typing import Any

from support.reference import SNOMED
from support.sandbox.validation.checking import Body


def without_later_snomed_codings(body: Body) -> Body:
    """Copy a body, leaving out all SNOMED codings of site and route but the first (API-VAL-07).

    Never fails: a structure of the wrong JSON type is left for the checks to find.
    """
    return {
        member: _reduced(value) if member in ("site", "route") else value for member, value in body.items()
    }


def _reduced(concept: Any) -> Any:
    codings = concept.get("coding") if isinstance(concept, dict) else None
    if not isinstance(codings, list):
        return concept
    later = [index for index, coding in enumerate(codings) if _is_snomed(coding)][1:]
    return {**concept, "coding": [coding for index, coding in enumerate(codings) if index not in later]}


def _is_snomed(coding: Any) -> bool:
    return isinstance(coding, dict) and coding.get("system") == SNOMED
