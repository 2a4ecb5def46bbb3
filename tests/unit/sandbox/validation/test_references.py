"""VAL-026…031: the references between the record and what it contains."""

from typing import Any

import pytest

from tests.unit.sandbox.validation.conftest import Validate

ABOUT_WHOM = "patient.reference must be a single reference to a contained Patient resource"
NO_MATCH = "The reference '{}' does not match the id of the contained Patient resource"
OTHER = "performer must not contain any internal references other than to the contained Practitioner resource"
NOBODY = "performer must not contain internal references when there is no contained Practitioner resource"
NEVER = "contained Practitioner resource id 'PracA' must be referenced from performer"
TWICE = "contained Practitioner resource id 'PracA' must only be referenced once from performer"


@pytest.mark.parametrize(
    ("pointer", "value", "message"),
    [
        ("/patient/reference", "Patient/1", ABOUT_WHOM),
        ("/patient/reference", "", ABOUT_WHOM),
        ("/patient/reference", None, ABOUT_WHOM),
        ("/patient/reference", ["#PatA"], ABOUT_WHOM),
        ("/patient", {}, ABOUT_WHOM),
        ("/patient/reference", "#pata", NO_MATCH.format("#pata")),
        ("/patient/reference", "#PatA ", NO_MATCH.format("#PatA ")),
        ("/performer/0/actor/reference", "#PatA", OTHER),
        ("/performer/2", {"actor": {"reference": "#"}}, OTHER),
        ("/performer/0/actor/reference", "PracA", NEVER),
        ("/performer/0/actor", {}, NEVER),
        ("/performer/1/actor/reference", "#PracA", TWICE),
    ],
)
def test_references_lead_to_what_is_contained(
    validate: Validate, pointer: str, value: Any, message: str
) -> None:
    assert validate({pointer: value}) == message


def test_nobody_contained_may_not_be_referred_to(validate: Validate) -> None:
    assert validate(remove=["/contained/1"]) == NOBODY


def test_nobody_contained_need_not_be_referred_to(validate: Validate) -> None:
    assert validate(remove=["/contained/1", "/performer/0"]) == "COVID"


def test_no_patient_at_all_is_no_reference(validate: Validate) -> None:
    assert validate(remove=["/patient"]) == ABOUT_WHOM


def test_references_to_elsewhere_are_free(validate: Validate) -> None:
    assert validate({"/performer/2": {"actor": {"reference": "https://elsewhere.test/1"}}}) == "COVID"


@pytest.mark.parametrize("remove", [["/performer"], ["/performer/1", "/performer/0"]])
def test_no_performer_is_neither_practitioner_nor_organisation(validate: Validate, remove: list[str]) -> None:
    organization = (
        "There must be exactly one performer.actor[?@.type=='Organization'] with type 'Organization'"
    )
    assert validate(remove=remove) == f"{NEVER}; {organization}"
