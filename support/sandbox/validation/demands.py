"""What a value must be. A demand raises a ValueError that names the location and the failing.

The rules that make the demands stand with the checks.
"""

from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Any

from stdnum import verhoeff
from stdnum.gb import nhs

from support.reference import SNOMED
from support.sandbox.validation.locations import matching

Demand = Callable[[Any, str], None]
"""Takes a value and its location."""


def must(holds: bool, subject: str, what: str) -> None:
    """Complain that the subject must be or do what it is not or does not.

    Raises:
        ValueError: it does not hold.
    """
    if not holds:
        raise ValueError(f"{subject} must {what}")


def text(value: Any, location: str) -> None:
    """A string with something in it."""
    _string_that_is_not_blank(value, location)
    must(value != "", location, "be a non-empty string")


def text_of_length(length: int) -> Demand:
    """A string of so many characters; an empty one counts as too short, not as empty."""

    def demand(value: Any, location: str) -> None:
        _string_that_is_not_blank(value, location)
        must(len(value) == length, location, f"be {length} characters")

    return demand


def no_longer_than(characters: int) -> Demand:
    """A string of so many characters at most."""
    return lambda value, location: must(
        len(value) <= characters, location, f"be {characters} or fewer characters"
    )


def one_of(*values: str) -> Demand:
    """One of the values, upper and lower case told apart."""
    return lambda value, location: must(
        value in values, location, f"be one of the following: {', '.join(values)}"
    )


def equal_to(wanted: str) -> Demand:
    """Exactly this value, whatever the type of the one found."""
    return lambda value, location: must(value == wanted, location, f"equal '{wanted}'")


def without_spaces(value: str, location: str) -> None:
    """A string without a space anywhere."""
    must(" " not in value, location, "not contain spaces")


def nhs_number(value: str, location: str) -> None:
    """Ten digits, of whatever script, the last of which is the check digit of the others."""
    if not (value.isdigit() and nhs.checksum(value) == 0):
        raise ValueError(f"{location} is not a valid NHS number")


def snomed_code(value: str, location: str) -> None:
    """A SNOMED CT identifier of a concept, short (`00`) or long (`10`) format, with its check digit right."""
    well_formed = value.isdigit() and not value.startswith("0") and 6 <= len(value) <= 18
    if not (well_formed and verhoeff.is_valid(value) and value[-3:-1] in ("00", "10")):
        raise ValueError(f"{location} is not a valid snomed code")


def boolean(value: Any, location: str) -> None:
    """`true` or `false`."""
    must(isinstance(value, bool), location, "be a boolean")


def number(value: Any, location: str) -> None:
    """A JSON number; `NaN` and `Infinity`, which are parsed as floats, are none."""
    must(type(value) in (int, Decimal), location, "be a number")


def positive_integer(value: Any, location: str) -> None:
    """A JSON integer from 1 on; Python takes `true` for one, the service does not."""
    must(type(value) is int and value > 0, location, "be a positive integer")


def at_most(highest: int) -> Demand:
    """A positive integer not above the highest."""
    return lambda value, location: must(
        value <= highest, location, f"be an integer in the range 1 to {highest}"
    )


def array(value: Any, location: str) -> None:
    """An array with something in it."""
    must(isinstance(value, list), location, "be an array")
    must(len(value) > 0, location, "be a non-empty array")


def array_of_length(length: int) -> Demand:
    """An array of so many elements; an empty one counts as too short, not as empty."""

    def demand(value: Any, location: str) -> None:
        must(isinstance(value, list), location, "be an array")
        must(len(value) == length, location, f"be an array of length {length}")

    return demand


def at_most_elements(most: int) -> Demand:
    """An array of so many elements at most."""
    return lambda value, location: must(len(value) <= most, location, f"be an array of maximum length {most}")


def objects(value: list[Any], location: str) -> None:
    """An array of objects with something in them; the first bad element decides."""
    for element in value:
        must(isinstance(element, dict), location, "be an array of objects")
        must(len(element) > 0, location, "be an array of non-empty objects")


def every(*demands: Demand) -> Demand:
    """An array whose elements meet all demands; the first bad element decides."""

    def demand(value: list[Any], location: str) -> None:
        for index, element in enumerate(value):
            for each in demands:
                each(element, f"{location}[{index}]")

    return demand


def without_extension(value: Collection[str], location: str) -> None:
    """An object without a member `extension`, whatever that holds."""
    must("extension" not in value, location, "not include an extension")


def systems_once_each(value: list[Any], location: str) -> None:
    """Codings no two of which have the same system.

    Raises:
        KeyError: a coding has no system; the codings after it are not looked at.
    """
    seen = []
    for coding in value:
        system = coding["system"]
        if system in seen:
            # str.replace, so that a system which is no string fails with that method's text.
            template = location + "[?(@.system=='{system}')] must be unique"
            raise ValueError(template.replace("{system}", system))
        seen.append(system)


def one_snomed_coding(value: list[Any], location: str) -> None:
    """Codings exactly one of which is of SNOMED CT."""
    found = list(matching(value, "system", SNOMED))
    must(len(found) == 1, location, f"contain exactly one element with a system of {SNOMED}")


def system_beside_code(value: dict[str, Any], location: str) -> None:
    """A quantity that has a system if it has a code; `null` is neither."""
    must(
        value.get("code") is None or value.get("system") is not None,
        f"If {location}.code is present, {location}.system",
        "also be present",
    )


def _string_that_is_not_blank(value: Any, location: str) -> None:
    must(isinstance(value, str), location, "be a string")
    must(not value.isspace(), location, "be a non-empty string")
