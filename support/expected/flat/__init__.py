"""The flat map of a delta row: 34 fields drawn from a resource, and the errors met on the way.

`DLT-...` ids in the modules of this package name the rule that a function follows; the fields that a rule
set shares, and the order in which they report their errors, are in the table below.
"""

from collections.abc import Callable
from typing import Any

from support.expected.flat import concepts, event, people, product
from support.expected.flat.reading import ConversionFailure, UnreadableDate
from support.expected.history import Operation
from support.matching import Matching

_ACTION_FLAGS: dict[Operation, str] = {"CREATE": "NEW", "UPDATE": "UPDATE", "DELETE": "DELETE"}

_FIELDS: dict[str, Callable[[Any], Any]] = {
    "NHS_NUMBER": people.nhs_number,
    "PERSON_FORENAME": people.patient_forename,
    "PERSON_SURNAME": people.patient_surname,
    "PERSON_DOB": people.birth_date,
    "PERSON_GENDER_CODE": people.gender_code,
    "PERSON_POSTCODE": people.postcode,
    "DATE_AND_TIME": event.date_and_time,
    "SITE_CODE": event.performer_code,
    "SITE_CODE_TYPE_URI": event.performer_system,
    "UNIQUE_ID": event.unique_id,
    "UNIQUE_ID_URI": event.unique_id_uri,
    "PERFORMING_PROFESSIONAL_FORENAME": people.practitioner_forename,
    "PERFORMING_PROFESSIONAL_SURNAME": people.practitioner_surname,
    "RECORDED_DATE": event.recorded_date,
    "PRIMARY_SOURCE": event.primary_source,
    "VACCINATION_PROCEDURE_CODE": concepts.procedure_code,
    "VACCINATION_PROCEDURE_TERM": concepts.procedure_term,
    "DOSE_SEQUENCE": product.dose_sequence,
    "VACCINE_PRODUCT_CODE": concepts.product_code,
    "VACCINE_PRODUCT_TERM": concepts.product_term,
    "VACCINE_MANUFACTURER": product.manufacturer,
    "BATCH_NUMBER": product.batch_number,
    "EXPIRY_DATE": product.expiry_date,
    "SITE_OF_VACCINATION_CODE": concepts.site_code,
    "SITE_OF_VACCINATION_TERM": concepts.site_term,
    "ROUTE_OF_VACCINATION_CODE": concepts.route_code,
    "ROUTE_OF_VACCINATION_TERM": concepts.route_term,
    "DOSE_AMOUNT": product.dose_amount,
    "DOSE_UNIT_CODE": product.dose_unit_code,
    "DOSE_UNIT_TERM": product.dose_unit_term,
    "INDICATION_CODE": product.indication_code,
    "LOCATION_CODE": event.location_code,
    "LOCATION_CODE_TYPE_URI": event.location_system,
}

FLAT_FIELDS = ("ACTION_FLAG", *_FIELDS, "CONVERSION_ERRORS")
"""The names of all flat fields."""


def flat_map(resource: dict[str, Any], operation: Operation) -> dict[str, Any]:
    """Give the complete flat map of a stored resource after an operation, for `compare`.

    A field whose key must be absent is left out. `CONVERSION_ERRORS` lists the fields that fail, those of
    code 10 before those of code 5, each group in the order of the fields (DLT-CONVERSION_ERRORS-2).
    """
    flat: dict[str, Any] = {"ACTION_FLAG": _ACTION_FLAGS[operation]}
    failures: list[dict[str, Any]] = []
    unreadable: list[dict[str, Any]] = []
    for field, value_of in _FIELDS.items():
        try:
            flat[field] = value_of(resource)
        except ConversionFailure:
            flat[field] = ""
            failures.append(_error(10, field, None, r"(?s)Conversion error \[\w+\]: .*"))
        except UnreadableDate as error:
            flat[field] = ""
            unreadable.append(_error(5, field, error.text, error.message))
    present = {field: value for field, value in flat.items() if value is not None}
    return {**present, "CONVERSION_ERRORS": failures + unreadable}


def _error(code: int, field: str, value: str | None, message: str) -> dict[str, Any]:
    """Give one entry; of its message the wording after the prefix depends on the service's runtime."""
    return {"code": code, "field": field, "value": value, "message": Matching(message)}
