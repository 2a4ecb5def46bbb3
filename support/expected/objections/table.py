"""What is checked of each field: field -> the checks of it, in the order in which the service reports them.

Fields that are checked by no rule are not here, and of the others only what a single wrong value can show.
"""

from collections.abc import Sequence
from typing import Any

from support.expected.objections.checks import (
    Check,
    boolean,
    day,
    dose_number,
    equal,
    mandatory,
    moment,
    nhs_number,
    number,
    snomed_code,
    text,
    texts,
)
from support.matching import ABSENT
from support.reference import NHS_NUMBER, SNOMED, VACCINATION_PROCEDURE

_PATIENT = "contained[?(@.resourceType=='Patient')]"
_PRACTITIONER = "contained[?(@.resourceType=='Practitioner')]"
_ORGANISATION = "performer[?(@.actor.type=='Organization')].actor.identifier"
_SNOMED_CODING = f"coding[?(@.system=='{SNOMED}')]"
_PROCEDURE = f"extension[?(@.url=='{VACCINATION_PROCEDURE}')].valueCodeableConcept"
_DISEASES = "protocolApplied[0].targetDisease"
_ONE_ORGANISATION = (
    "There must be exactly one performer.actor[?@.type=='Organization'] with type 'Organization'"
)
_OF_OCCURRENCE = ("+00:00", "+01:00", "+0000", "+0100")


def _if(wrong: Any, objection: str) -> Check:
    """Object to one value only."""
    return lambda value: (
        objection if value is wrong or (value == wrong and type(value) is type(wrong)) else None
    )


def _reference(value: Any) -> str | None:
    if not isinstance(value, str) or not value.startswith("#"):
        return "patient.reference must be a single reference to a contained Patient resource"
    if value != "#Pat1":
        return f"The reference '{value}' does not match the id of the contained Patient resource"
    return None


def _resource_type(value: Any) -> str | None:
    if value == "Immunization":
        return None
    return (
        "This service only accepts FHIR Immunization Resources (i.e. resourceType must equal 'Immunization')"
    )


FIRST_GATE: dict[str, Sequence[Check]] = {
    "contained": [
        mandatory("contained"),  # VAL-010
        _if([], "contained must be a non-empty array"),  # VAL-012
        lambda value: (
            "contained must be an array" if isinstance(value, (dict, str, int)) else None
        ),  # VAL-011
    ],
    "patient id": [
        _if(ABSENT, "The contained Patient resource must have an 'id' field"),  # VAL-019
    ],
    "practitioner id": [
        _if(ABSENT, "The contained Practitioner resource must have an 'id' field"),  # VAL-020
    ],
}
"""What comes before everything else (VAL-010 to VAL-021)."""

