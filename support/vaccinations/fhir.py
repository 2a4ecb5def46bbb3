"""The pieces of FHIR that a vaccination is made of; every call makes new ones, so that none is shared."""

from collections.abc import Iterable
from typing import Any

from support.reference import DISEASES, SNOMED, VACCINATION_PROCEDURE

Json = dict[str, Any]


def concept(code: str, term: str | None = None) -> Json:
    """A CodeableConcept with one SNOMED CT coding; without a term it has no `display`."""
    coding = {"system": SNOMED, "code": code}
    return {"coding": [coding if term is None else {**coding, "display": term}]}


def identifier(system: str, value: str) -> Json:
    """An Identifier."""
    return {"system": system, "value": value}


def procedure_extension(procedure: Json) -> Json:
    """The extension that names the vaccination procedure."""
    return {"url": VACCINATION_PROCEDURE, "valueCodeableConcept": procedure}


def organisation(identifier: Json) -> Json:
    """The performer that is an organisation."""
    return {"actor": {"type": "Organization", "identifier": identifier}}


def target_diseases(codes: Iterable[str]) -> list[Json]:
    """`protocolApplied[0].targetDisease` for these SNOMED CT codes, with the terms of those that are known.

    Any set of codes will do, also one that no vaccine protects against (VAL-185).
    """
    return [concept(code, DISEASES.get(code)) for code in codes]
