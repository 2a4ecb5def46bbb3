"""Which of several names is checked."""

from typing import Any

import pytest

from tests.unit.sandbox.validation.conftest import Validate

PERSON = "contained[?(@.resourceType=='Patient')]"
TOO_LONG = "be 35 or fewer characters"
EVENT = "2023-03-15T09:41:07+00:00"

GOOD = {"given": ["g"], "family": "F"}
BAD = {"given": ["g"], "family": "F" * 36}


@pytest.mark.parametrize(
    ("names", "checked"),
    [
        ([BAD], 0),
        ([{**BAD, "period": {"end": "1999"}}], 0),
        ([BAD, GOOD], 0),
        ([GOOD, BAD], None),
        ([GOOD, {**BAD, "use": "official"}], 1),
        ([{**GOOD, "use": "official"}, {**BAD, "use": "official"}], None),
        ([{**GOOD, "use": "old"}, BAD], 1),
        ([{**GOOD, "use": "old"}, {**BAD, "use": "usual"}], 1),
        ([{**BAD, "use": "old"}, {**BAD, "use": "old"}], 0),
        ([{"family": "F"}, {"given": ["g"]}, BAD], 2),
        ([{**GOOD, "period": {"end": "2023-03-14"}}, BAD], 1),
        ([{**GOOD, "period": {"end": "2023-03-15"}}, BAD], 1),
        ([{**GOOD, "period": {"end": EVENT}}, BAD], None),
        ([{**GOOD, "period": {"start": "2023-03-15"}}, BAD], None),
        ([{**GOOD, "period": {"start": "2023-03-16"}}, BAD], 1),
        ([{**GOOD, "period": {"start": EVENT}}, BAD], None),
        ([{**GOOD, "period": {}}, BAD], None),
        ([{**GOOD, "period": None}, BAD], None),
        ([{**GOOD, "period": {"start": "2023", "end": "2024"}}, BAD], None),
        ([{**BAD, "period": {"end": "1999"}}, {**GOOD, "period": {"start": "2999"}}], 0),
        ([{**GOOD, "use": "official", "period": {"end": "1999"}}, {**BAD, "use": "old"}], 1),
    ],
)
def test_the_limits_hold_for_one_name(validate: Validate, names: list[Any], checked: int | None) -> None:
    said = validate({"/contained/0/name": names})
    if checked is None:
        assert said == "COVID"
    else:
        assert said == f"{PERSON}.name[{checked}].family must {TOO_LONG}"


def test_the_practitioners_name_is_chosen_likewise(validate: Validate) -> None:
    names = [GOOD, {**GOOD, "use": "official", "given": [""]}]
    assert validate({"/contained/1/name": names}) == (
        "contained[?(@.resourceType=='Practitioner')].name[1].given[0] must be a non-empty string"
    )


def test_without_an_occurrence_every_name_is_current(validate: Validate) -> None:
    names = [{**BAD, "period": {"end": "1999"}}, GOOD]
    said = validate({"/contained/0/name": names, "/status": "x"}, remove=["/occurrenceDateTime"])
    assert said == f"{PERSON}.name[0].family must {TOO_LONG}; status must be one of the following: completed"


def test_a_name_that_lacks_the_member_is_missed_at_index_0(validate: Validate) -> None:
    assert validate({"/contained/0/name": [{"given": ["g"]}, {"family": "F"}]}) == (
        f"{PERSON}.name[0].family is a mandatory field"
    )


def test_a_period_that_cannot_be_compared_is_told_by_both_checks(validate: Validate) -> None:
    names = [{**GOOD, "period": {"start": 5}}, GOOD]
    text = "'<' not supported between instances of 'str' and 'int'"
    assert validate({"/contained/0/name": names}) == f"{text}; {text}"
