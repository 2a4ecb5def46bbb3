from typing import Any

import pytest

from support.sandbox.delta.people import patient_name, postcode, practitioner_name

OVER = {"end": "2001-01-01"}
PARTIAL = {"start": "2019"}


def record(resource_type: str, **elements: Any) -> dict[str, Any]:
    contained = [{"resourceType": "Device"}, {"resourceType": resource_type, **elements}]
    return {"occurrenceDateTime": "2024-10-05", "contained": contained}


def name(family: str, **elements: Any) -> dict[str, Any]:
    return {"family": family, "given": ["G"], **elements}


@pytest.mark.parametrize(
    ("names", "selected"),
    [
        ([name("A", use="old")], "A"),
        ([name("A", period=OVER)], "A"),
        ([name("A", use="maiden"), name("B")], "A"),
        ([name("A"), name("B", use="official", period=OVER)], "A"),
        ([name("A", use="official", period=OVER), name("B", use="old"), name("C")], "C"),
        ([name("A", use="old"), name("B", use="official"), name("C", use="official")], "B"),
        ([name("A", use="official"), name("B", period=PARTIAL)], "A"),
        ([name("A", use="official"), name("B", use="official", period=PARTIAL)], "A"),
        ([name("A", use="OFFICIAL"), name("B", use="official")], "B"),
    ],
)
@pytest.mark.parametrize(
    ("resource_type", "full_name"), [("Patient", patient_name), ("Practitioner", practitioner_name)]
)
def test_a_name_is_selected_by_use_and_period(
    resource_type: str, full_name: Any, names: list[dict[str, Any]], selected: str
) -> None:
    assert full_name(record(resource_type, name=names)) == ("G", selected)


@pytest.mark.parametrize(
    "names",
    [
        [name("A", period=PARTIAL)],
        [name("A"), name("B", use="old", period=PARTIAL)],
        [name("A", use="official", period=PARTIAL), name("B")],
        [name("A", use="official", period=OVER), name("B", period=PARTIAL)],
    ],
)
def test_a_period_that_is_examined_must_be_readable(names: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="Invalid isoformat string: '2019'"):
        patient_name(record("Patient", name=names))


@pytest.mark.parametrize(
    ("names", "patient", "practitioner"),
    [
        ([{"family": "A"}, name("B")], ("G", "B"), ("", "A")),
        ([{"given": ["X", "Y"]}], ("", ""), ("X Y", "")),
        ([{"family": "A", "given": [""]}], ("", ""), ("", "A")),
        ([{"text": "A B"}], ("", ""), ("", "")),
        ([{"family": "A", "use": "official", "period": PARTIAL}, name("B")], ("G", "B"), None),
        ([], ("", ""), ("", "")),
    ],
)
def test_a_patient_needs_both_parts_of_a_name_and_a_practitioner_one(
    names: list[dict[str, Any]], patient: tuple[str, str], practitioner: tuple[str, str] | None
) -> None:
    assert patient_name(record("Patient", name=names)) == patient
    if practitioner is None:
        with pytest.raises(ValueError, match="Invalid isoformat"):
            practitioner_name(record("Practitioner", name=names))
    else:
        assert practitioner_name(record("Practitioner", name=names)) == practitioner


def address(postal_code: str, **elements: Any) -> dict[str, Any]:
    return {"postalCode": postal_code, **elements}


@pytest.mark.parametrize(
    ("addresses", "selected"),
    [
        ([], "ZZ99 3CZ"),
        ([{"city": "X"}], "ZZ99 3CZ"),
        ([address("")], "ZZ99 3CZ"),
        ([address("A", period=PARTIAL)], "A"),
        ([address(""), {"city": "X"}], "ZZ99 3CZ"),
        ([{"use": "home"}, address("B", use="old")], "B"),
        ([address("A"), address("B", use="home"), address("C", use="home")], "B"),
        ([address("A"), address("B", use="home", type="postal")], "A"),
        ([address("A", type="postal"), address("B", use="old"), address("C", use="work")], "C"),
        ([address("A", use="old"), address("B", use="home", type="postal")], "B"),
        ([address("A", use="Old", type="postal"), address("B", use="OLD")], "A"),
        ([address("A", use="home", period=OVER), address("B", use="old")], "B"),
    ],
)
def test_a_postcode_is_selected_by_use_type_and_period(
    addresses: list[dict[str, Any]], selected: str
) -> None:
    assert postcode(record("Patient", address=addresses)) == selected


def test_one_unreadable_period_among_several_addresses_is_an_error() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat string: '2019'"):
        postcode(record("Patient", address=[address("A", use="home"), address("B", period=PARTIAL)]))
