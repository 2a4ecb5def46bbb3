"""The parts that most checks are made of: demands on the value at a location."""

from collections.abc import Callable

from support.sandbox.validation.checking import Body, Part
from support.sandbox.validation.demands import Demand
from support.sandbox.validation.locations import find
from support.sandbox.validation.names import checked_name


def at(location: str, *demands: Demand) -> Part:
    """Make demands of the value at a location; an array too short to have it counts as not having it."""
    return _demands_at(lambda _: location, demands)


def in_name(person: str, member: str, *demands: Demand) -> Part:
    """Make demands of a member of that name of a person which is checked."""
    return _demands_at(lambda body: f"{checked_name(body, person)}.{member}", demands)


def in_each(elements: str, member: str, *demands: Demand) -> Part:
    """Make demands of a member of every element of an array; elements without it are passed over.

    An array on the way that is too short is an error here, unlike with `at`.
    """

    def part(body: Body) -> None:
        for index, element in enumerate(find(body, elements)):
            try:
                value = find(element, member)
            except KeyError:
                continue
            for demand in demands:
                demand(value, f"{elements}[{index}].{member}")

    return part


def _demands_at(locate: Callable[[Body], str], demands: tuple[Demand, ...]) -> Part:
    def part(body: Body) -> None:
        location = locate(body)
        try:
            value = find(body, location)
        except IndexError:
            return
        for demand in demands:
            demand(value, location)

    return part
