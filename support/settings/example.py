"""The annotated example profile: every key, from what the models say of it."""

import json
import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from pydantic.fields import FieldInfo

from support.settings.credentials import DEFAULT_VARIABLES
from support.settings.keys import ANY, KNOWN, dotted, variable
from support.settings.sources import Key
from support.settings.texts import SAID_BY_PROFILE

SUPPLIER = "EMIS"
WIDTH = 100


def profile() -> str:
    """Return a profile in TOML with every key, each with its meaning, default and environment variable."""
    tables = groupby(KNOWN.items(), key=lambda item: item[0][:-1])
    return "\n".join(line for group, fields in tables for line in _table(group, dict(fields)))


def _table(group: Key, fields: dict[Key, FieldInfo]) -> Iterator[str]:
    if group:
        yield f"[{dotted(_named(group))}]"
    for key, field in fields.items():
        yield from _comment(key, field)
        yield f"{key[-1]} = {_toml(field.examples[0] if field.examples else '')}"
        yield ""


def _comment(key: Key, field: FieldInfo) -> Iterator[str]:
    yield from (f"# {line}" for line in textwrap.wrap(str(field.description), WIDTH))
    facts = [f"Default: {_toml(default)}"] if (default := _default(key, field)) not in (None, "") else []
    if key not in SAID_BY_PROFILE:
        facts.append(f"Environment variable: {variable(_named(key))}")
    if facts:
        yield f"# {'. '.join(facts)}"


def _default(key: Key, field: FieldInfo) -> Any:
    """Return the default; nothing where it is nothing, or is made anew and so told by the description."""
    if ANY in key:
        return {"env": DEFAULT_VARIABLES[key[-1]].format(supplier=SUPPLIER)}
    return None if field.is_required() or field.default_factory else field.default


def _named(key: Key) -> Key:
    return tuple(SUPPLIER if part == ANY else part for part in key)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{name} = {_toml(each)}" for name, each in value.items())
        return f"{{ {pairs} }}"
    return json.dumps(value)  # texts, numbers and booleans are the same in TOML
