"""Flat fields that come in pairs of code and term: procedure, product, site and route of vaccination."""

from typing import Any

from support.expected.flat.reading import first_with_system, member, members
from support.reference import SCT_DESCRIPTION, SNOMED, VACCINATION_PROCEDURE


def procedure_code(resource: Any) -> Any:
    """DLT-VACCINATION_PROCEDURE_CODE."""
    return _code(_procedure(resource))


def procedure_term(resource: Any) -> Any:
    """DLT-VACCINATION_PROCEDURE_TERM."""
    return _term(_procedure(resource))


def product_code(resource: Any) -> Any:
    """DLT-VACCINE_PRODUCT_CODE."""
    return _code(member(resource, "vaccineCode", {}))


def product_term(resource: Any) -> Any:
    """DLT-VACCINE_PRODUCT_TERM."""
    return _term(member(resource, "vaccineCode", {}))


def site_code(resource: Any) -> Any:
    """DLT-SITE_OF_VACCINATION_CODE."""
    return _code(member(resource, "site", {}))


def site_term(resource: Any) -> Any:
    """DLT-SITE_OF_VACCINATION_TERM."""
    return _term(member(resource, "site", {}))


def route_code(resource: Any) -> Any:
    """DLT-ROUTE_OF_VACCINATION_CODE."""
    return _code(member(resource, "route", {}))


def route_term(resource: Any) -> Any:
    """DLT-ROUTE_OF_VACCINATION_TERM."""
    return _term(member(resource, "route", {}))


def _procedure(resource: Any) -> Any:
    """Give the concept of the first vaccination procedure extension (rule 6)."""
    for extension in members(resource, "extension"):
        if member(extension, "url") == VACCINATION_PROCEDURE:
            return member(extension, "valueCodeableConcept", {})
    return {}


def _code(concept: Any) -> Any:
    """Give the code of the first SNOMED coding; no later one is consulted (rules 1 to 4)."""
    coding = first_with_system(members(concept, "coding"), SNOMED)
    return "" if coding is None else member(coding, "code")


def _term(concept: Any) -> Any:
    """Give the text, or what the first SNOMED coding calls itself (rules 1 to 9)."""
    if written := member(concept, "text"):
        return written
    coding = first_with_system(members(concept, "coding"), SNOMED)
    if coding is None:
        return ""
    descriptions = (
        member(extension, "valueString")
        for extension in members(coding, "extension")
        if member(extension, "url") == SCT_DESCRIPTION
    )
    return next(filter(None, descriptions), None) or member(coding, "display")
