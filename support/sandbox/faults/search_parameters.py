"""Faults of the parameters of searches: what is understood, and what is refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

from support.reference import NHS_NUMBER
from support.sandbox import backend
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams
from support.sandbox.outcomes import invalid
from support.sandbox.search import by_target_disease, by_vaccine_type, criteria, dispatch
from support.sandbox.search.checks import Check, require_in_turn
from support.sandbox.search.criteria import Criteria
from support.sandbox.search.parameters import Name, Parameters, from_query

PATIENT_SEARCHES = (by_vaccine_type, by_target_disease)
"""The two that ask for the vaccinations of a patient."""

Sent = list[tuple[str, str]]
"""Names and values as the client sent them."""


@fault("API-SEARCH-01", clue="may not be duplicated")
def repeated_parameter_accepted(seams: Seams) -> None:
    """Of a search parameter that is sent twice the last value counts."""
    seams.wrap(dispatch, "read_parameters", lambda right: lambda sent: right(list(dict(sent).items())))


@fault("API-SEARCH-02", clue="total")
def search_values_not_trimmed(seams: Seams) -> None:
    """A blank after the comma between two values belongs to the second."""

    def around(right: Callable[[Sent], Parameters]) -> Callable[[Sent], Parameters]:
        def read(sent: Sent) -> Parameters:
            return Parameters({name: tuple(dict(sent)[name].split(",")) for name in right(sent).given})

        return read

    seams.wrap(dispatch, "read_parameters", around)


@fault("API-SEARCH-02", clue="patient.identifier must have one value")
def query_of_a_post_search_read(seams: Seams) -> None:
    """A search by POST takes the parameters in its address as well as those in its body."""
    seams.wrap(
        backend, "_form", lambda right: lambda request: b"&".join([right(request), request.query_string])
    )


@fault("API-SEARCH-02", clue="patient.identifier must have one value")
def blank_values_of_forms_kept(seams: Seams) -> None:
    """A parameter without a value in a search by POST counts as an empty one, as it does in a GET."""
    seams.replace(backend, "from_form", lambda body: from_query(body.decode()))


@fault("API-SEARCH-03", clue="200")
def unknown_parameters_refused(seams: Seams) -> None:
    """A search with a parameter that the service does not know is refused."""

    def around(right: Callable[[Sent], Parameters]) -> Callable[[Sent], Parameters]:
        def read(sent: Sent) -> Parameters:
            if unknown := {name for name, _ in sent} - set(Name):
                raise invalid(f"Unknown search parameters: {', '.join(sorted(unknown))}")
            return right(sent)

        return read

    seams.wrap(dispatch, "read_parameters", around)


@fault("API-SEARCH-04", clue="-immunization.target must have one or more values")
def parameter_names_in_any_case(seams: Seams) -> None:
    """A search parameter is understood in capitals as well."""
    seams.wrap(
        dispatch,
        "read_parameters",
        lambda right: lambda sent: right([(name.lower(), value) for name, value in sent]),
    )


@fault("API-SPT-01", clue="must be in the format")
def system_of_the_nhs_number_ignored(seams: Seams) -> None:
    """A search for a patient takes a number of any system for an NHS number."""
    patient = criteria._patient
    seams.replace(criteria, "_patient", lambda given: [NHS_NUMBER, *patient(given)[1:]])


@fault("API-SPT-01", clue="valid NHS number")
def check_digit_of_a_searched_number_ignored(seams: Seams) -> None:
    """A search takes any ten digits for an NHS number."""
    seams.replace(criteria, "_is_nhs_number", lambda text: len(text) == 10 and text.isdecimal())


@fault("API-SPT-01", "API-STD-01", clue="must be a valid NHS number")
def patient_checked_after_the_types(seams: Seams) -> None:
    """A search with a wrong patient and a wrong type or disease complains about the latter."""

    def around(right: Callable[..., Criteria]) -> Callable[..., Criteria]:
        def read(given: Parameters, target_checks: tuple[Check, ...]) -> Criteria:
            require_in_turn(target_checks, given)
            return right(given, target_checks)

        return read

    for module in PATIENT_SEARCHES:
        seams.wrap(module, "read_criteria", around)


@fault("API-SPT-01", clue="; ")
def first_of_several_search_problems(seams: Seams) -> None:
    """Of several bad dates and inclusions in a search only the first is told."""
    seams.replace(criteria, "require_all", require_in_turn)


@fault("API-SPT-01", clue="-date.from must be before -date.to")
def wrong_order_of_dates_accepted(seams: Seams) -> None:
    """A search from a day to an earlier one finds nothing instead of being refused."""
    seams.replace(criteria, "PERIOD_CHECKS", ())


@fault("API-SPT-01", "API-SPT-02", clue="-immunization.target")
def vaccine_types_in_any_case(seams: Seams) -> None:
    """A search for FLu finds the FLU vaccinations."""

    def around(right: Callable[..., Any]) -> Callable[..., Any]:
        def values(self: Parameters, name: Name) -> tuple[str, ...]:
            found = right(self, name)
            return tuple(each.upper() for each in found) if name is Name.VACCINE_TYPE else found

        return values

    seams.wrap(Parameters, "values", around)


@fault("API-SPT-03", clue="200")
def inclusion_compared_with_case(seams: Seams) -> None:
    """A search that spells its inclusion in other capitals is refused."""
    *dates, _ = criteria.OPTIONAL_CHECKS
    message = f"Search parameter {Name.INCLUDE} may only be '{criteria.INCLUDED}' if provided."
    exact = Check(lambda given: given.first(Name.INCLUDE) in (None, criteria.INCLUDED), message)
    seams.replace(criteria, "OPTIONAL_CHECKS", (*dates, exact))


@fault("API-SPT-04", clue="400")
def short_dates_refused(seams: Seams) -> None:
    """A search from 2023-3-1 is refused, for its month and its day have one digit."""

    def day(given: Parameters, name: Name) -> date | None:
        text = given.first(name)
        return None if text is None else date.fromisoformat(text)

    seams.replace(criteria, "_day", day)


@fault("API-STD-04", clue="200")
def unsupported_disease_alone_refused(seams: Seams) -> None:
    """A search for nothing but diseases that no vaccine here protects against is refused."""
    needed, right = by_target_disease.TARGET_CHECKS
    some_supported = Check(
        lambda given: any(each.supported for each in by_target_disease._requested(given)), right.diagnostics
    )
    seams.replace(by_target_disease, "TARGET_CHECKS", (needed, some_supported))
