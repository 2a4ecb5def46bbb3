"""Made-up people, as FHIR resources."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from faker import Faker

from support.vaccinations.fhir import Json

PATIENT_ID = "Pat1"
PRACTITIONER_ID = "Pract1"


def draw_patient(fake: Faker, identifiers: list[Json], birth_date: date) -> Json:
    """Draw a Patient with a full name and address; without identifiers it has no such member."""
    gender = fake.random_element(("male", "female", "other", "unknown"))
    patient: dict[str, Any] = {"resourceType": "Patient", "id": PATIENT_ID}
    if identifiers:
        patient["identifier"] = identifiers
    return patient | {
        "name": [
            {
                "use": "official",
                "family": fake.last_name(),
                "given": [_first_name(fake, gender), _first_name(fake, gender)],
            }
        ],
        "gender": gender,
        "birthDate": birth_date.isoformat(),
        "address": [_draw_address(fake, birth_date)],
    }


def draw_practitioner(fake: Faker) -> Json:
    """Draw a Practitioner with a name."""
    name = {"family": fake.last_name(), "given": [fake.first_name()]}
    return {"resourceType": "Practitioner", "id": PRACTITIONER_ID, "name": [name]}


def draw_birth_date(fake: Faker, ages: tuple[int, int], today: date) -> date:
    """Draw the birthday of somebody who has completed between so many and so many years today."""
    youngest, oldest = ages
    latest = today - relativedelta(years=youngest)
    earliest = today - relativedelta(years=oldest + 1) + relativedelta(days=1)
    born: date = fake.date_between_dates(earliest, latest)
    return born


def _draw_address(fake: Faker, since: date) -> Json:
    street, city, county, postcode = fake.street_address(), fake.city(), fake.county(), fake.postcode()
    lines = street.splitlines()
    return {
        "use": "home",
        "type": "physical",
        "text": ", ".join([*lines, city, county, postcode]),
        "line": lines,
        "city": city,
        "district": county,
        "postalCode": postcode,
        "country": "UK",
        "period": {"start": since.isoformat()},
    }


def _first_name(fake: Faker, gender: str) -> str:
    match gender:
        case "male":
            name = fake.first_name_male()
        case "female":
            name = fake.first_name_female()
        case _:
            name = fake.first_name_nonbinary()
    return str(name)
