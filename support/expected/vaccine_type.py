"""The vaccine type of a resource, which nobody sends: it follows from the target diseases."""

from typing import Any

from support.reference import SNOMED, VACCINE_TYPES

_BY_DISEASES = {tuple(sorted(codes)): name for name, codes in VACCINE_TYPES.items()}


def vaccine_type_of(resource: dict[str, Any]) -> str:
    """Name the vaccine type, in capitals, whose diseases are exactly those of the resource (API-ID-04).

    The order of the diseases does not matter; a repeated code does. Raises LookupError, naming the codes,
    if there is no such type.
    """
    diseases = resource["protocolApplied"][0]["targetDisease"]
    codes = tuple(sorted(_snomed_code(disease) for disease in diseases))
    if codes not in _BY_DISEASES:
        raise LookupError(f"no vaccine type protects against exactly {', '.join(codes) or 'nothing'}")
    return _BY_DISEASES[codes]


def _snomed_code(concept: dict[str, Any]) -> str:
    return next((str(coding["code"]) for coding in concept["coding"] if coding.get("system") == SNOMED), "")