FIELD_CHECKS: dict[str, Sequence[Check]] = {
    "resource type": [_resource_type],  # VAL-022
    "patient reference": [_reference],  # VAL-026, VAL-027
    "practitioner": [
        _if(
            ABSENT,  # VAL-028
            "performer must not contain internal references when there is no contained Practitioner resource",
        )
    ],
    "performers": [
        _if(
            ABSENT, "contained Practitioner resource id 'Pract1' must be referenced from performer"
        ),  # VAL-030
        _if(ABSENT, _ONE_ORGANISATION),  # VAL-068
    ],
    "organisation": [_if(ABSENT, _ONE_ORGANISATION)],  # VAL-068
    "patient identifier system": [
        text(f"{_PATIENT}.identifier[0].system"),  # VAL-035, VAL-036
        equal(f"{_PATIENT}.identifier[0].system", NHS_NUMBER),  # VAL-037
    ],
    "patient NHS number": [
        nhs_number(f"{_PATIENT}.identifier[?(@.system=='{NHS_NUMBER}')].value")  # VAL-038 to VAL-042
    ],
    "given names": [texts(f"{_PATIENT}.name[0].given", most=5, longest=180)],  # VAL-047 to VAL-052
    "family name": [text(f"{_PATIENT}.name[0].family", most=35)],  # VAL-053 to VAL-055
    "birth date": [day(f"{_PATIENT}.birthDate", may_be_ahead=False)],  # VAL-056 to VAL-058
    "gender": [
        text(f"{_PATIENT}.gender", one_of=("male", "female", "other", "unknown"))  # VAL-059 to VAL-061
    ],
    "patient address": [_if([], f"{_PATIENT}.address must be a non-empty array")],  # VAL-063
    "postcode": [text(f"{_PATIENT}.address[0].postalCode")],  # VAL-064, VAL-065
    "date and time": [moment("occurrenceDateTime", _OF_OCCURRENCE)],  # VAL-066, VAL-067
    "organisation code": [text(f"{_ORGANISATION}.value")],  # VAL-069, VAL-070
    "identifier value": [text("identifier[0].value")],  # VAL-076, VAL-077
    "identifier system": [text("identifier[0].system")],  # VAL-078, VAL-079
    "status": [text("status", one_of=("completed",))],  # VAL-080 to VAL-082
    "practitioner given names": [texts(f"{_PRACTITIONER}.name[0].given")],  # VAL-087 to VAL-090
    "practitioner family name": [text(f"{_PRACTITIONER}.name[0].family")],  # VAL-091, VAL-092
    "recorded": [moment("recorded")],  # VAL-093, VAL-094
    "primary source": [boolean("primarySource")],  # VAL-095
    "dose number": [dose_number("protocolApplied[0].doseNumberPositiveInt")],  # VAL-102, VAL-103
    "target diseases": [mandatory(_DISEASES)],  # VAL-106
    "protocols": [mandatory(_DISEASES)],  # VAL-106
    "target disease code": [text(f"{_DISEASES}[0].{_SNOMED_CODING}.code")],  # VAL-109, VAL-110
    "manufacturer": [text("manufacturer.display")],  # VAL-111, VAL-112
    "lot number": [text("lotNumber")],  # VAL-113, VAL-114
    "expiry date": [day("expirationDate", may_be_ahead=True)],  # VAL-115, VAL-116
    "site code": [text(f"site.{_SNOMED_CODING}.code")],  # VAL-118, VAL-119
    "site term": [text(f"site.{_SNOMED_CODING}.display")],  # VAL-120, VAL-121
    "route code": [text(f"route.{_SNOMED_CODING}.code")],  # VAL-123, VAL-124
    "route term": [text(f"route.{_SNOMED_CODING}.display")],  # VAL-125, VAL-126
    "dose amount": [number("doseQuantity.value")],  # VAL-127
    "dose unit code": [text("doseQuantity.code")],  # VAL-128, VAL-129
    "dose unit system": [
        text("doseQuantity.system"),  # VAL-130, VAL-131
        lambda value: (  # VAL-132
            "If doseQuantity.code is present, doseQuantity.system must also be present"
            if value in (ABSENT, None)
            else None
        ),
    ],
    "dose unit": [text("doseQuantity.unit")],  # VAL-133, VAL-134
    "reason code": [text("reasonCode[0].coding[0].code")],  # VAL-137, VAL-138
    "organisation system": [text(f"{_ORGANISATION}.system")],  # VAL-139, VAL-140
    "location code": [text("location.identifier.value")],  # VAL-141, VAL-142
    "location system": [text("location.identifier.system")],  # VAL-143, VAL-144
    "extension URL": [text("extension[0].url", one_of=(VACCINATION_PROCEDURE,))],  # VAL-150 to VAL-152
    "procedure code": [snomed_code(f"{_PROCEDURE}.{_SNOMED_CODING}.code")],  # VAL-153 to VAL-155
    "procedure term": [text(f"{_PROCEDURE}.{_SNOMED_CODING}.display")],  # VAL-156, VAL-157
    "product code": [snomed_code(f"vaccineCode.{_SNOMED_CODING}.code")],  # VAL-158 to VAL-160
    "product term": [text(f"vaccineCode.{_SNOMED_CODING}.display")],  # VAL-161, VAL-162
    "identifiers": [mandatory("identifier")],  # VAL-071
    "extensions": [mandatory("extension")],  # VAL-145
    "procedure": [mandatory(_PROCEDURE)],  # VAL-146
    "$.extension[0].valueCodeableConcept.coding": [mandatory(f"{_PROCEDURE}.coding")],  # VAL-147
}
"""VAL-022 to VAL-162."""

MODEL: dict[str, str] = {
    "status": "__root__ -> status\n  field required (type=value_error.missing)",  # VAL-163
    "date and time": (  # VAL-164
        "__root__\n  Expect any of field value from this list ['occurrenceDateTime', 'occurrenceString']. "
        "(type=value_error)"
    ),
    "product": "vaccineCode\n  field required (type=value_error.missing)",  # VAL-165
    "dose number": (  # VAL-166
        "protocolApplied -> 0 -> __root__\n  Expect any of field value from this list "
        "['doseNumberPositiveInt', 'doseNumberString']. (type=value_error)"
    ),
}
"""What FHIR itself says when a field is taken out."""

VACCINE_TYPE: dict[str, str] = {
    "target disease code": f"{_DISEASES}[0].{_SNOMED_CODING}.code is a mandatory field",  # VAL-183
}
"""What is said, with nothing before it, when a vaccine type cannot be told."""

LAST_GATE: dict[str, Sequence[str]] = {
    "patient name": (f"{_PATIENT}.name[0].given", f"{_PATIENT}.name[0].family"),  # VAL-186, VAL-187
    "given names": (f"{_PATIENT}.name[0].given",),  # VAL-186
    "family name": (f"{_PATIENT}.name[0].family",),  # VAL-187
    "birth date": (f"{_PATIENT}.birthDate",),  # VAL-188
    "gender": (f"{_PATIENT}.gender",),  # VAL-189
    "patient address": (f"{_PATIENT}.address[0].postalCode",),  # VAL-190
    "postcode": (f"{_PATIENT}.address[0].postalCode",),  # VAL-190
    "organisation code": (f"{_ORGANISATION}.value",),  # VAL-191
    "organisation system": (f"{_ORGANISATION}.system",),  # VAL-192
    "identifier value": ("identifier[0].value",),  # VAL-193
    "identifier system": ("identifier[0].system",),  # VAL-194
    "recorded": ("recorded",),  # VAL-195
    "primary source": ("primarySource",),  # VAL-196
    "procedure code": (f"{_PROCEDURE}.{_SNOMED_CODING}.code",),  # VAL-197
    "location": ("location.identifier.value", "location.identifier.system"),  # VAL-198, VAL-199
    "location code": ("location.identifier.value",),  # VAL-198
    "location system": ("location.identifier.system",),  # VAL-199
}
"""What is missing when a field is taken out, for all else is in order."""
