"""The suppliers that the sandbox knows: what each may do, and the organisation codes it goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from support.reference import VACCINE_TYPES
from support.sandbox.errors import CannotStart
from support.sandbox.permissions import Permissions

BUILT_IN = Path(__file__).with_name("suppliers.json")


class SuppliersError(CannotStart):
    """A file of suppliers cannot be used; the message names the file and every place that is wrong."""


@dataclass(frozen=True)
class Supplier:
    """One supplier; without permissions it is known by its organisation codes only (PERM-CFG-01)."""

    name: str
    ods_codes: tuple[str, ...]
    permissions: Permissions


Suppliers = Mapping[str, Supplier]
"""Suppliers by their exact name (API-PERM-02)."""


def read(file: Path = BUILT_IN) -> Suppliers:
    """Read suppliers from JSON: `{"EMIS": {"ods_codes": ["YGJ"], "permissions": ["COVID.CRUDS"]}, …}`.

    Raises:
        SuppliersError: the file cannot be read, is not of that shape, or names an unknown vaccine type.
    """
    try:
        entries = _FILE.validate_json(file.read_bytes())
    except OSError as error:
        raise SuppliersError(f"{file}: {error.strerror}") from error
    except ValidationError as error:
        raise SuppliersError(f"{file}: {'; '.join(map(_explain, error.errors()))}") from error
    return {
        name: Supplier(name, entry.ods_codes, Permissions.parse(entry.permissions))
        for name, entry in entries.items()
    }


def _permission(text: str) -> str:
    """Check `{VACCINE}.{LETTERS}`; unknown letters are nobody's mistake, they are ignored (API-PERM-01)."""
    vaccine_type, _, letters = text.partition(".")
    if not letters:
        raise ValueError(f"{text!r} is not of the form VACCINE.LETTERS, such as COVID.CRUDS")
    if vaccine_type.upper() not in VACCINE_TYPES:
        raise ValueError(f"{text!r} names no vaccine type; {_suggest(vaccine_type)}")
    return text


def _suggest(vaccine_type: str) -> str:
    nearest = get_close_matches(vaccine_type.upper(), VACCINE_TYPES)
    if nearest:
        return f"did you mean {' or '.join(nearest)}?"
    return f"known are {', '.join(sorted(VACCINE_TYPES))}"


def _some_named(entries: "dict[str, _Entry]") -> "dict[str, _Entry]":
    if not entries:
        raise ValueError("there is no supplier in it")
    if "" in entries:
        raise ValueError("a supplier has no name")
    return entries


class _Entry(BaseModel):
    """One supplier as the file has it."""

    model_config = ConfigDict(extra="forbid")

    ods_codes: tuple[str, ...] = ()
    permissions: tuple[Annotated[str, AfterValidator(_permission)], ...] = ()


_FILE = TypeAdapter(Annotated[dict[str, _Entry], AfterValidator(_some_named)])


def _explain(error: ErrorDetails) -> str:
    place = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        return f"{place}: unknown key; a supplier has {' and '.join(_Entry.model_fields)}"
    message = error["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
