"""What the checks say to a structure of the wrong JSON type: Python's own text, once for each check."""

from typing import Any

import pytest

from tests.unit.sandbox.validation.conftest import Validate

PATIENT = "contained[?(@.resourceType=='Patient')]"
INDEX_NULL = "'NoneType' object is not subscriptable"
INDEX_TEXT = "string indices must be integers, not 'str'"
INDEX_LIST = "list indices must be integers or slices, not str"
INDEX_NUMBER = "'int' object is not subscriptable"
ASK_NULL = "'NoneType' object has no attribute 'get'"
ASK_TEXT = "'str' object has no attribute 'get'"
ASK_LIST = "'list' object has no attribute 'get'"
ASK_NUMBER = "'int' object has no attribute 'get'"
LOOP_NULL = "'NoneType' object is not iterable"
LOOP_NUMBER = "'int' object is not iterable"
SEARCH_NULL = "argument of type 'NoneType' is not iterable"
MEASURE_NULL = "object of type 'NoneType' has no len()"
NO_CODING = "Every element of protocolApplied[0].targetDisease must have 'coding' property"
NO_ORGANIZATION = (
    "There must be exactly one performer.actor[?@.type=='Organization'] with type 'Organization'"
)

MESSAGES: list[tuple[str, Any, list[str]]] = [
    ("/patient", None, [ASK_NULL]),
    ("/patient", "x", [ASK_TEXT]),
    ("/patient", [], [ASK_LIST]),
    ("/contained/0/id", 5, ['can only concatenate str (not "int") to str']),
    ("/performer", None, [LOOP_NULL] * 4),
    ("/performer", 5, [LOOP_NUMBER] * 4),
    ("/performer", "x", [ASK_TEXT, NO_ORGANIZATION]),
    ("/performer/0", None, [ASK_NULL]),
    ("/performer/0", "x", [ASK_TEXT]),
    ("/performer/0/actor", None, [ASK_NULL]),
    ("/performer/0/actor", "x", [ASK_TEXT]),
    ("/performer/0/actor", {"reference": 5}, ["'int' object has no attribute 'startswith'"]),
    ("/performer/0/actor", {"reference": None}, ["'NoneType' object has no attribute 'startswith'"]),
    ("/performer/1/actor/identifier", None, [INDEX_NULL] * 2),
    ("/performer/1/actor/identifier", [], [INDEX_LIST] * 2),
    ("/performer/1/actor/identifier", "x", [INDEX_TEXT] * 2),
    (
        "/contained/0/identifier",
        None,
        [INDEX_NULL, f"{PATIENT}.identifier must be an array", INDEX_NULL, INDEX_NULL, LOOP_NULL],
    ),
    (
        "/contained/0/identifier",
        "x",
        [f"{PATIENT}.identifier must be an array", INDEX_TEXT, INDEX_TEXT, ASK_TEXT],
    ),
    ("/contained/0/identifier", [None], [SEARCH_NULL, INDEX_NULL, INDEX_NULL, ASK_NULL]),
    ("/contained/0/identifier", ["x"], [INDEX_TEXT, INDEX_TEXT, ASK_TEXT]),
    ("/contained/0/identifier/0/value", "99900000²8", ["invalid literal for int() with base 10: '²'"]),
    ("/contained/0/name", None, [f"{PATIENT}.name must be an array", MEASURE_NULL, MEASURE_NULL]),
    ("/contained/0/name", "x", [f"{PATIENT}.name must be an array", INDEX_TEXT, INDEX_TEXT]),
    ("/contained/0/name", {"family": "a"}, [f"{PATIENT}.name must be an array"]),
    ("/contained/0/name", [None], [f"{PATIENT}.name must be an array of objects", INDEX_NULL, INDEX_NULL]),
    ("/contained/0/name/1", None, [f"{PATIENT}.name must be an array of objects", SEARCH_NULL, SEARCH_NULL]),
    ("/contained/0/address", None, [f"{PATIENT}.address must be an array", LOOP_NULL]),
    ("/contained/0/address", [None], [SEARCH_NULL]),
    ("/identifier", None, ["identifier must be an array", INDEX_NULL, INDEX_NULL]),
    ("/identifier", [None], ["identifier must be an array of objects", INDEX_NULL, INDEX_NULL]),
    ("/protocolApplied", None, ["protocolApplied must be an array", *[INDEX_NULL] * 5]),
    ("/protocolApplied", "x", ["protocolApplied must be an array", *[INDEX_TEXT] * 5]),
    ("/protocolApplied", [None], [INDEX_NULL] * 5),
    ("/protocolApplied", ["x"], [INDEX_TEXT] * 5),
    ("/protocolApplied/0/targetDisease", "x", [NO_CODING, INDEX_TEXT, INDEX_TEXT]),
    ("/protocolApplied/0/targetDisease", None, [LOOP_NULL] * 3),
    ("/protocolApplied/0/targetDisease", [None], [SEARCH_NULL, INDEX_NULL, INDEX_NULL]),
    ("/protocolApplied/0/targetDisease/0/coding", "x", [ASK_TEXT] * 2),
    ("/protocolApplied/0/targetDisease/0/coding", None, [LOOP_NULL] * 2),
    ("/protocolApplied/0/targetDisease/0/coding", [None], [ASK_NULL] * 2),
    ("/manufacturer", None, [INDEX_NULL]),
    ("/manufacturer", [], [INDEX_LIST]),
    ("/manufacturer", "x", [INDEX_TEXT]),
    ("/manufacturer", 5, [INDEX_NUMBER]),
    ("/doseQuantity", None, [INDEX_NULL, INDEX_NULL, INDEX_NULL, ASK_NULL, INDEX_NULL]),
    ("/doseQuantity", [], [INDEX_LIST, INDEX_LIST, INDEX_LIST, ASK_LIST, INDEX_LIST]),
    ("/doseQuantity", 5, [INDEX_NUMBER, INDEX_NUMBER, INDEX_NUMBER, ASK_NUMBER, INDEX_NUMBER]),
    ("/doseQuantity", "x", [INDEX_TEXT, INDEX_TEXT, INDEX_TEXT, ASK_TEXT, INDEX_TEXT]),
    ("/reasonCode", None, [LOOP_NULL] * 2),
    ("/reasonCode", "x", [INDEX_TEXT] * 2),
    ("/reasonCode", [None], [INDEX_NULL] * 2),
    ("/reasonCode/0/coding", None, ["reasonCode[0].coding must be an array", INDEX_NULL]),
    ("/reasonCode/0/coding", [None], [INDEX_NULL]),
    ("/location", None, [INDEX_NULL] * 2),
    ("/location", "x", [INDEX_TEXT] * 2),
    ("/location/identifier", [], [INDEX_LIST] * 2),
    ("/vaccineCode", None, [INDEX_NULL] * 2),
    ("/vaccineCode", "x", [INDEX_TEXT] * 2),
    ("/vaccineCode/coding", None, [LOOP_NULL] * 2),
    ("/vaccineCode/coding", [None], [ASK_NULL] * 2),
    ("/vaccineCode/coding", ["x"], [ASK_TEXT] * 2),
    ("/extension", None, [*[LOOP_NULL] * 3, "extension must be an array", *[LOOP_NULL] * 2]),
    ("/extension/0/valueCodeableConcept", None, [SEARCH_NULL, INDEX_NULL, INDEX_NULL]),
    ("/extension/0/valueCodeableConcept/coding", None, [LOOP_NULL] * 2),
    ("/extension/0/valueCodeableConcept/coding", "x", [ASK_TEXT] * 2),
]


