"""The effective settings, for a person to read: each with where it comes from, and no secret."""

from collections.abc import Iterator

from support.settings.credentials import Credential, Secret
from support.settings.groups import Supplier
from support.settings.keys import KNOWN, SUPPLIERS, dotted
from support.settings.loading import merge
from support.settings.models import Settings
from support.settings.problems import value_of
from support.settings.sources import Key
from support.settings.usability import credentials_of, unusable

MASK = "********"
UNUSED_BY_FLOW = {"client-credentials": "authorization_code", "authorization-code": "client_credentials"}


def describe(settings: Settings) -> str:
    """Return one line for each key that was chosen, with its value and its origin.

    Keys that have their default are left out, and so is what this target does not use.
    """
    rows = [*_rows(settings), *_supplier_rows(settings)]
    width = max(len(key) for key, _, _ in rows)
    return "\n".join(f"{key:{width}}  {value}  ({origin})" for key, value, origin in rows)


def _rows(settings: Settings) -> Iterator[tuple[str, str, str]]:
    given = merge(settings.sources)
    for key in KNOWN:
        if key in given and _is_used(key, settings):
            value = value_of(settings, key)
            origin = given[key].origin.removeprefix(f"{dotted(key)} in ")
            yield dotted(key), _shown(value), _place(value) or origin


def _is_used(key: Key, settings: Settings) -> bool:
    if key[0] == SUPPLIERS:
        return False
    if key[0] == "sandbox":
        return settings.embedded
    return key[:2] != ("auth", UNUSED_BY_FLOW[settings.auth.flow])


def _shown(value: object) -> str:
    match value:
        case None | "":
            return "-"
        case Credential(value=None):
            return "missing"
        case Secret():
            return MASK
        case Credential():
            return value.reveal()
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def _place(value: object) -> str:
    return value.source if isinstance(value, Credential) else ""


def _supplier_rows(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield one row for all suppliers of whose credentials the same is to be said."""
    names: dict[tuple[str, str], list[str]] = {}
    absent = unusable(settings)
    for name, supplier in settings.suppliers.items():
        told = ("not usable", absent[name]) if name in absent else _usable(supplier, settings.auth.flow)
        names.setdefault(told, []).append(name)
    for (usability, why), alike in names.items():
        yield SUPPLIERS, f"{usability}: {', '.join(alike)}", why


def _usable(supplier: Supplier, flow: str) -> tuple[str, str]:
    sources = (each.source for each in credentials_of(supplier, flow))
    return "usable", ", ".join(dict.fromkeys(sources))
