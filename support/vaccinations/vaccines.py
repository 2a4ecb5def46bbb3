"""What a typical vaccination of each type looks like, from `vaccines.toml`."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

from support.reference import VACCINE_TYPES
from support.suggestions import did_you_mean


class UnknownVaccineType(ValueError):
    """A vaccine type that the service does not have."""


@dataclass(frozen=True)
class Coded:
    """A SNOMED CT code and its term."""

    code: str
    term: str


@dataclass(frozen=True)
class Vaccine:
    """How one type of vaccine is typically given."""

    diseases: tuple[str, ...]
    """SNOMED CT codes of the diseases that it protects against."""
    procedure: Coded
    product: Coded
    manufacturer: str
    route: Coded
    site: Coded
    dose: Decimal
    """In millilitres."""
    ages: tuple[int, int]
    """Completed years of the youngest and the oldest who get it."""


def find_vaccine(vaccine_type: str) -> Vaccine:
    """Look up a vaccine type by its exact name, such as COVID.

    Raises:
        UnknownVaccineType: there is no such type; the message names the nearest.
    """
    if vaccine_type not in VACCINES:
        raise UnknownVaccineType(
            f"unknown vaccine type '{vaccine_type}'. {did_you_mean(vaccine_type, VACCINES)}"
        )
    return VACCINES[vaccine_type]


def _load() -> dict[str, Vaccine]:
    facts = tomllib.loads((files(__package__) / "vaccines.toml").read_text(encoding="utf-8"))
    return {
        name: Vaccine(
            diseases=VACCINE_TYPES[name],
            procedure=Coded(**typical["procedure"]),
            product=Coded(**typical["product"]),
            manufacturer=typical["manufacturer"],
            route=Coded(**facts["routes"][typical["route"]]),
            site=Coded(**facts["sites"][typical["site"]]),
            dose=Decimal(typical["dose"]),
            ages=tuple(typical["ages"]),
        )
        for name, typical in facts["types"].items()
    }


VACCINES: dict[str, Vaccine] = _load()
"""Vaccine type -> how it is typically given."""
