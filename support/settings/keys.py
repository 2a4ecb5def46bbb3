"""The names of the settings: every known key, how it is spelled, and the nearest to a mistyped one."""

from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic.fields import FieldInfo

from support.settings.credentials import PLACES, Credential, Secret
from support.settings.errors import SettingsError
from support.settings.groups import Group, Supplier
from support.settings.models import Settings
from support.settings.sources import Key
from support.suggestions import nearest

ANY = "*"
"""Stands for the name of a supplier in a known key."""

SUPPLIERS = "suppliers"
PREFIX = "IMMS_"
NESTED = "__"


def _walk(model: type[Group], prefix: Key = ()) -> Iterator[tuple[Key, FieldInfo]]:
    for name, field in model.model_fields.items():
        key = (*prefix, name)
        if key == (SUPPLIERS,):
            yield from _walk(Supplier, (*key, ANY))
        elif _is_a(field.annotation, Group):
            yield from _walk(field.annotation, key)  # type: ignore[arg-type]
        elif key != ("sources",):
            yield key, field


def _is_a(annotation: Any, kind: type) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, kind)


KNOWN: dict[Key, FieldInfo] = dict(_walk(Settings))
"""Every key that holds a value."""

GROUPS = {key[:length] for key in KNOWN for length in range(1, len(key))}


def general(key: Key) -> Key:
    """Put ANY for the name of the supplier, as in the known keys."""
    return (SUPPLIERS, ANY, *key[2:]) if key[0] == SUPPLIERS and len(key) > 1 else key


def is_group(key: Key) -> bool:
    """Tell whether a key stands for several."""
    return general(key) in GROUPS


def is_credential(key: Key) -> bool:
    """Tell whether a key holds a credential, secret or not."""
    return _holds(key, Credential)


def is_secret(key: Key) -> bool:
    """Tell whether a key holds a secret."""
    return _holds(key, Secret)


def names_a_place(key: Key) -> bool:
    """Tell whether a key says where a credential is kept, such as `suppliers.EMIS.kid.env`."""
    return key[-1] in PLACES and is_credential(key[:-1])


def _holds(key: Key, kind: type[Credential]) -> bool:
    field = KNOWN.get(general(key))
    return field is not None and any(
        _is_a(each, kind) for each in (field.annotation, *get_args(field.annotation))
    )


def dotted(key: Key) -> str:
    """Spell a key as in a profile and after -D."""
    return ".".join(key)


def variable(key: Key) -> str:
    """Spell a key as an environment variable."""
    return PREFIX + NESTED.join(part.upper().replace("-", "_") for part in key)


def fold(text: str) -> str:
    """Make spellings comparable: an environment variable knows neither lower case nor hyphens."""
    return text.casefold().replace("-", "_")


def refuse_unless_known(key: Key, origin: str, spell: Callable[[Key], str]) -> None:
    """Refuse a key that holds no value.

    Args:
        key: to check.
        origin: where it was given.
        spell: how keys are spelled there, for the suggestion.

    Raises:
        SettingsError: it is a group of keys, or unknown.
    """
    if general(key) in KNOWN:
        return
    if is_group(key):
        members = [known[len(key)] for known in KNOWN if known[: len(key)] == general(key)]
        raise SettingsError(f"{origin} is a group of keys, not a value: {', '.join(dict.fromkeys(members))}")
    supplier = key[1] if key[0] == SUPPLIERS and len(key) > 1 else "NAME"
    candidates = [spell(tuple(supplier if part == ANY else part for part in known)) for known in KNOWN]
    close = " or ".join(nearest(spell(key), candidates))
    hint = f"Did you mean {close}?" if close else "docs/configuration.md lists every key."
    raise SettingsError(f"unknown key: {origin}. {hint}")
