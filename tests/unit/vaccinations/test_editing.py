"""Fields are set, removed, made and read by name or JSONPath, and nothing happens unnoticed."""

import copy
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from support.matching import ABSENT
from support.notation import NotationError, Sources
from support.reference import NHS_NUMBER, SNOMED
from support.vaccinations import (
    PathError,
    UnknownField,
    VaccinationFactory,
    edit,
    read_field,
    remove_field,
    set_field,
)

Body = dict[str, Any]
SOURCES = Sources(clock=lambda: datetime(2026, 2, 28, 12, tzinfo=UTC), random=Random(1), notes={})
PATIENT = "$.contained[?(@.resourceType=='Patient')]"


@pytest.fixture
def complete() -> Body:
    return VaccinationFactory(1, "run-1").complete("FLU")


@pytest.fixture
def minimal() -> Body:
    return VaccinationFactory(1, "run-1").minimal("FLU")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lot number", "B-2"),
        ("Lot Number", "B-2"),
        ("batch number", "B-2"),
        ("dose number", 0),
        ("patient family name", "Quillfeather"),
        ("given names", ["Oriel", "Wren"]),
        ("practitioner family name", "Hollinshead"),
        ("organisation code", "ZQ9Z9"),
        ("procedure code", "1324691000000104"),
        ("$.lotNumber", None),
        (f"{PATIENT}.name[0].family", "Quillfeather"),
        (f"{PATIENT}.name[0].given[1]", "Wren"),
        ("$.contained[1].birthDate", "1971-11-23"),
        ("$.site.coding[0]", {"system": SNOMED, "code": "368209003"}),
        ("$['status']", "not-done"),
    ],
)
def test_a_field_that_is_there_is_set(complete: Body, name: str, value: Any) -> None:
    assert read_field(complete, name) not in (ABSENT, value)
    set_field(complete, name, value)
    assert read_field(complete, name) == value


@pytest.mark.parametrize(
    ("name", "value", "path", "made"),
    [
        ("lot number", "B-2", "$.lotNumber", "B-2"),
        ("manufacturer", "Maker", "$.manufacturer", {"display": "Maker"}),
        ("site code", "1", "$.site", {"coding": [{"system": SNOMED, "code": "1"}]}),
        ("reason code", "1", "$.reasonCode", [{"coding": [{"code": "1"}]}]),
        ("dose amount", 1, "$.doseQuantity", {"value": 1}),
        ("NHS number", "9", f"{PATIENT}.identifier", [{"system": NHS_NUMBER, "value": "9"}]),
        ("patient identifier value", "9", f"{PATIENT}.identifier", [{"value": "9"}]),
        ("$.contained[1]", {"resourceType": "Practitioner"}, "$.contained[1].resourceType", "Practitioner"),
        (f"{PATIENT}.name[1].family", "Second", f"{PATIENT}.name[1]", {"family": "Second"}),
        ("$.meta.tag[0].code", "x", "$.meta", {"tag": [{"code": "x"}]}),
        ("$.isSubpotent", True, "$.isSubpotent", True),
        ("$.a[?(@.b.c=='d' && @.e==1)].f", "g", "$.a[0]", {"b": {"c": "d"}, "e": 1, "f": "g"}),
    ],
)
def test_what_a_field_needs_to_be_in_is_made(
    minimal: Body, name: str, value: Any, path: str, made: Any
) -> None:
    set_field(minimal, name, value)
    assert read_field(minimal, path) == made


def test_the_organisation_is_made_with_what_tells_it_apart(minimal: Body) -> None:
    set_field(minimal, "performers", [])
    set_field(minimal, "organisation code", "ZQ9Z9")
    assert minimal["performer"] == [{"actor": {"type": "Organization", "identifier": {"value": "ZQ9Z9"}}}]


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("$.contained[3]", r"contained has 1 elements; the next is \[1\]"),
        ("$.contained[-2]", "contained has 1 elements"),
        ("$.status.foo", "status has no foo, and it cannot be made there"),
        ("$.status[0]", r"status has no \[0\]"),
        ("$.lots[?(@.n > 3)].x", "what would cannot be told"),
        ("$.lots[?(@.n)].x", "what would cannot be told"),
        ("$.lots[*]", "cannot be made there"),
        ("$..nowhere", "cannot be made there"),
        ("$.protocolApplied[0].targetDisease[*].coding[0].foo.bar", "name one of them"),
        ("$", "not \\$ itself"),
        ("$.contained[", "is not a JSONPath"),
        ("$.contained[?(@.x==)]", "is not a JSONPath"),
    ],
)
def test_a_place_that_nobody_could_mean_is_an_error(path: str, complaint: str) -> None:
    body = VaccinationFactory(1, "run-1").minimal("MMR")
    with pytest.raises(PathError, match=complaint):
        set_field(body, path, "x")


def test_a_json_path_sets_every_place_and_a_name_only_the_first(complete: Body) -> None:
    complete["site"]["coding"].append(copy.deepcopy(complete["site"]["coding"][0]))
    set_field(complete, "site code", "first")
    assert read_field(complete, "$.site.coding[*].code") == ["first", "368208006"]
    set_field(complete, "$.site.coding[*].code", "every")
    assert read_field(complete, "$.site.coding[*].code") == ["every", "every"]


