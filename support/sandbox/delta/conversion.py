"""The flat map: what the delta table says of a stored resource, field by field."""

from collections.abc import Callable
from typing import Any

from support.reference import SNOMED
from support.sandbox.delta import concepts, people, places
from support.sandbox.delta.dates import UnreadableDate, written_date, written_date_time

_ACTION_FLAGS = {"CREATE": "NEW", "UPDATE": "UPDATE", "DELETE": "DELETE"}


def flat_map(resource: dict[str, Any], operation: str) -> dict[str, Any]:
    """Convert a stored resource, parsed with `Decimal` for fractions (DLT-GEN-1…4).

    Args:
        resource: the resource.
        operation: of the item that holds it: `CREATE`, `UPDATE` or `DELETE`.

    Returns:
        The 34 flat fields and `CONVERSION_ERRORS`. A field whose source is missing, or that cannot be
        converted, is blank; one whose source is null may be absent.
    """
    flat: dict[str, Any] = {}
    errors: list[dict[str, Any]] = []
    for name, value_of in _FIELDS.items():
        try:
            flat[name] = value_of(resource)
        except UnreadableDate as error:
            flat[name] = ""
            errors.append(_error(5, name, error.text, str(error)))
        except Exception as error:
            flat[name] = ""
            errors.append(_error(10, name, None, f"Conversion error [{type(error).__name__}]: {error}"))
    present = {name: value for name, value in flat.items() if value is not None}
    return present | {
        "ACTION_FLAG": action_flag(operation),
        "CONVERSION_ERRORS": sorted(errors, key=lambda error: -error["code"]),
    }


def action_flag(operation: str) -> str:
    """What a row calls the operation (DLT-ACTION_FLAG-1…3)."""
    return _ACTION_FLAGS.get(operation, operation)


def _error(code: int, field: str, value: str | None, message: str) -> dict[str, Any]:
    return {"code": code, "field": field, "value": value, "message": message}


def _unique_id(resource: dict[str, Any]) -> Any:
    return (resource.get("identifier") or [{}])[0].get("value", "")


def _unique_id_uri(resource: dict[str, Any]) -> Any:
    """The system of an identifier that is the only one (DLT-UNIQUE_ID_URI-1…3)."""
    identifiers = resource.get("identifier") or []
    return identifiers[0].get("system", "") if len(identifiers) == 1 else ""


def _primary_source(resource: dict[str, Any]) -> str:
    source = resource.get("primarySource")
    return str(source).upper() if isinstance(source, bool) else ""


def _dose_sequence(resource: dict[str, Any]) -> str:
    """The dose number as text; zero is blank (DLT-DOSE_SEQUENCE-1…3)."""
    first = (resource.get("protocolApplied") or [{}])[0]
    return str(first.get("doseNumberPositiveInt") or "")


def _manufacturer(resource: dict[str, Any]) -> Any:
    return (resource.get("manufacturer") or {}).get("display", "")


def _dose(resource: dict[str, Any]) -> Any:
    return resource.get("doseQuantity", {})


def _dose_unit_code(resource: dict[str, Any]) -> Any:
    """The unit's code if it is a SNOMED one (DLT-DOSE_UNIT_CODE-1…3)."""
    dose = _dose(resource)
    return (dose.get("code") or "") if dose.get("system") == SNOMED else ""


_FIELDS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "NHS_NUMBER": people.nhs_number,
    "PERSON_FORENAME": lambda resource: people.patient_name(resource).forename,
    "PERSON_SURNAME": lambda resource: people.patient_name(resource).surname,
    "PERSON_DOB": lambda resource: written_date(people.birth_date(resource)),
    "PERSON_GENDER_CODE": people.gender_code,
    "PERSON_POSTCODE": people.postcode,
    "DATE_AND_TIME": lambda resource: written_date_time(resource.get("occurrenceDateTime")),
    "SITE_CODE": places.site_code,
    "SITE_CODE_TYPE_URI": places.site_code_type_uri,
    "UNIQUE_ID": _unique_id,
    "UNIQUE_ID_URI": _unique_id_uri,
    "PERFORMING_PROFESSIONAL_FORENAME": lambda resource: people.practitioner_name(resource).forename,
    "PERFORMING_PROFESSIONAL_SURNAME": lambda resource: people.practitioner_name(resource).surname,
    "RECORDED_DATE": lambda resource: written_date(resource.get("recorded")),
    "PRIMARY_SOURCE": _primary_source,
    "VACCINATION_PROCEDURE_CODE": lambda resource: concepts.code(concepts.procedure(resource)),
    "VACCINATION_PROCEDURE_TERM": lambda resource: concepts.term(concepts.procedure(resource)),
    "DOSE_SEQUENCE": _dose_sequence,
    "VACCINE_PRODUCT_CODE": lambda resource: concepts.code(resource.get("vaccineCode", {})),
    "VACCINE_PRODUCT_TERM": lambda resource: concepts.term(resource.get("vaccineCode", {})),
    "VACCINE_MANUFACTURER": _manufacturer,
    "BATCH_NUMBER": lambda resource: resource.get("lotNumber", ""),
    "EXPIRY_DATE": lambda resource: written_date(resource.get("expirationDate")),
    "SITE_OF_VACCINATION_CODE": lambda resource: concepts.code(resource.get("site", {})),
    "SITE_OF_VACCINATION_TERM": lambda resource: concepts.term(resource.get("site", {})),
    "ROUTE_OF_VACCINATION_CODE": lambda resource: concepts.code(resource.get("route", {})),
    "ROUTE_OF_VACCINATION_TERM": lambda resource: concepts.term(resource.get("route", {})),
    "DOSE_AMOUNT": lambda resource: _dose(resource).get("value", ""),
    "DOSE_UNIT_CODE": _dose_unit_code,
    "DOSE_UNIT_TERM": lambda resource: _dose(resource).get("unit", ""),
    "INDICATION_CODE": concepts.indication_code,
    "LOCATION_CODE": places.location_code,
    "LOCATION_CODE_TYPE_URI": places.location_code_type_uri,
}
"""In flat-field order, in which errors are reported. `ACTION_FLAG`, the 34th, comes from the operation."""
