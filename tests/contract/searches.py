"""The parameters of the three searches, and what is in their Bundles."""

from support.reference import SNOMED
from tests.contract.records import identifier_of, patient_parameter
from tests.sandbox_client import Answer, Json

PATIENT, TYPES, DISEASE = "patient.identifier", "-immunization.target", "target-disease"


def by_type(patient: str, types: str = "COVID", **more: str) -> dict[str, str]:
    return {PATIENT: patient_parameter(patient), TYPES: types, **more}


def by_disease(patient: str, *codes: str, **more: str) -> dict[str, str]:
    return {
        PATIENT: patient_parameter(patient),
        DISEASE: ",".join(f"{SNOMED}|{code}" for code in codes),
        **more,
    }


def by_identifier(record: Json, **more: str) -> dict[str, str]:
    return {"identifier": identifier_of(record).replace("#", "|"), **more}


def found(answer: Answer) -> list[str]:
    """The ids of the vaccinations in a Bundle."""
    assert answer.status == 200, answer.text
    return [entry["resource"]["id"] for entry in answer.body["entry"] if is_vaccination(entry)]


def is_vaccination(entry: Json) -> bool:
    return bool(entry["resource"]["resourceType"] == "Immunization")


def warnings(answer: Answer) -> list[tuple[str, str, str]]:
    outcomes = [e["resource"]["issue"][0] for e in answer.body["entry"] if e.keys() == {"resource"}]
    return [(issue["severity"], issue["code"], issue["diagnostics"]) for issue in outcomes]
