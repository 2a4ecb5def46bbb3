"""Settings given as text: environment variables, and what follows -D."""

from collections.abc import Collection, Mapping
from typing import Any

from support.settings.errors import SettingsError
from support.settings.keys import (
    NESTED,
    PREFIX,
    SUPPLIERS,
    dotted,
    fold,
    names_a_place,
    refuse_unless_known,
    variable,
)
from support.settings.sources import Key, Text
from support.suggestions import did_you_mean

RUN_OPTIONS = ("env", "pr", "shard", "order")
"""Names that choose the profile, complete it, or choose scenarios and their order: no settings themselves."""

SHORT_FOR: dict[str, Key] = {"fault": ("sandbox", "fault")}
"""Keys that are given so often that they have a shorter name."""

OF_BEHAVE = ("behave.", "AllureFormatter.")
"""What behave's reporters and the Allure formatter look for among the -D options."""

SAID_BY_PROFILE = {("environment",), ("embedded",)}
"""Keys that say what the target is: another target needs another profile."""


def run_option(name: str, userdata: Mapping[str, str], environ: Mapping[str, str]) -> Text | None:
    """Return a run option from -D or else its environment variable."""
    if name in userdata:
        return Text((name,), userdata[name], f"-D {name}", dotted)
    if value := environ.get(variable((name,))):
        return Text((name,), value, f"environment variable {variable((name,))}", variable)
    return None


def from_environment(environ: Mapping[str, str]) -> list[Text]:
    """Return the settings among the environment variables; an empty one counts as not set."""
    options = {variable((name,)) for name in RUN_OPTIONS}
    return [
        Text(_parts(name.removeprefix(PREFIX), NESTED), value, f"environment variable {name}", variable)
        for name, value in environ.items()
        if name.startswith(PREFIX) and value and name not in options
    ]


def from_userdata(userdata: Mapping[str, str]) -> list[Text]:
    """Return the settings among the -D options."""
    return [
        Text(_parts(name, "."), value, f"-D {name}", dotted)
        for name, value in userdata.items()
        if name not in RUN_OPTIONS and not name.startswith(OF_BEHAVE)
    ]


def _parts(name: str, separator: str) -> Key:
    return SHORT_FOR.get(fold(name)) or tuple(name.split(separator))


def is_about_a_supplier(text: Text) -> bool:
    """Tell whether a text gives something of one supplier."""
    return fold(text.parts[0]) == SUPPLIERS and len(text.parts) > 1


def resolve(text: Text, suppliers: Collection[str]) -> tuple[Key, Any]:
    """Return the key that a text means and its value.

    Raises:
        SettingsError: there is no such key or supplier, or only a profile may set it.
    """
    key = _canonical(text, suppliers)
    if names_a_place(key):
        return key[:-1], {key[-1]: text.value}
    refuse_unless_known(key, text.origin, text.spell)
    if key in SAID_BY_PROFILE:
        raise SettingsError(
            f"{text.origin}: what the target is stands in its profile only. "
            f"To choose another: -D env=NAME or -D env=path/to/profile.toml"
        )
    return key, text.value


def _canonical(text: Text, suppliers: Collection[str]) -> Key:
    folded = tuple(fold(part) for part in text.parts)
    if not is_about_a_supplier(text):
        return folded
    names = {fold(name): name for name in suppliers}
    if folded[1] not in names:
        raise SettingsError(
            f"{text.origin}: {text.parts[1]} is not a supplier of this environment. "
            f"{did_you_mean(text.parts[1], suppliers)}"
        )
    return (SUPPLIERS, names[folded[1]], *folded[2:])
