"""Flat fields about what was given and why: dose, manufacturer, batch, expiry, indication."""

from typing import Any

from support.expected.flat.reading import compact_date, member, members
from support.reference import SNOMED


def dose_sequence(resource: Any) -> str:
    """DLT-DOSE_SEQUENCE: the dose number of the first protocol, as text."""
    protocols = member(resource, "protocolApplied", []) or [{}]
    number = member(protocols[0], "doseNumberPositiveInt")
    return str(number) if number else ""


def manufacturer(resource: Any) -> Any:
    """DLT-VACCINE_MANUFACTURER."""
    return member(member(resource, "manufacturer", {}) or {}, "display")


def batch_number(resource: Any) -> Any:
    """DLT-BATCH_NUMBER."""
    return member(resource, "lotNumber")


def expiry_date(resource: Any) -> str:
    """DLT-EXPIRY_DATE."""
    return compact_date(resource, "expirationDate")


def dose_amount(resource: Any) -> Any:
    """DLT-DOSE_AMOUNT: a number, or blank text if there is none."""
    return member(_dose(resource), "value")


def dose_unit_code(resource: Any) -> str:
    """DLT-DOSE_UNIT_CODE: only a SNOMED code counts."""
    dose = _dose(resource)
    code = member(dose, "code") if member(dose, "system") == SNOMED else ""
    return code or ""


def dose_unit_term(resource: Any) -> Any:
    """DLT-DOSE_UNIT_TERM."""
    return member(_dose(resource), "unit")


def indication_code(resource: Any) -> Any:
    """DLT-INDICATION_CODE: code of the first SNOMED coding of any reason."""
    for reason in members(resource, "reasonCode"):
        for coding in members(reason, "coding"):
            if member(coding, "system") == SNOMED:
                return member(coding, "code")
    return ""


def _dose(resource: Any) -> Any:
    return member(resource, "doseQuantity", {})
