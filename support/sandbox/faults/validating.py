"""Faults of the validation of a body: the order of its stages, and how problems are told."""

from collections.abc import Callable
from typing import Any

from support.sandbox import service, validation
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams
from support.sandbox.outcomes import invariant, validation_errors
from support.sandbox.validation import checking, demands, mandatory, parts, presence
from support.sandbox.validation.checking import Body
from support.sandbox.validation.demands import must


@fault("API-VAL-02", "API-VAL-06", clue="; ")
def first_of_several_problems_told(seams: Seams) -> None:
    """Of several problems with a record only the first is told."""
    seams.replace(checking, "validation_errors", lambda first, *_: validation_errors(first))


@fault("API-VAL-02", clue="Validation errors: ")
def problems_in_alphabetical_order(seams: Seams) -> None:
    """Several problems with a record are told in alphabetical order."""
    seams.replace(checking, "validation_errors", lambda *messages: validation_errors(*sorted(messages)))


@fault("API-VAL-02", "API-VAL-06", clue="Validation errors: ")
def prefix_of_problems_lost(seams: Seams) -> None:
    """What is wrong with a record is told without the words in front that say that it was validated."""
    seams.replace(checking, "validation_errors", lambda *messages: invariant("; ".join(messages)))


@fault("API-VAL-04", clue="Validation errors: ")
def prefix_before_fhir_errors(seams: Seams) -> None:
    """A record that is not valid FHIR is refused with the prefix of the other problems."""
    seams.replace(validation, "invariant", validation_errors)


@fault("API-VAL-03", "VAL-145", clue="is a mandatory field")
def missing_extension_told_with_the_rest(seams: Seams) -> None:
    """A missing identifier or extension is told together with the other problems of the record."""
    seams.replace(presence, "Stop", ValueError)


@fault("API-VAL-02", clue="for Immunization")
def fhir_checked_before_the_fields(seams: Seams) -> None:
    """A record that has a bad field and is not valid FHIR either is refused for the latter."""
    _check_first(seams, "check_content", validation._check_model)


@fault("API-VAL-05", clue="is a mandatory field")
def mandatory_fields_before_the_vaccine_type(seams: Seams) -> None:
    """A record of no vaccine type that lacks a mandatory field is refused for the latter."""
    _check_first(seams, "check_vaccine_type", mandatory.check_mandatory_fields)


@fault("API-VAL-02", "API-VAL-06", clue="400")
def updates_not_validated(seams: Seams) -> None:
    """An update is accepted whatever its content, as long as its diseases are a vaccine type."""

    def around(right: Callable[[Body], str]) -> Callable[[Body], str]:
        return lambda body: validation.vaccine_type_of(body) or right(body) if "id" in body else right(body)

    seams.wrap(service, "check_immunization", around)


@fault("API-VAL-08", clue="400")
def null_counts_as_absent(seams: Seams) -> None:
    """A field that is null is taken for one that is not there."""

    def around(right: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
        def find(value: Any, location: str) -> Any:
            found = right(value, location)
            if found is None:
                raise KeyError(location)
            return found

        return find

    seams.wrap(parts, "find", around)


@fault("VAL-054", "VAL-114", clue="400")
def white_space_counts_as_text(seams: Seams) -> None:
    """A text of nothing but spaces is accepted."""
    seams.replace(
        demands,
        "_string_that_is_not_blank",
        lambda value, location: must(isinstance(value, str), location, "be a string"),
    )


def _check_first(seams: Seams, stage: str, check: Callable[[Body], object]) -> None:
    """Have a check made before a stage of the validation."""

    def around(right: Callable[[Body], Any]) -> Callable[[Body], Any]:
        def both(body: Body) -> Any:
            check(body)
            return right(body)

        return both

    seams.wrap(validation, stage, around)
