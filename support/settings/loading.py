"""Making settings: profile < environment variables < -D, checked as a whole."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from support.settings import embedded, problems, production, profiles, texts
from support.settings.credentials import DEFAULT_VARIABLES, look_up
from support.settings.errors import SettingsError
from support.settings.keys import SUPPLIERS, dotted, is_credential, is_group
from support.settings.models import Settings
from support.settings.sources import Given, Key, Sources, Text

DEFAULT_ENVIRONMENT = Text(("env",), "sandbox", "the default of env", dotted)
SEEDS = 2**32


def load(userdata: Mapping[str, str], environ: Mapping[str, str] = os.environ) -> Settings:
    """Load the settings of a run.

    Args:
        userdata: what followed -D, such as `{"env": "internal-dev", "waiting.delta_timeout": "90"}`.
        environ: the environment variables: settings begin with IMMS_; others may hold credentials.

    Raises:
        SettingsError: anything is unknown, missing, of the wrong type, or points to production.
    """
    choice = texts.run_option("env", userdata, environ) or DEFAULT_ENVIRONMENT
    profile = profiles.read(choice, texts.run_option("pr", userdata, environ))
    profile.setdefault(("seed",), Given(secrets.randbelow(SEEDS), "new for this run"))
    given_texts = (*texts.from_environment(environ), *texts.from_userdata(userdata))
    return _build(Sources(profile, texts=given_texts, environ=environ))


def with_sandbox(settings: Settings, ready: Mapping[str, Any]) -> Settings:
    """Complete the settings of an embedded target with what the sandbox says of itself in its ready file.

    Environment variables and -D still have the last word.

    Raises:
        SettingsError: the ready file lacks something, or what is given besides does not fit it.
    """
    return _build(replace(settings.sources, sandbox=embedded.settings_from(ready)))


def merge(sources: Sources) -> dict[Key, Given]:
    """Lay the sources one over the other.

    Raises:
        SettingsError: a text means no known key.
    """
    given = {**sources.profile, **sources.sandbox}
    suppliers = list(dict.fromkeys(key[1] for key in given if key[0] == SUPPLIERS and len(key) > 1))
    given = {key: each for key, each in given.items() if not is_group(key)}
    given |= _resolved(sources, suppliers)
    for supplier in suppliers:
        for name, variable in DEFAULT_VARIABLES.items():
            place = {"env": variable.format(supplier=supplier)}
            given.setdefault((SUPPLIERS, supplier, name), Given(place, "default"))
    return given


def _resolved(sources: Sources, suppliers: list[str]) -> dict[Key, Given]:
    resolved: dict[Key, Given] = {}
    refused: list[str] = []
    for text in sources.texts:
        if sources.awaiting_sandbox and texts.is_about_a_supplier(text):
            continue  # the names of its suppliers are not known yet
        try:
            key, value = texts.resolve(text, suppliers)
            resolved[key] = Given(value, text.origin)
        except SettingsError as error:
            refused += error.problems
    if refused:
        raise SettingsError(*refused)
    return resolved


def _build(sources: Sources) -> Settings:
    given = merge(sources)
    _refuse([*production.problems(given), *problems.without_effect(sources)])
    try:
        settings = Settings.model_validate({**_nested(given, sources.environ), "sources": sources})
    except ValidationError as error:
        raise SettingsError(*problems.of_values(error, given)) from None
    if not sources.awaiting_sandbox:
        _refuse(problems.missing(settings))
    return settings


def _refuse(found: list[str]) -> None:
    if found:
        raise SettingsError(*found)


def _nested(given: Mapping[Key, Given], environ: Mapping[str, str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for key, each in given.items():
        *groups, name = key
        branch = tree
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[name] = (
            look_up(dotted(key), each.value, each.origin, environ) if is_credential(key) else each.value
        )
    return tree
