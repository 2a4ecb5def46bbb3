"""API-VAL-07: what validation does not see of site and route."""

from typing import Any

import pytest

from support.reference import SNOMED
from support.sandbox.validation.reduction import without_later_snomed_codings

FIRST, SECOND = {"system": SNOMED, "code": "1"}, {"system": SNOMED, "code": "2"}
OTHER, BARE = {"system": "urn:o", "code": "3"}, {"code": "4"}


@pytest.mark.parametrize("member", ["site", "route"])
@pytest.mark.parametrize(
    ("codings", "left"),
    [
        ([FIRST], [FIRST]),
        ([FIRST, SECOND], [FIRST]),
        ([OTHER, FIRST, BARE, SECOND, OTHER], [OTHER, FIRST, BARE, OTHER]),
        ([FIRST, FIRST], [FIRST]),
        ([], []),
        ([None, FIRST, "x", SECOND], [None, FIRST, "x"]),
    ],
)
def test_snomed_codings_after_the_first_are_left_out(
    member: str, codings: list[Any], left: list[Any]
) -> None:
    body = {member: {"coding": codings, "text": "t"}}
    assert without_later_snomed_codings(body) == {member: {"coding": left, "text": "t"}}
    assert body == {member: {"coding": codings, "text": "t"}}


@pytest.mark.parametrize(
    "concept", [None, "x", 5, [], [FIRST], {}, {"coding": None}, {"coding": "xy"}, {"coding": {}}]
)
def test_a_concept_of_the_wrong_type_is_left_as_it_is(concept: Any) -> None:
    assert without_later_snomed_codings({"site": concept, "route": concept}) == {
        "site": concept,
        "route": concept,
    }


def test_other_concepts_keep_all_their_codings() -> None:
    body = {"vaccineCode": {"coding": [FIRST, SECOND]}}
    assert without_later_snomed_codings(body) == body
