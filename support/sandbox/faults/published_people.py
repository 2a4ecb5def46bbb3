"""Faults of the flat fields about the patient and the practitioner."""

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from support.sandbox.delta import dates, people, periods
from support.sandbox.delta.conversion import _FIELDS as FIELDS
from support.sandbox.delta.people import FullName
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, without

Resource = dict[str, Any]
Names = list[dict[str, Any]]


@fault("DLT-NHS_NUMBER-2", clue="NHS_NUMBER")
def any_number_published_as_nhs_number(seams: Seams) -> None:
    """The patient's first identifier is published as the NHS number, although nobody says that it is one."""

    def first(resource: Resource) -> Any:
        every = people._contained(resource, "Patient").get("identifier") or [{}]
        return every[0].get("value", "")

    seams.entry(FIELDS, "NHS_NUMBER", first)


@fault("DLT-PERSON_FORENAME-1", "DLT-PERFORMING_PROFESSIONAL_FORENAME-1", clue="PERSON_FORENAME")
def first_given_name_published(seams: Seams) -> None:
    """Of several given names the first is published."""
    _change_names(seams, lambda name: name | {"given": name["given"][:1]} if "given" in name else name)


@fault("DLT-PERSON_FORENAME-3", "DLT-PERSON_SURNAME-3", clue="PERSON_SURNAME")
def old_name_published(seams: Seams) -> None:
    """A name that is marked as old is published when it comes first."""
    _change_names(seams, lambda name: without(name, "use") if name.get("use") == "old" else name)


@fault("DLT-PERSON_FORENAME-8", "DLT-PERSON_SURNAME-8", clue="PERSON_FORENAME")
def use_of_a_name_in_any_case(seams: Seams) -> None:
    """A name counts as official when it is marked Official."""
    _change_names(seams, lambda name: name | {"use": str(name.get("use", "")).lower()})


@fault("DLT-PERSON_FORENAME-5", "DLT-PERSON_SURNAME-5", clue="PERSON_")
def incomplete_name_published(seams: Seams) -> None:
    """A patient's name is published although a part of it is missing and another name is complete."""
    seams.replace(people, "patient_name", lambda resource: _name(resource, "Patient", any))


@fault(
    "DLT-PERFORMING_PROFESSIONAL_FORENAME-3",
    "DLT-PERFORMING_PROFESSIONAL_SURNAME-3",
    clue="PERFORMING_PROFESSIONAL",
)
def incomplete_practitioner_not_published(seams: Seams) -> None:
    """A practitioner's name of which a part is missing is passed over."""
    seams.replace(people, "practitioner_name", lambda resource: _name(resource, "Practitioner", all))


@fault(
    "DLT-PERFORMING_PROFESSIONAL_FORENAME-1",
    "DLT-PERFORMING_PROFESSIONAL_SURNAME-1",
    clue="PERFORMING_PROFESSIONAL",
)
def practitioner_named_like_the_patient(seams: Seams) -> None:
    """The patient's name is published as that of the practitioner."""
    seams.replace(people, "practitioner_name", people.patient_name)


@fault(
    "DLT-PERFORMING_PROFESSIONAL_FORENAME-1",
    "DLT-PERFORMING_PROFESSIONAL_SURNAME-1",
    clue="PERFORMING_PROFESSIONAL",
)
def names_of_the_practitioner_swapped(seams: Seams) -> None:
    """The practitioner's family name is published as the forename, and the given names as the surname."""
    seams.spoil(people, "practitioner_name", lambda name: FullName(name.surname, name.forename))


@fault("DLT-PERIOD-2", "DLT-PERSON_FORENAME-2", "DLT-PERSON_POSTCODE-7", clue="PERSON_")
def periods_ignored(seams: Seams) -> None:
    """A name or an address is published although it was not in use at the time."""
    seams.replace(people, "is_current", lambda element, at: True)


@fault("DLT-PERIOD-2", clue="PERSON_")
def last_day_of_a_period_left_out(seams: Seams) -> None:
    """A name or an address is no longer in use on the last day of its period."""
    seams.replace(periods, "_last_instant", dates.instant)


