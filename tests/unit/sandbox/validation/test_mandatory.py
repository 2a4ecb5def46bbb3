"""VAL-186…199: the fields that every record must have."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from support.reference import SNOMED, VACCINATION_PROCEDURE
from tests.contract.validation_cases import load, value_at
from tests.unit.sandbox.validation.conftest import Validate, said_to

PATIENT = "contained[?(@.resourceType=='Patient')]"
ORGANIZATION = "performer[?(@.actor.type=='Organization')].actor.identifier"
PROCEDURE = (
    f"extension[?(@.url=='{VACCINATION_PROCEDURE}')].valueCodeableConcept.coding[?(@.system=='{SNOMED}')]"
)

FIELDS = {
    "/contained/0/name/0/given": f"{PATIENT}.name[0].given",
    "/contained/0/name/0/family": f"{PATIENT}.name[0].family",
    "/contained/0/birthDate": f"{PATIENT}.birthDate",
    "/contained/0/gender": f"{PATIENT}.gender",
    "/contained/0/address": f"{PATIENT}.address[0].postalCode",
    "/performer/1/actor/identifier/value": f"{ORGANIZATION}.value",
    "/performer/1/actor/identifier/system": f"{ORGANIZATION}.system",
    "/identifier/0/value": "identifier[0].value",
    "/identifier/0/system": "identifier[0].system",
    "/recorded": "recorded",
    "/primarySource": "primarySource",
    "/extension/0/valueCodeableConcept/coding/0/code": f"{PROCEDURE}.code",
    "/location/identifier/value": "location.identifier.value",
    "/location/identifier/system": "location.identifier.system",
}


@pytest.mark.parametrize(("pointer", "location"), FIELDS.items())
def test_a_field_that_is_absent_is_missed(validate: Validate, pointer: str, location: str) -> None:
    assert validate(remove=[pointer]) == f"{location} is a mandatory field"


def test_all_that_is_missed_is_told_at_once_in_order(validate: Validate) -> None:
    # An identifier without a member is empty, which is refused earlier: keep one that is free.
    said = validate({"/identifier/0/use": "usual"}, remove=FIELDS)
    assert said == "; ".join(f"{location} is a mandatory field" for location in FIELDS.values())


@pytest.mark.parametrize(
    ("pointer", "locations"),
    [
        ("/contained/0/name", [f"{PATIENT}.name[0].given", f"{PATIENT}.name[0].family"]),
        ("/location", ["location.identifier.value", "location.identifier.system"]),
        ("/performer/1/actor/identifier", [f"{ORGANIZATION}.value", f"{ORGANIZATION}.system"]),
        ("/extension/0/url", [f"{PROCEDURE}.code"]),
        ("/extension/0/valueCodeableConcept/coding/0", [f"{PROCEDURE}.code"]),
        ("/extension/0/valueCodeableConcept/coding/0/system", [f"{PROCEDURE}.code"]),
    ],
)
def test_what_leads_to_a_field_is_missed_like_the_field(
    validate: Validate, pointer: str, locations: list[str]
) -> None:
    assert validate(remove=[pointer]) == "; ".join(f"{each} is a mandatory field" for each in locations)


def test_false_is_an_answer(validate: Validate) -> None:
    assert validate({"/primarySource": False}) == "COVID"


def _elements(value: Any, pointer: str = "") -> Iterator[str]:
    """Name every member and element below a value."""
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield f"{pointer}/{key}"
        yield from _elements(value[key], f"{pointer}/{key}")


MINIMAL = next(case for case in load() if case.name.endswith("minimal body")).record("")


def test_a_minimal_record_is_enough() -> None:
    assert said_to(MINIMAL) == "COVID"


@pytest.mark.parametrize("pointer", list(_elements(MINIMAL)))
def test_nothing_can_be_taken_from_a_minimal_record(pointer: str) -> None:
    record = json.loads(json.dumps(MINIMAL))
    parent, key = pointer.rsplit("/", 1)
    holder = value_at({"record": record}, f"/record{parent}")
    del holder[int(key) if isinstance(holder, list) else key]
    dispensable = pointer.startswith(("/vaccineCode/", "/contained/0/name/0/given/"))
    assert (said_to(record) == "COVID") is dispensable
