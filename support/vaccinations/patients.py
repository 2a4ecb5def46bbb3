"""The kinds of patient that testers can ask for, from `patient_kinds.toml`, and their NHS numbers."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from random import Random

from support.nhs_numbers import synthetic_nhs_number
from support.reference import NHS_NUMBER
from support.suggestions import did_you_mean
from support.vaccinations import fhir
from support.vaccinations.fhir import Json


class UnknownPatientKind(ValueError):
    """A kind of patient that nobody has described."""


@dataclass(frozen=True)
class PatientKind:
    """One kind of patient, told apart by the NHS number."""

    name: str
    number: str
    """`synthetic`, `none`, `empty`, or the ten digits themselves."""
    about: str
    also: tuple[str, ...] = ()

    def identifiers(self, random: Random) -> list[Json]:
        """Make the patient's `identifier` array; empty for a patient without one."""
        match self.number:
            case "none":
                return []
            case "empty":
                return [{"system": NHS_NUMBER}]
            case "synthetic":
                return [fhir.identifier(NHS_NUMBER, synthetic_nhs_number(random))]
            case digits:
                return [fhir.identifier(NHS_NUMBER, digits)]


def find_patient_kind(name: str) -> PatientKind:
    """Look up a kind of patient by one of its names; case does not count.

    Raises:
        UnknownPatientKind: there is no such kind; the message names the nearest.
    """
    if kind := _BY_NAME.get(name.casefold()):
        return kind
    raise UnknownPatientKind(f"unknown kind of patient '{name}'. {did_you_mean(name, PATIENT_KINDS)}")


def _load() -> dict[str, PatientKind]:
    facts = tomllib.loads((files(__package__) / "patient_kinds.toml").read_text(encoding="utf-8"))
    return {
        name: PatientKind(name, kind["number"], kind["about"], tuple(kind.get("also", ())))
        for name, kind in facts.items()
    }


PATIENT_KINDS: dict[str, PatientKind] = _load()
"""Name -> kind of patient."""

_BY_NAME = {name.casefold(): kind for kind in PATIENT_KINDS.values() for name in (kind.name, *kind.also)}
