from typing import Any, cast

import pytest

from support.sandbox.index import IDENTIFIER, PATIENT, Index


@pytest.fixture
def index() -> Index:
    return Index()


def change(index: Index, item: str, **keys: str) -> None:
    """Let an item have these keys from now on; without any it is removed."""
    image = {"NewImage": {name: {"S": value} for name, value in keys.items()}} if keys else {}
    record: dict[str, Any] = {"dynamodb": {"Keys": {"PK": {"S": item}}, **image}}
    index.follow(cast("Any", record))


def test_items_are_found_by_each_of_their_keys_in_order(index: Index) -> None:
    change(index, "b", IdentifierPK="s#1", PatientPK="Patient#1")
    change(index, "a", IdentifierPK="s#2", PatientPK="Patient#1")
    assert index.find(IDENTIFIER, "s#1") == ["b"]
    assert index.find(PATIENT, "Patient#1") == ["a", "b"]
    assert index.find(PATIENT, "s#1") == []


def test_an_item_that_moves_is_found_in_its_new_place_only(index: Index) -> None:
    change(index, "a", IdentifierPK="s#1", PatientPK="Patient#1")
    change(index, "a", IdentifierPK="s#1", PatientPK="Patient#2")
    assert index.find(PATIENT, "Patient#1") == []
    assert index.find(PATIENT, "Patient#2") == ["a"]
    assert index.find(IDENTIFIER, "s#1") == ["a"]


def test_an_item_that_is_removed_is_not_found(index: Index) -> None:
    change(index, "a", IdentifierPK="s#1", PatientPK="Patient#1")
    change(index, "a")
    assert index.find(IDENTIFIER, "s#1") == []
    change(index, "a")


def test_attributes_that_nobody_looks_for_are_passed_over(index: Index) -> None:
    change(index, "a", PatientSK="COVID#a")
    assert index.find("PatientSK", "COVID#a") == []


def test_it_does_not_grow_with_moves_removals_and_questions(index: Index) -> None:
    change(index, "a", IdentifierPK="s#1", PatientPK="Patient#0")
    for number in range(100):
        change(index, "a", IdentifierPK="s#1", PatientPK=f"Patient#{number}")
        change(index, "gone", IdentifierPK=f"s#{number}")
        change(index, "gone")
        index.find(PATIENT, f"nobody {number}")
    assert len(index) == 2
