"""All faults by name."""

from types import ModuleType

from support.sandbox.faults import (
    contents,
    deleting,
    gateway,
    permissions,
    published_people,
    published_vaccination,
    publishing,
    reading,
    recording,
    refusals,
    reinstating,
    routes,
    search_parameters,
    search_results,
    searching,
    storing,
    updating,
    validated_fields,
    validating,
)
from support.sandbox.faults.fault import Fault

AREAS = (
    recording,
    reading,
    updating,
    deleting,
    reinstating,
    storing,
    contents,
    validating,
    validated_fields,
    search_parameters,
    searching,
    search_results,
    publishing,
    published_people,
    published_vaccination,
    permissions,
    gateway,
    routes,
    refusals,
)
"""One module for each area of the service: first what becomes of a record, then what is around it."""


def faults_of(area: ModuleType) -> list[Fault]:
    """List the faults of an area as they stand in its file."""
    return [each for each in vars(area).values() if isinstance(each, Fault)]


FAULTS = {each.name: each for area in AREAS for each in faults_of(area)}
"""Name -> fault, area by area."""
