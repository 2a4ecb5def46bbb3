"""Profiles: one TOML file for each environment, built in or a person's own."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from support.settings.errors import SettingsError
from support.settings.keys import dotted, is_credential, is_group, is_secret, refuse_unless_known
from support.settings.sources import Given, Key, Text
from support.suggestions import did_you_mean

BUILT_IN = Path(__file__).with_name("profiles")
PULL_REQUEST = "{pr}"
"""Stands for the number of the pull request in the texts of a profile."""


def built_in() -> list[str]:
    """Return the names of the environments that need no file of one's own."""
    return sorted(path.stem for path in BUILT_IN.glob("*.toml"))


def read(choice: Text, pull_request: Text | None) -> dict[Key, Given]:
    """Read the profile that `env` chose.

    Args:
        choice: the name of a built-in profile or the path of a file.
        pull_request: the number to put for `{pr}`.

    Raises:
        SettingsError: there is no such profile, it is not readable, or it holds what a profile must not.
    """
    path = _find(choice)
    label = f"profile {choice.value}"
    given = {
        key: Given(value, f"{dotted(key)} in {label}")
        for key, value in _flatten(_parse(path, label, choice.origin))
    }
    _refuse_unusable_keys(given)
    given.setdefault(("environment",), Given(path.stem, label))
    return _for_pull_request(given, pull_request, label)


def _find(choice: Text) -> Path:
    if _is_path(choice.value):
        return Path(choice.value).expanduser()
    if choice.value in built_in():
        return BUILT_IN / f"{choice.value}.toml"
    if choice.value.casefold() in {"prod", "production"}:
        raise SettingsError(f"{choice.origin} is {choice.value!r}: production is never tested (HOST-08)")
    raise SettingsError(
        f"{choice.origin} is {choice.value!r}: no such environment. {did_you_mean(choice.value, built_in())} "
        f"Of one's own: the path of a profile, ending in .toml"
    )


def _is_path(value: str) -> bool:
    return value.endswith(".toml") or "/" in value or os.sep in value


def _parse(path: Path, label: str, origin: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{label} (from {origin}) cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{label} is not a text file in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{label} is not valid TOML: {error}") from None


def _flatten(table: Mapping[str, Any], prefix: Key = ()) -> Iterator[tuple[Key, Any]]:
    for name, value in table.items():
        key = (*prefix, name)
        if isinstance(value, dict) and value and not is_credential(key):
            yield from _flatten(value, key)
        else:
            yield key, value


def _refuse_unusable_keys(given: Mapping[Key, Given]) -> None:
    problems: list[str] = []
    for key, each in given.items():
        try:
            _refuse_if_unusable(key, each)
        except SettingsError as error:
            problems += error.problems
    if problems:
        raise SettingsError(*problems)


def _refuse_if_unusable(key: Key, given: Given) -> None:
    if is_group(key) and given.value == {}:
        return
    refuse_unless_known(key, given.origin, dotted)
    if is_secret(key) and isinstance(given.value, str):
        raise SettingsError(
            f"{given.origin} holds a secret, which would be committed with it: "
            f'say where it is kept, as {{ env = "NAME" }} or {{ file = "path" }}'
        )


def _for_pull_request(given: dict[Key, Given], number: Text | None, label: str) -> dict[Key, Given]:
    needed = any(_mentions_pull_request(each.value) for each in given.values())
    if number is None and needed:
        raise SettingsError(f"{label} needs the number of a pull request: -D pr=1164 or IMMS_PR=1164")
    if number is None:
        return given
    if not needed:
        raise SettingsError(f"{number.origin} has no effect on {label}. Did you mean -D env=pr?")
    if not re.fullmatch(r"[1-9][0-9]*", number.value):
        raise SettingsError(
            f"{number.origin} is {number.value!r}: should be a pull request's number, such as 1164"
        )
    return {
        key: Given(each.value.replace(PULL_REQUEST, number.value), each.origin)
        if _mentions_pull_request(each.value)
        else each
        for key, each in given.items()
    }


def _mentions_pull_request(value: Any) -> bool:
    return isinstance(value, str) and PULL_REQUEST in value