CONCEPT_MESSAGES: list[tuple[str, Any, list[str]]] = [
    ("", None, [INDEX_NULL] * 3),
    ("", [], [INDEX_LIST] * 3),
    ("", "x", [INDEX_TEXT] * 3),
    ("/coding", None, [LOOP_NULL] * 3),
    ("/coding", "x", [INDEX_TEXT, ASK_TEXT, ASK_TEXT]),
    ("/coding", [None], [INDEX_NULL, ASK_NULL, ASK_NULL]),
    ("/coding", [{"system": None}, {"system": None}], ["replace() argument 2 must be str, not None"]),
    ("/coding", [{"system": 5}, {"system": 5}], ["replace() argument 2 must be str, not int"]),
    ("/coding", [{"system": []}, {"system": []}], ["replace() argument 2 must be str, not list"]),
]


@pytest.mark.parametrize("member", ["site", "route"])
@pytest.mark.parametrize(("pointer", "value", "messages"), CONCEPT_MESSAGES)
def test_site_and_route_are_looked_at_by_three_checks(
    validate: Validate, member: str, pointer: str, value: Any, messages: list[str]
) -> None:
    assert validate({f"/{member}{pointer}": value}) == "; ".join(messages)


@pytest.mark.parametrize(("pointer", "value", "messages"), MESSAGES)
def test_each_check_that_looks_at_it_says_what_python_says(
    validate: Validate, pointer: str, value: Any, messages: list[str]
) -> None:
    assert validate({pointer: value}) == "; ".join(messages)


@pytest.mark.parametrize("value", ["x", ["x"]])
def test_a_text_for_an_extension_stops_everything(validate: Validate, value: Any) -> None:
    assert validate({"/extension": value, "/status": "x"}).endswith(
        ".valueCodeableConcept is a mandatory field"
    )


@pytest.mark.parametrize(
    ("pointer", "location"),
    [
        ("/reasonCode", "reasonCode"),
        ("/protocolApplied/0/targetDisease", "protocolApplied -> 0 -> targetDisease"),
        ("/site/coding", "site -> coding"),
        ("/route/coding", "route -> coding"),
        ("/vaccineCode/coding", "vaccineCode -> coding"),
        ("/extension/0/valueCodeableConcept/coding", "extension -> 0 -> valueCodeableConcept -> coding"),
    ],
)
def test_an_empty_object_for_an_array_reaches_the_model(
    validate: Validate, pointer: str, location: str
) -> None:
    assert validate({pointer: {}}) == (
        f"1 validation error for Immunization\n{location}\n  value is not a valid list (type=type_error.list)"
    )
