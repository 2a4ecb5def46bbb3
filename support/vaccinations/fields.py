"""The words for the fields of a vaccination, from `fields.toml`."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from support.notation import Kind
from support.suggestions import did_you_mean


class UnknownField(ValueError):
    """A field name that is in no dictionary."""


@dataclass(frozen=True)
class Field:
    """What testers call a place in a vaccination."""

    name: str
    path: str
    """JSONPath; where it finds several places, the name means the first."""
    kind: Kind
    """How a cell's plain text is read."""
    about: str
    also: tuple[str, ...] = ()

    @property
    def is_path(self) -> bool:
        """Whether this is a JSONPath that a tester wrote, which means every place that it finds."""
        return self.name == self.path


def find_field(name: str) -> Field:
    """Look up a field by one of its names; case does not count. What begins with `$` is JSONPath itself.

    A JSONPath holds text unless the dictionary has the very same path.

    Raises:
        UnknownField: there is no such name; the message has the nearest.
    """
    if name.startswith("$"):
        return Field(name, name, _KINDS.get(name, "text"), "JSONPath")
    if field := _BY_NAME.get(name.casefold()):
        return field
    raise UnknownField(
        f"unknown field '{name}'. {did_you_mean(name, _BY_NAME)} Anything else can be named by its JSONPath."
    )


def _load() -> dict[str, Field]:
    facts = tomllib.loads((files(__package__) / "fields.toml").read_text(encoding="utf-8"))
    return {
        name: Field(
            name, field["path"], field.get("kind", "text"), field["about"], tuple(field.get("also", ()))
        )
        for name, field in facts.items()
    }


FIELDS: dict[str, Field] = _load()
"""Name -> field, in the order in which the documentation lists them."""

_BY_NAME = {name.casefold(): field for field in FIELDS.values() for name in (field.name, *field.also)}
_KINDS = {field.path: field.kind for field in FIELDS.values()}
