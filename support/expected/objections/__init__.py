"""What the service objects to when one field of a complete vaccination is wrong (VAL-010 to VAL-199).

It knows the rules for a single edit of a complete typical vaccination, and says nothing where it has none:
neither that an edit is allowed, nor that it is not.
"""

from typing import Any

from support.expected.objections.table import FIELD_CHECKS, FIRST_GATE, LAST_GATE, MODEL, VACCINE_TYPE
from support.matching import ABSENT

FIELDS = tuple(dict.fromkeys([*FIELD_CHECKS, *FIRST_GATE, *LAST_GATE, *MODEL]))
"""The fields that there are rules about, by the names that testers call them."""

STRANGE = "strange"
"""What the name of a member begins with that no FHIR resource has."""

_UNKNOWN_MEMBERS = {
    "$": "Immunization",  # VAL-023
    "$.contained[?(@.resourceType=='Patient')]": "Patient",  # VAL-024
    "$.contained[?(@.resourceType=='Practitioner')]": "Practitioner",  # VAL-025
}
_DEEPER = {
    "$.manufacturer": "manufacturer",
    "$.location.identifier": "location -> identifier",
    "$.site.coding[0]": "site -> coding -> 0",
    "$.doseQuantity": "doseQuantity",
    "$.vaccineCode": "vaccineCode",
    "$.protocolApplied[0]": "protocolApplied -> 0",
}
HOLDERS = (*_UNKNOWN_MEMBERS, *_DEEPER)
"""The objects to which a strange member may be added."""


def objection(field: str, value: Any) -> str | None:
    """Give the diagnostics with which an edit is refused, or None where the rules here do not say so.

    Args:
        field: one of `FIELDS`, or one of `HOLDERS` with a dot and a name that begins with `STRANGE`.
        value: what it is set to, or `ABSENT` where it is taken out.
    """
    holder, dot, name = field.rpartition(".")
    if dot and name.startswith(STRANGE):
        return _to_strange_member(holder, name)
    told = [check(value) for check in (*FIRST_GATE.get(field, ()), *FIELD_CHECKS.get(field, ()))]
    if messages := [each for each in told if each]:
        return f"Validation errors: {'; '.join(messages)}"
    return _to_absence(field) if value is ABSENT else None


def _to_strange_member(holder: str, name: str) -> str:
    if holder in _UNKNOWN_MEMBERS:
        kind = _UNKNOWN_MEMBERS[holder]
        return f"Validation errors: {name} is not an allowed element of the {kind} resource for this service"
    where = f"{_DEEPER[holder]} -> {name}"
    return _of_model(f"{where}\n  extra fields not permitted (type=value_error.extra)")  # VAL-168


def _to_absence(field: str) -> str | None:
    if field in MODEL:
        return _of_model(MODEL[field])
    if field in VACCINE_TYPE:
        return VACCINE_TYPE[field]
    if field in LAST_GATE:
        return (
            f"Validation errors: {'; '.join(f'{place} is a mandatory field' for place in LAST_GATE[field])}"
        )
    return None


def _of_model(text: str) -> str:
    return f"1 validation error for Immunization\n{text}"
