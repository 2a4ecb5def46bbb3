"""The factory that every vaccination of a run comes from."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from uuid import uuid4

from dateutil.relativedelta import relativedelta
from faker import Faker

from support.reference import ODS_CODE, SNOMED
from support.vaccinations import fhir
from support.vaccinations.fhir import Json
from support.vaccinations.patients import find_patient_kind
from support.vaccinations.people import (
    PATIENT_ID,
    PRACTITIONER_ID,
    draw_birth_date,
    draw_patient,
    draw_practitioner,
)
from support.vaccinations.vaccines import Vaccine, find_vaccine

IDENTIFIER_SYSTEM = "https://supplierABC/identifiers/vacc"
MILLILITRE = "258773002"
ROUTINE_SCHEDULE = "310578008"

GOOD_FOR = relativedelta(years=2)
VACCINATED_AGO = timedelta(seconds=60)
WRITTEN_DOWN_AFTER = timedelta(seconds=1)
"""So that the two times differ, and one taken for the other is noticed."""


class VaccinationFactory:
    """Makes vaccinations that the service accepts, each a fresh dict of plain JSON with exact decimals.

    One seed repeats everything but the business identifiers, which are new on every run, and the times,
    which come from the clock.
    """

    def __init__(
        self, seed: int | str, run_mark: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Start a factory.

        Args:
            seed: what people, places and batches are drawn from.
            run_mark: begins every business identifier, so that whatever a run leaves behind can be found.
            clock: tells the present time, with its offset.

        Raises:
            ValueError: the mark has a character that an identifier search cannot hold (API-SID-02).
        """
        if not re.fullmatch(r"[A-Za-z0-9._-]+", run_mark):
            raise ValueError(f"run mark '{run_mark}' may only consist of letters, digits, '.', '_' and '-'")
        self._fake = Faker("en_GB")
        self._fake.seed_instance(seed)
        self._run_mark = run_mark
        self._clock = clock

    def complete(self, vaccine_type: str, patient_kind: str = "valid") -> Json:
        """Make a vaccination with every part that the service has a use for.

        Raises:
            UnknownVaccineType, UnknownPatientKind: with the nearest names.
        """
        vaccine = find_vaccine(vaccine_type)
        return {
            "resourceType": "Immunization",
            "contained": [draw_practitioner(self._fake), self._patient(vaccine, patient_kind)],
            "extension": [
                fhir.procedure_extension(fhir.concept(vaccine.procedure.code, vaccine.procedure.term))
            ],
            "identifier": [self._new_identifier()],
            "status": "completed",
            "vaccineCode": fhir.concept(vaccine.product.code, vaccine.product.term),
            "patient": {"reference": f"#{PATIENT_ID}", "type": "Patient"},
            **self._times(),
            "primarySource": True,
            "location": {"identifier": self._ods_identifier()},
            "manufacturer": {"display": vaccine.manufacturer},
            "lotNumber": self._fake.bothify("??####").upper(),
            "expirationDate": (self._now() + GOOD_FOR).date().isoformat(),
            "site": fhir.concept(vaccine.site.code, vaccine.site.term),
            "route": fhir.concept(vaccine.route.code, vaccine.route.term),
            "doseQuantity": {
                "value": vaccine.dose,
                "unit": "Millilitre",
                "system": SNOMED,
                "code": MILLILITRE,
            },
            "performer": [
                {"actor": {"reference": f"#{PRACTITIONER_ID}", "type": "Practitioner"}},
                fhir.organisation(self._ods_identifier()),
            ],
            "reasonCode": [fhir.concept(ROUTINE_SCHEDULE, "Routine immunization schedule")],
            "protocolApplied": [
                {"targetDisease": fhir.target_diseases(vaccine.diseases), "doseNumberPositiveInt": 1}
            ],
        }

    def minimal(self, vaccine_type: str, patient_kind: str = "no NHS number") -> Json:
        """Make a vaccination with nothing that could be left out.

        Raises:
            UnknownVaccineType, UnknownPatientKind: with the nearest names.
        """
        vaccine = find_vaccine(vaccine_type)
        return {
            "resourceType": "Immunization",
            "contained": [_barely(self._patient(vaccine, patient_kind))],
            "extension": [fhir.procedure_extension(fhir.concept(vaccine.procedure.code))],
            "identifier": [self._new_identifier()],
            "status": "completed",
            "vaccineCode": fhir.concept(vaccine.product.code),
            "patient": {"reference": f"#{PATIENT_ID}"},
            **self._times(),
            "primarySource": True,
            "location": {"identifier": self._ods_identifier()},
            "performer": [fhir.organisation(self._ods_identifier())],
            "protocolApplied": [
                {
                    "targetDisease": [fhir.concept(code) for code in vaccine.diseases],
                    "doseNumberPositiveInt": 1,
                }
            ],
        }

    def recorded_example(self) -> Json:
        """Repeat what a deployed service once accepted, under a business identifier of its own."""
        text = (files(__package__) / "recorded_example.json").read_text(encoding="utf-8")
        body: Json = json.loads(text, parse_float=Decimal)
        return body | {"identifier": [self._new_identifier()]}

    def _patient(self, vaccine: Vaccine, kind: str) -> Json:
        identifiers = find_patient_kind(kind).identifiers(self._fake.random)
        born = draw_birth_date(self._fake, vaccine.ages, self._now().date())
        return draw_patient(self._fake, identifiers, born)

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    def _new_identifier(self) -> Json:
        return fhir.identifier(IDENTIFIER_SYSTEM, f"{self._run_mark}-{uuid4()}")

    def _times(self) -> Json:
        """Both within the last minute or so (DATA-04)."""
        vaccinated = self._now() - VACCINATED_AGO
        written_down = vaccinated + WRITTEN_DOWN_AFTER
        return {
            "occurrenceDateTime": vaccinated.isoformat(timespec="milliseconds"),
            "recorded": written_down.isoformat(timespec="milliseconds"),
        }

    def _ods_identifier(self) -> Json:
        """A made-up code, unlike the one that the service falls back to (DLT-LOCATION_CODE-2)."""
        return fhir.identifier(ODS_CODE, self._fake.bothify("?#?#?").upper())


def _barely(patient: Json) -> Json:
    """Reduce a Patient to what must be there (VAL-186 to VAL-190), and its identifier if it has one."""
    [name], [address] = patient["name"], patient["address"]
    return patient | {
        "name": [{"family": name["family"], "given": name["given"][:1]}],
        "address": [{"postalCode": address["postalCode"]}],
    }
