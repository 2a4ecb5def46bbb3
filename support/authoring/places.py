"""Where single fields are looked at, and what they are called there."""

from support.checks.views import BUNDLE_AND_OUTCOME, FLAT_KINDS, HEADER, ITEM_ATTRIBUTES, ROW_ATTRIBUTES
from support.expected import FLAT_FIELDS
from support.notation import Kind
from support.suggestions import did_you_mean
from support.vaccinations import FIELDS, UnknownField, find_field
from support.vaccinations.paths import parsed

VACCINATION = "vaccination"
OWN_FIELDS: dict[str, dict[str, Kind]] = {
    "response": {"body": "json", **{name: kind for name, (_, kind) in BUNDLE_AND_OUTCOME.items()}},
    "events table item": ITEM_ATTRIBUTES,
    "delta row": {**ROW_ATTRIBUTES, **{name: FLAT_KINDS.get(name, "text") for name in FLAT_FIELDS}},
}
"""Place -> the names that it has besides those of a vaccination, and how a cell about each is read."""


def place_in(sentence: str) -> str:
    """The place that a step speaks of; the vaccination if it names no other."""
    return next((place for place in OWN_FIELDS if f"the {place}" in sentence), VACCINATION)


def kind_of_field(place: str, name: str) -> Kind:
    """How a cell about a field is read.

    Raises:
        UnknownField: nothing is called that at this place; the nearest names are named.
        PathError: it is meant to be a JSONPath, and is none.
    """
    own = OWN_FIELDS.get(place, {})
    if place == "response" and name.lower().startswith(HEADER):
        return "text"
    for spelling in (name, name.upper().replace(" ", "_")):
        if spelling in own:
            return own[spelling]
    try:
        return _kind_in_vaccination(place, name)
    except UnknownField:
        known = own if place == "delta row" else (*own, *FIELDS)
        raise UnknownField(f"unknown field '{name}'. {did_you_mean(name, known)}") from None


def _kind_in_vaccination(place: str, name: str) -> Kind:
    """A delta row has no fields of a vaccination, but may be read by JSONPath as well."""
    if place == "delta row" and not name.startswith("$"):
        raise UnknownField(name)
    field = find_field(name)
    parsed(field.path)
    return field.kind
