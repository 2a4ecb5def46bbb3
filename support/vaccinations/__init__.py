"""Building vaccination records: typical ones of every vaccine type, and any change that a tester names.

Records are plain FHIR R4 JSON, never models, so that a wrong one can be built as easily as a right one.
"""

from support.vaccinations.editing import edit, read_field, remove_field, set_field
from support.vaccinations.factory import VaccinationFactory
from support.vaccinations.fhir import target_diseases
from support.vaccinations.fields import FIELDS, Field, UnknownField, find_field
from support.vaccinations.paths import PathError
from support.vaccinations.patients import PATIENT_KINDS, PatientKind, UnknownPatientKind
from support.vaccinations.vaccines import UnknownVaccineType

__all__ = [
    "FIELDS",
    "PATIENT_KINDS",
    "Field",
    "PathError",
    "PatientKind",
    "UnknownField",
    "UnknownPatientKind",
    "UnknownVaccineType",
    "VaccinationFactory",
    "edit",
    "find_field",
    "read_field",
    "remove_field",
    "set_field",
    "target_diseases",
]
