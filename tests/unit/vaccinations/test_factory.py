"""The vaccinations that the factory makes are what the service accepts, new each time, and repeatable."""

import copy
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import nhs_number
import pytest
from stdnum import verhoeff

from support.matching import ABSENT
from support.nhs_numbers import synthetic_nhs_number
from support.reference import VACCINE_TYPES
from support.sandbox.outcomes import Refused
from support.sandbox.validation import check_immunization
from support.vaccinations import (
    PATIENT_KINDS,
    UnknownPatientKind,
    UnknownVaccineType,
    VaccinationFactory,
    read_field,
    remove_field,
)
from support.vaccinations.vaccines import VACCINES

vaccine_types = pytest.mark.parametrize("vaccine_type", VACCINE_TYPES)


@pytest.fixture
def factory() -> VaccinationFactory:
    return VaccinationFactory(seed=7, run_mark="run-1")


@vaccine_types
def test_a_complete_vaccination_of_every_type_is_valid(
    factory: VaccinationFactory, vaccine_type: str
) -> None:
    assert check_immunization(factory.complete(vaccine_type)) == vaccine_type


@vaccine_types
def test_a_minimal_vaccination_of_every_type_is_valid(factory: VaccinationFactory, vaccine_type: str) -> None:
    assert check_immunization(factory.minimal(vaccine_type)) == vaccine_type


def test_the_recorded_example_is_valid_and_has_an_identifier_of_its_own(factory: VaccinationFactory) -> None:
    first, second = factory.recorded_example(), factory.recorded_example()
    assert check_immunization(first) == "COVID"
    assert first["doseQuantity"]["value"] == Decimal("0.3")
    assert first["identifier"] != second["identifier"]
    assert first | {"identifier": []} == second | {"identifier": []}


def paths_in(value: Any, path: str = "$") -> Iterator[str]:
    """The JSONPath of every member and element of a document."""
    if isinstance(value, dict):
        below = [(f"{path}.{name}", held) for name, held in value.items()]
    elif isinstance(value, list):
        below = [(f"{path}[{index}]", held) for index, held in enumerate(value)]
    else:
        return
    for inner_path, held in below:
        yield inner_path
        yield from paths_in(held, inner_path)


def is_valid(body: dict[str, Any]) -> bool:
    try:
        check_immunization(body)
    except Refused:
        return False
    return True


def test_nothing_can_be_left_out_of_a_minimal_vaccination(factory: VaccinationFactory) -> None:
    for path in paths_in(factory.minimal("MMR")):
        if path.startswith("$.vaccineCode."):  # it must be there, with whatever content
            continue
        body = factory.minimal("MMR")
        remove_field(body, path)
        assert not is_valid(body), f"{path} could be left out"


@pytest.mark.parametrize(
    "name",
    [
        "patient NHS number",
        "patient name use",
        "address lines",
        "city",
        "practitioner family name",
        "practitioner given names",
        "procedure term",
        "product term",
        "manufacturer",
        "lot number",
        "expiry date",
        "site code",
        "site term",
        "route code",
        "route term",
        "dose amount",
        "dose unit",
        "dose unit code",
        "dose unit system",
        "reason code",
        "reason term",
        "target disease term",
    ],
)
def test_what_is_optional_is_in_a_complete_vaccination_and_not_in_a_minimal_one(
    factory: VaccinationFactory, name: str
) -> None:
    assert read_field(factory.complete("FLU"), name) is not ABSENT
    assert read_field(factory.minimal("FLU"), name) is ABSENT


def test_numbers_are_exact(factory: VaccinationFactory) -> None:
    assert isinstance(read_field(factory.complete("FLU"), "dose amount"), Decimal)


def without_identifier(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != "identifier"}


def test_one_seed_repeats_everything_but_the_business_identifiers() -> None:
    def make(seed: int) -> list[dict[str, Any]]:
        factory = VaccinationFactory(seed, "run-1", lambda: datetime(2026, 1, 28, 11, 26, tzinfo=UTC))
        return [factory.complete("FLU"), factory.minimal("RSV"), factory.complete("COVID")]

    first, again, other = make(1), make(1), make(2)
    assert list(map(without_identifier, first)) == list(map(without_identifier, again))
    assert without_identifier(first[0]) != without_identifier(other[0])
    values = [read_field(body, "identifier value") for body in first + again + other]
    assert len(set(values)) == len(values)


def test_factories_do_not_disturb_each_other() -> None:
    def clock() -> datetime:
        return datetime(2026, 1, 28, tzinfo=UTC)

    alone, one, another = (VaccinationFactory(seed, "run-1", clock) for seed in (1, 1, 2))
    another.complete("FLU")
    assert without_identifier(one.complete("FLU")) == without_identifier(alone.complete("FLU"))


