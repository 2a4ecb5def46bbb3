"""Changing and reading a record by the names of its fields."""

from typing import Any

from jsonpath_ng import DatumInContext

from support.matching import ABSENT
from support.notation import REMOVE, Sources, make
from support.vaccinations import paths
from support.vaccinations.fhir import Json
from support.vaccinations.fields import Field, find_field
from support.vaccinations.paths import PathError


def edit(body: Json, name: str, cell: str, sources: Sources) -> None:
    """Change a field as one row of a table says: set it to what the cell makes, or remove it.

    Raises:
        UnknownField, NotationError, PathError: the row makes no sense for this body.
    """
    value = make(cell, sources, find_field(name).kind)
    if value is REMOVE:
        remove_field(body, name)
    else:
        set_field(body, name, value)


def set_field(body: Json, name: str, value: Any) -> None:
    """Set a field to a JSON value, making the objects and list elements that it needs to be in.

    A list index equal to the list's length appends. A JSONPath sets every place that it finds.

    Raises:
        UnknownField: no such name.
        PathError: there is no such place, and it is not clear what to make.
    """
    field = find_field(name)
    for place in _meant(field, paths.find_or_create(body, field.path)):
        paths.put(place, value)


def remove_field(body: Json, name: str) -> None:
    """Remove a field; a JSONPath removes every place that it finds.

    Raises:
        UnknownField: no such name.
        PathError: there is nothing to remove.
    """
    field = find_field(name)
    places = _meant(field, paths.find(body, field.path))
    if not places:
        raise PathError(f"nothing to remove for '{name}': {paths.dead_end(body, field.path)}")
    paths.take_out(places)


def read_field(document: Any, name: str) -> Any:
    """Read a field; `ABSENT` if it is not there.

    A JSONPath that finds several places, or could by a wildcard, gives the list of what is there.

    Raises:
        UnknownField: no such name.
    """
    field = find_field(name)
    values = [place.value for place in _meant(field, paths.find(document, field.path))]
    if not values:
        return ABSENT
    return values if len(values) > 1 or paths.may_find_several(field.path) else values[0]


def _meant(field: Field, places: list[DatumInContext]) -> list[DatumInContext]:
    return places if field.is_path else places[:1]
