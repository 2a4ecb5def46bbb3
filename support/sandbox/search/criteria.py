"""Whose vaccinations a patient search asks for, and of which days (API-SPT-01, API-STD-01)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from stdnum.gb import nhs

from support.reference import NHS_NUMBER
from support.sandbox.search.checks import Check, require_all, require_in_turn
from support.sandbox.search.parameters import Name, Parameters

INCLUDED = "Immunization:patient"


@dataclass(frozen=True)
class Criteria:
    """One patient, and the days of vaccination if they are limited."""

    nhs_number: str
    first_day: date | None
    last_day: date | None
    include: str
    """As the client sent it, or empty: it is echoed and has no other effect (API-SPT-03)."""

    def accept(self, stored: dict[str, Any]) -> bool:
        """Tell whether a vaccination counts, by the day in its own offset (API-SPT-04, API-SPT-05)."""
        day = date.fromisoformat(stored["occurrenceDateTime"][: len("YYYY-MM-DD")])
        first, last = self.first_day or date.min, self.last_day or date.max
        return stored["status"] == "completed" and first <= day <= last

    def echo(self) -> dict[str, str]:
        """The parameters as the self link repeats them (API-BND-02)."""
        parameters = {
            Name.PATIENT: f"{NHS_NUMBER}|{self.nhs_number}",
            Name.DATE_FROM: self.first_day and self.first_day.isoformat(),
            Name.DATE_TO: self.last_day and self.last_day.isoformat(),
            Name.INCLUDE: self.include,
        }
        return {name: text for name, text in parameters.items() if text}


def read_criteria(given: Parameters, target_checks: tuple[Check, ...]) -> Criteria:
    """Check the patient, then the target, then the rest.

    Raises:
        Refused: 400 for a parameter that breaks a rule (API-SPT-01, API-STD-01).
    """
    require_in_turn(PATIENT_CHECKS + target_checks, given)
    require_all(OPTIONAL_CHECKS, given)
    require_in_turn(PERIOD_CHECKS, given)
    return Criteria(
        nhs_number=_patient(given)[-1],
        first_day=_day(given, Name.DATE_FROM),
        last_day=_day(given, Name.DATE_TO),
        include=",".join(given.values(Name.INCLUDE)),
    )


def _patient(given: Parameters) -> list[str]:
    return (given.first(Name.PATIENT) or "").split("|")


def _is_nhs_number(text: str) -> bool:
    # The library's own validation would let blanks and hyphens pass.
    return len(text) == 10 and text.isdecimal() and nhs.checksum(text) == 0


def _day(given: Parameters, name: Name) -> date | None:
    """Read a date; month and day may have one digit (API-SPT-04)."""
    text = given.first(name)
    return None if text is None else datetime.strptime(text, "%Y-%m-%d").date()


def _is_day(given: Parameters, name: Name) -> bool:
    try:
        _day(given, name)
    except ValueError:
        return False
    return True


def _in_order(given: Parameters) -> bool:
    return (_day(given, Name.DATE_FROM) or date.min) <= (_day(given, Name.DATE_TO) or date.max)


def _include_is_known(given: Parameters) -> bool:
    include = given.first(Name.INCLUDE)
    return include is None or include.lower() == INCLUDED.lower()


def _date_checks(name: Name) -> tuple[Check, Check]:
    """Of several dates none is read, so they cannot be in the wrong format as well."""
    return (
        Check(
            lambda given: len(given.values(name)) <= 1, f"Search parameter {name} may have one value at most."
        ),
        Check(
            lambda given: len(given.values(name)) != 1 or _is_day(given, name),
            f"Search parameter {name} must be in format: YYYY-MM-DD",
        ),
    )


PATIENT_CHECKS = (
    Check(
        lambda given: len(given.values(Name.PATIENT)) == 1,
        f"Search parameter {Name.PATIENT} must have one value.",
    ),
    Check(
        lambda given: _patient(given)[:-1] == [NHS_NUMBER],
        f'{Name.PATIENT} must be in the format of "{NHS_NUMBER}|{{NHS number}}" '
        f'e.g. "{NHS_NUMBER}|9000000009"',
    ),
    Check(
        lambda given: _is_nhs_number(_patient(given)[-1]),
        f"Search parameter {Name.PATIENT} must be a valid NHS number.",
    ),
)

OPTIONAL_CHECKS = (
    *_date_checks(Name.DATE_FROM),
    *_date_checks(Name.DATE_TO),
    Check(
        _include_is_known,
        f"Search parameter {Name.INCLUDE} may only be '{INCLUDED}' if provided.",
    ),
)

PERIOD_CHECKS = (Check(_in_order, f"Search parameter {Name.DATE_FROM} must be before {Name.DATE_TO}"),)
