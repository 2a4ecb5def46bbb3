"""The vaccine type that the target diseases of a record stand for (API-ID-04)."""

from collections.abc import Iterable
from typing import Any

from support.reference import SNOMED, VACCINE_TYPES
from support.sandbox.outcomes import invariant, validation_errors
from support.sandbox.validation.checking import Body, rules
from support.sandbox.validation.locations import SNOMED_CODING, TARGET_DISEASES, find

RULES = rules(183, 185)

_TYPES_BY_CODES = {tuple(sorted(codes)): name for name, codes in VACCINE_TYPES.items()}


def check_vaccine_type(body: Body) -> str:
    """Tell the vaccine type of a body that has passed the checks and the FHIR model.

    Raises:
        Refused: 400: a disease has no code, or there is no disease (both without the usual prefix: VAL-183,
            VAL-184), or the codes stand for nothing together (VAL-185).
    """
    diseases = find(body, TARGET_DISEASES)
    codes = [_code(disease, index) for index, disease in enumerate(diseases)]
    if not codes:
        raise _missing_code(0)
    vaccine_type = _type_of(codes)
    if vaccine_type is None:
        raise validation_errors(
            f"{TARGET_DISEASES}[*].{SNOMED_CODING}.code - {codes} is not a valid combination of disease codes"
            " for this service"
        )
    return vaccine_type


def vaccine_type_of(resource: dict[str, Any]) -> str | None:
    """Tell the vaccine type of a stored resource; None when its codes stand for nothing.

    Raises:
        LookupError: it has no target diseases at all, so it was not stored by this service.
    """
    return _type_of(
        coding["code"]
        for disease in find(resource, TARGET_DISEASES)
        for coding in disease["coding"]
        if coding and coding.get("system") == SNOMED  # an empty coding is stored as null
    )


def _type_of(codes: Iterable[str]) -> str | None:
    return _TYPES_BY_CODES.get(tuple(sorted(codes)))


def _code(disease: dict[str, Any], index: int) -> str:
    try:
        code: str = find(disease, f"{SNOMED_CODING}.code")
    except KeyError:
        raise _missing_code(index) from None
    return code


def _missing_code(index: int) -> Exception:
    return invariant(f"{TARGET_DISEASES}[{index}].{SNOMED_CODING}.code is a mandatory field")
