"""The code and the term of a coded concept: one set of rules for procedure, product, site and route.

DLT-VACCINATION_PROCEDURE_CODE-1…6, DLT-VACCINATION_PROCEDURE_TERM-1…9, DLT-VACCINE_PRODUCT_CODE-1…5,
DLT-VACCINE_PRODUCT_TERM-1…9, DLT-SITE_OF_VACCINATION_CODE-1…5, DLT-SITE_OF_VACCINATION_TERM-1…9,
DLT-ROUTE_OF_VACCINATION_CODE-1…5, DLT-ROUTE_OF_VACCINATION_TERM-1…9.
"""

from collections.abc import Iterable
from typing import Any

from support.reference import SCT_DESCRIPTION, SNOMED, VACCINATION_PROCEDURE


def code(concept: Any) -> Any:
    """The code of the first SNOMED coding; None if it is null (…_CODE-1…5)."""
    return _first_snomed(concept.get("coding", [])).get("code", "")


def term(concept: Any) -> Any:
    """The text, or else what describes the first SNOMED coding (…_TERM-1…9)."""
    if text := concept.get("text"):
        return text
    coding = _first_snomed(concept.get("coding", []))
    return _description(coding) or coding.get("display", "")


def procedure(resource: dict[str, Any]) -> Any:
    """The concept of the first vaccination-procedure extension (DLT-VACCINATION_PROCEDURE_CODE-6)."""
    every = resource.get("extension", [])
    first: dict[str, Any] = next((each for each in every if each.get("url") == VACCINATION_PROCEDURE), {})
    return first.get("valueCodeableConcept", {})


def indication_code(resource: dict[str, Any]) -> Any:
    """The code of the first SNOMED coding of all reasons (DLT-INDICATION_CODE-1…4)."""
    reasons = resource.get("reasonCode", [])
    return _first_snomed(coding for reason in reasons for coding in reason.get("coding", [])).get("code", "")


def _first_snomed(codings: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return next((each for each in codings if each.get("system") == SNOMED), {})


def _description(coding: dict[str, Any]) -> Any:
    """The first description of a coding that is not empty."""
    every = coding.get("extension", [])
    descriptions = (each.get("valueString") for each in every if each.get("url") == SCT_DESCRIPTION)
    return next(filter(None, descriptions), None)
