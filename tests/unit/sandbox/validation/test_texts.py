"""The many checks that want a string with something in it."""

from typing import Any

import pytest

from support.reference import SNOMED, VACCINATION_PROCEDURE
from tests.unit.sandbox.validation.conftest import Validate

PATIENT = "contained[?(@.resourceType=='Patient')]"
PRACTITIONER = "contained[?(@.resourceType=='Practitioner')]"
CODING = f"coding[?(@.system=='{SNOMED}')]"
PROCEDURE = f"extension[?(@.url=='{VACCINATION_PROCEDURE}')].valueCodeableConcept"
ORGANIZATION = "performer[?(@.actor.type=='Organization')].actor.identifier"

TEXTS = {
    "/contained/0/name/0/given/0": f"{PATIENT}.name[0].given[0]",
    "/contained/0/name/0/family": f"{PATIENT}.name[0].family",
    "/contained/0/gender": f"{PATIENT}.gender",
    "/contained/0/address/0/postalCode": f"{PATIENT}.address[0].postalCode",
    "/performer/1/actor/identifier/value": f"{ORGANIZATION}.value",
    "/performer/1/actor/identifier/system": f"{ORGANIZATION}.system",
    "/identifier/0/value": "identifier[0].value",
    "/identifier/0/system": "identifier[0].system",
    "/status": "status",
    "/contained/1/name/0/given/0": f"{PRACTITIONER}.name[0].given[0]",
    "/contained/1/name/0/family": f"{PRACTITIONER}.name[0].family",
    "/protocolApplied/0/targetDisease/0/coding/0/code": f"protocolApplied[0].targetDisease[0].{CODING}.code",
    "/manufacturer/display": "manufacturer.display",
    "/lotNumber": "lotNumber",
    "/site/coding/0/code": f"site.{CODING}.code",
    "/site/coding/0/display": f"site.{CODING}.display",
    "/route/coding/0/code": f"route.{CODING}.code",
    "/route/coding/0/display": f"route.{CODING}.display",
    "/doseQuantity/code": "doseQuantity.code",
    "/doseQuantity/system": "doseQuantity.system",
    "/doseQuantity/unit": "doseQuantity.unit",
    "/reasonCode/0/coding/0/code": "reasonCode[0].coding[0].code",
    "/location/identifier/value": "location.identifier.value",
    "/location/identifier/system": "location.identifier.system",
    "/extension/0/url": "extension[0].url",
    "/extension/0/valueCodeableConcept/coding/0/code": f"{PROCEDURE}.{CODING}.code",
    "/extension/0/valueCodeableConcept/coding/0/display": f"{PROCEDURE}.{CODING}.display",
    "/vaccineCode/coding/0/code": f"vaccineCode.{CODING}.code",
    "/vaccineCode/coding/0/display": f"vaccineCode.{CODING}.display",
}


@pytest.mark.parametrize(("pointer", "location"), TEXTS.items())
@pytest.mark.parametrize("value", [5, True, [], ["x"], {}, None])
def test_a_text_is_a_string(validate: Validate, pointer: str, location: str, value: Any) -> None:
    said = validate({pointer: value}).split("; ")
    assert said[0] == f"{location} must be a string"
    # A null system beside a code is as bad as none.
    assert len(said) == (2 if (pointer, value) == ("/doseQuantity/system", None) else 1)


@pytest.mark.parametrize(("pointer", "location"), TEXTS.items())
@pytest.mark.parametrize("value", ["", " ", "\t\n", "\u00a0"])
def test_a_text_is_not_blank(validate: Validate, pointer: str, location: str, value: str) -> None:
    assert validate({pointer: value}) == f"{location} must be a non-empty string"


@pytest.mark.parametrize(
    "pointer", [pointer for pointer in TEXTS if pointer.startswith(("/lot", "/manu", "/loc"))]
)
def test_a_text_keeps_its_blanks(validate: Validate, pointer: str) -> None:
    assert validate({pointer: " x "}) == "COVID"
