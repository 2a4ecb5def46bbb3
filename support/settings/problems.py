"""What can be wrong with settings whose keys are known: one line for each problem."""

from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from support.settings.credentials import Credential
from support.settings.keys import KNOWN, SUPPLIERS, dotted, general, variable
from support.settings.models import Settings
from support.settings.sources import Given, Key, Sources
from support.suggestions import did_you_mean

NOT_TRIED_AFTER_ANOTHER = "default_factory_not_called"

ALWAYS_NEEDED: tuple[Key, ...] = (("base_url",), ("tables", "events"), ("tables", "delta"))

NEEDED_BY_FLOW: dict[str, tuple[Key, ...]] = {
    "client-credentials": (("auth", "client_credentials", "token_url"),),
    "authorization-code": (
        ("auth", "authorization_code", "authorize_url"),
        ("auth", "authorization_code", "token_url"),
        ("auth", "authorization_code", "username"),
    ),
}


def without_effect(sources: Sources) -> list[str]:
    """Name the sandbox options that were asked for although there will be no sandbox."""
    if sources.embedded:
        return []
    environment = sources.profile["environment",].value
    return [
        f"{text.origin} has no effect: environment {environment} does not run the embedded sandbox"
        for text in sources.texts
        if text.parts[0].casefold() == "sandbox"
    ]


def of_values(error: ValidationError, given: Mapping[Key, Given]) -> list[str]:
    """Say in the words of the settings what pydantic found."""
    return [
        _of_value(details, given) for details in error.errors() if details["type"] != NOT_TRIED_AFTER_ANOTHER
    ]


def _of_value(details: ErrorDetails, given: Mapping[Key, Given]) -> str:
    key = tuple(str(part) for part in details["loc"])
    reason = details["msg"].removeprefix("Value error, ").removeprefix("Input ")
    if key not in given:
        return f"{dotted(key)}: {reason}"
    if details["type"] == "literal_error":
        reason += f". {did_you_mean(str(details['input']), get_args(KNOWN[general(key)].annotation))}"
    return f"{given[key]}: {reason}"


def missing(settings: Settings) -> list[str]:
    """Name what the run cannot do without."""
    return [*_missing_keys(settings), *_missing_suppliers(settings)]


def _missing_keys(settings: Settings) -> Iterator[str]:
    for key in (*ALWAYS_NEEDED, *NEEDED_BY_FLOW[settings.auth.flow]):
        value = value_of(settings, key)
        if isinstance(value, Credential) and value.value is None:
            yield f"{value.key} is missing: {value.why_missing}"
        elif not value:
            yield (
                f"{dotted(key)} is missing: looked in the profile, in environment variable {variable(key)} "
                f"and in -D {dotted(key)}. {KNOWN[key].description}"
            )


def _missing_suppliers(settings: Settings) -> Iterator[str]:
    if not settings.suppliers:
        yield f"{SUPPLIERS} is missing: the profile lists none. Add a table such as [suppliers.EMIS]"
    elif settings.default_supplier not in settings.suppliers:
        known = did_you_mean(settings.default_supplier, settings.suppliers)
        yield f"default_supplier is {settings.default_supplier!r}: no supplier of this environment. {known}"


def value_of(settings: Settings, key: Key) -> object:
    """Return the value of a key."""
    value: object = settings
    for part in key:
        value = value[part] if isinstance(value, Mapping) else getattr(value, part)
    return value