def test_the_business_identifier_carries_the_mark_of_the_run(factory: VaccinationFactory) -> None:
    for body in (factory.complete("FLU"), factory.minimal("FLU"), factory.recorded_example()):
        value = read_field(body, "identifier value")
        assert re.fullmatch(r"run-1-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value)
        assert read_field(body, "identifier system") == "https://supplierABC/identifiers/vacc"


@pytest.mark.parametrize("mark", ["", "a b", "a,b", "a|b", "a#b"])
def test_a_mark_that_no_search_could_hold_is_refused(mark: str) -> None:
    with pytest.raises(ValueError, match="run mark"):
        VaccinationFactory(1, mark)


def test_it_happened_a_minute_ago_and_was_written_down_a_second_later() -> None:
    noon = datetime(2026, 1, 28, 12, 0, 0, 39_000, tzinfo=UTC)
    body = VaccinationFactory(1, "run-1", lambda: noon).complete("FLU")
    assert read_field(body, "date and time") == "2026-01-28T11:59:00.039+00:00"
    assert read_field(body, "recorded") == "2026-01-28T11:59:01.039+00:00"
    assert read_field(body, "expiry date") == "2028-01-28"


def test_each_vaccination_is_a_document_of_its_own(factory: VaccinationFactory) -> None:
    first = factory.complete("FLU")
    pristine = copy.deepcopy(first)
    second = factory.complete("FLU")
    for path in reversed(list(paths_in(second))):
        remove_field(second, path)
    assert second == {}
    assert first == pristine
    assert check_immunization(factory.complete("FLU")) == "FLU"


@vaccine_types
def test_people_have_the_age_at_which_the_vaccine_is_given(vaccine_type: str) -> None:
    today = date(2026, 2, 28)
    youngest, oldest = VACCINES[vaccine_type].ages
    factory = VaccinationFactory(3, "run-1", lambda: datetime(2026, 2, 28, 12, tzinfo=UTC))
    for _ in range(20):
        born = date.fromisoformat(read_field(factory.minimal(vaccine_type), "birth date"))
        had_birthday = (born.month, born.day) <= (today.month, today.day)
        assert youngest <= today.year - born.year - (not had_birthday) <= oldest


@vaccine_types
def test_codes_are_well_formed_and_different(vaccine_type: str) -> None:
    vaccine = VACCINES[vaccine_type]
    codes = [coded.code for coded in (vaccine.procedure, vaccine.product, vaccine.route, vaccine.site)]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert re.fullmatch(r"[1-9][0-9]{3,14}(00|10)[0-9]", code)
        assert verhoeff.is_valid(code)


def test_every_vaccine_type_has_a_procedure_and_a_product_of_its_own() -> None:
    assert VACCINES.keys() == VACCINE_TYPES.keys()
    codes = [coded.code for vaccine in VACCINES.values() for coded in (vaccine.procedure, vaccine.product)]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("wrong", "nearest"), [("flu", "FLU"), ("ROTAVIRS", "ROTAVIRUS"), ("XX", "Known: 3IN1")]
)
def test_an_unknown_vaccine_type_is_an_error_that_names_the_nearest(
    factory: VaccinationFactory, wrong: str, nearest: str
) -> None:
    for build in (factory.complete, factory.minimal):
        with pytest.raises(UnknownVaccineType, match=f"'{wrong}'.*{nearest}"):
            build(wrong)


def test_an_unknown_kind_of_patient_is_an_error_that_names_the_nearest(factory: VaccinationFactory) -> None:
    with pytest.raises(UnknownPatientKind, match=r"'sensitiv'. Did you mean sensitive"):
        factory.complete("FLU", "sensitiv")


@pytest.mark.parametrize("kind", [kind for kind in PATIENT_KINDS if kind != "wrong check digit"])
def test_the_service_takes_every_kind_of_patient(factory: VaccinationFactory, kind: str) -> None:
    for body in (factory.complete("FLU", kind), factory.minimal("FLU", kind)):
        assert check_immunization(body) == "FLU"


def test_the_service_refuses_a_wrong_check_digit(factory: VaccinationFactory) -> None:
    with pytest.raises(Refused, match="is not a valid NHS number"):
        check_immunization(factory.complete("FLU", "wrong check digit"))


@pytest.mark.parametrize(
    ("kind", "identifiers"),
    [
        ("no NHS number", ABSENT),
        ("empty NHS number", [{"system": "https://fhir.nhs.uk/Id/nhs-number"}]),
        ("NullNHS", [{"system": "https://fhir.nhs.uk/Id/nhs-number"}]),
        ("sensitive", [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9449310475"}]),
        ("SFLAG", [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9449310475"}]),
    ],
)
def test_a_kind_of_patient_decides_the_identifier(
    factory: VaccinationFactory, kind: str, identifiers: Any
) -> None:
    for body in (factory.complete("FLU", kind), factory.minimal("FLU", kind)):
        assert read_field(body, "patient identifiers") == identifiers


def test_synthetic_numbers_are_valid_and_from_the_range_that_is_never_issued() -> None:
    random = Random(5)
    numbers = [synthetic_nhs_number(random) for _ in range(500)]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert number.startswith("9")
        assert nhs_number.is_valid(number, for_region=nhs_number.REGION_SYNTHETIC)


def test_fixed_numbers_are_ten_digits() -> None:
    numbers = [kind.number for kind in PATIENT_KINDS.values()]
    fixed = [number for number in numbers if number not in ("synthetic", "none", "empty")]
    assert fixed
    assert all(re.fullmatch("[0-9]{10}", number) for number in fixed)