@fault("DLT-PERIOD-4", clue="PERSON_")
def periods_in_british_time(seams: Seams) -> None:
    """A day on which a name or an address comes into use begins at midnight in Britain, and not in UTC."""
    britain = ZoneInfo("Europe/London")

    def instant(text: str) -> datetime:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=britain)

    def last_instant(end: str) -> datetime:
        return instant(end) if "T" in end else datetime.combine(instant(end), time.max, britain)

    seams.replace(periods, "instant", instant)
    seams.replace(periods, "_last_instant", last_instant)


@fault("DLT-PERSON_GENDER_CODE-1", clue="PERSON_GENDER_CODE")
def other_gender_published_as_unknown(seams: Seams) -> None:
    """The gender other is published as 0, which means unknown."""
    seams.entry(people._GENDER_CODES, "OTHER", "0")


@fault("DLT-PERSON_POSTCODE-3", "DLT-PERSON_POSTCODE-4", clue="PERSON_POSTCODE")
def postcode_of_the_first_address(seams: Seams) -> None:
    """The postcode of the first address in use is published, whether or not it is the home."""
    seams.replace(people, "_address_rank", lambda address: 0)


@fault("DLT-PERSON_POSTCODE-3", "DLT-PERSON_POSTCODE-4", clue="PERSON_POSTCODE")
def postcode_of_a_postal_address(seams: Seams) -> None:
    """The postcode of the home is published even if the home only gets the post."""
    seams.wrap(people, "_address_rank", lambda right: lambda address: right(without(address, "type")))


@fault("DLT-PERSON_POSTCODE-9", clue="PERSON_POSTCODE")
def use_of_an_address_with_its_case(seams: Seams) -> None:
    """An address counts as the home only if that is written in small letters."""

    def exactly(address: dict[str, Any]) -> dict[str, Any]:
        use = address.get("use") or ""
        return address | {"use": use if use.islower() else ""}

    seams.wrap(people, "_address_rank", lambda right: lambda address: right(exactly(address)))


@fault("DLT-PERSON_POSTCODE-1", clue="PERSON_POSTCODE")
def single_address_needs_to_be_in_use(seams: Seams) -> None:
    """The postcode of the only address is not published when that is no longer in use."""
    right = FIELDS["PERSON_POSTCODE"]

    def postcode(resource: Resource) -> Any:
        addresses = people._contained(resource, "Patient").get("address") or []
        current = all(periods.is_current(each, people._occurrence(resource)) for each in addresses[:1])
        return right(resource) if current or len(addresses) > 1 else people._UNKNOWN_POSTCODE

    seams.entry(FIELDS, "PERSON_POSTCODE", postcode)


@fault("DLT-PERSON_POSTCODE-8", clue="PERSON_POSTCODE")
def unknown_postcode_blank(seams: Seams) -> None:
    """The postcode is blank instead of ZZ99 3CZ when no address is in use."""
    seams.replace(people, "_UNKNOWN_POSTCODE", "")


@fault("DLT-PERSON_POSTCODE-10", "DLT-PERIOD-6", clue="PERSON_POSTCODE")
def unreadable_address_passed_over(seams: Seams) -> None:
    """An address whose period cannot be read is taken for one that is not in use."""
    right = FIELDS["PERSON_POSTCODE"]

    def postcode(resource: Resource) -> Any:
        try:
            return right(resource)
        except ValueError:
            return people._UNKNOWN_POSTCODE

    seams.entry(FIELDS, "PERSON_POSTCODE", postcode)


def _change_names(seams: Seams, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Change the names that one is selected from, the patient's and the practitioner's."""

    def around(right: Callable[[Names, datetime], FullName]) -> Callable[[Names, datetime], FullName]:
        return lambda names, at: right([change(each) for each in names], at)

    seams.wrap(people, "_selected", around)


def _name(resource: Resource, person: str, suffices: Callable[[Iterable[bool]], bool]) -> FullName:
    """Select among the names of a person that have `any` or `all` of their parts."""
    names = (people._contained(resource, person) or {}).get("name", [])
    eligible = [each for each in names if suffices(part in each for part in ("given", "family"))]
    return people._selected(eligible, people._occurrence(resource))