def test_values_are_copied_so_that_two_places_share_nothing(complete: Body) -> None:
    value = [{"family": "Same"}]
    set_field(complete, "$.contained[*].name", value)
    set_field(complete, "patient family name", "Other")
    assert value == [{"family": "Same"}]
    assert read_field(complete, "$.contained[*].name[0].family") == ["Same", "Other"]


@pytest.mark.parametrize(
    "name",
    ["lot number", "patient name", "organisation code", "site term", "$.contained[0]", "$.contained[-1]"],
)
def test_a_removed_field_is_gone_and_nothing_else(complete: Body, name: str) -> None:
    set_field(complete, name, "to be removed")
    whole = str(complete)
    remove_field(complete, name)
    assert "to be removed" not in str(complete)
    assert len(whole) - len(str(complete)) < 60


def test_every_place_that_a_json_path_finds_is_removed(complete: Body) -> None:
    complete["site"]["coding"] = [{"system": s, "code": s} for s in ("a", "b", "a", "a")]
    remove_field(complete, "$.site.coding[?(@.system=='a')]")
    assert complete["site"]["coding"] == [{"system": "b", "code": "b"}]
    complete["site"]["coding"] = ["a", "b", "c"]
    remove_field(complete, "$.site.coding[1,-3]")
    assert complete["site"]["coding"] == ["c"]
    remove_field(complete, "$.site.coding[*]")
    assert complete["site"]["coding"] == []


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        (
            "lot number",
            r"nothing to remove for 'lot number': \$.lotNumber leads nowhere: \$ has no lotNumber",
        ),
        ("site code", r"\$ has no site"),
        ("patient NHS number", r"contained.\[0\] has no identifier"),
        ("$.contained[1]", r"contained has no \[1\]"),
        ("$.identifier[*].use", r"has no use"),
        ("$..use", "leads nowhere"),
    ],
)
def test_a_removal_that_removes_nothing_is_an_error(minimal: Body, name: str, complaint: str) -> None:
    before = copy.deepcopy(minimal)
    with pytest.raises(PathError, match=complaint):
        remove_field(minimal, name)
    assert minimal == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("$.a", 1),
        ("$.none", ABSENT),
        ("$.null", None),
        ("$.list[*].n", [1, 2]),
        ("$.list[0:1].n", [1]),
        ("$.list[?(@.n==2)].n", 2),
        ("$.list[?(@.n>0)].n", [1, 2]),
        ("$.list[?(@.n==3)].n", ABSENT),
        ("$.list[*].m", ABSENT),
        ("$..n", [1, 2]),
        ("$.list[-1].n", 2),
        ("$", {"a": 1, "null": None, "list": [{"n": 1}, {"n": 2}]}),
    ],
)
def test_a_path_reads_what_is_there(name: str, value: Any) -> None:
    document = {"a": 1, "null": None, "list": [{"n": 1}, {"n": 2}]}
    assert read_field(document, name) == value


@pytest.mark.parametrize("document", [None, "text", [], 5])
def test_there_is_nothing_to_read_in_what_is_no_object(document: Any) -> None:
    assert read_field(document, "lot number") is ABSENT


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("dose number", "5", 5),
        ("dose number", "{text 5}", "5"),
        ("$.protocolApplied[0].doseNumberPositiveInt", "5", 5),
        ("primary source", "false", False),
        ("given names", "Oriel, Wren", ["Oriel", "Wren"]),
        ("expiry date", "{today + 1 month}", "2026-03-28"),
        ("lot number", "731941", "731941"),
        ("$.lotNumber", "731941", "731941"),
        ("$.foo", "5", "5"),
        ("lot number", "{null}", None),
        ("lot number", "{absent}", ABSENT),
        ("site", "{json {}}", {}),
    ],
)
def test_a_row_of_a_table_changes_a_field(complete: Body, name: str, cell: str, value: Any) -> None:
    edit(complete, name, cell, SOURCES)
    changed = read_field(complete, name)
    assert changed == value
    assert type(changed) is type(value)


def test_a_row_that_makes_no_sense_is_an_error(complete: Body) -> None:
    with pytest.raises(NotationError):
        edit(complete, "dose number", "five", SOURCES)
    with pytest.raises(UnknownField, match=r"unknown field 'lot numbr'. Did you mean lot number"):
        edit(complete, "lot numbr", "{absent}", SOURCES)


@pytest.mark.parametrize("name", ["lot numbr", "lotNumber", "contained[0]", ""])
def test_an_unknown_name_is_an_error_wherever_it_is_used(complete: Body, name: str) -> None:
    for use in (
        lambda: set_field(complete, name, "x"),
        lambda: remove_field(complete, name),
        lambda: read_field(complete, name),
    ):
        with pytest.raises(UnknownField, match=f"unknown field '{name}'".replace("[", r"\[")):
            use()
