"""Credentials: where each is kept, and what it is once looked up.

A profile is meant to be committed, so it names the place of a secret and never holds one:
`{ env = "EMIS_client_Secret" }` or `{ file = "~/.imms/emis.pem" }`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, SecretStr

from support.settings.errors import SettingsError

PLACES = ("env", "file")

DEFAULT_VARIABLES = {
    "client_id": "{supplier}_client_Id",
    "client_secret": "{supplier}_client_Secret",
    "kid": "{supplier}_kid",
    "private_key": "{supplier}_private_Key",
}
"""Where a supplier's credential is looked for when the profile does not say (AUTH-09)."""


class Credential(BaseModel):
    """A looked-up credential. One that was not found is no error until somebody needs it."""

    model_config = ConfigDict(frozen=True)

    key: str
    source: str
    value: SecretStr | None = None
    why_missing: str = ""

    def reveal(self) -> str:
        """Return the value.

        Raises:
            SettingsError: it was not found; the message says where it was looked for.
        """
        if self.value is None:
            raise SettingsError(f"{self.key} is missing: {self.why_missing}")
        return self.value.get_secret_value()


class Secret(Credential):
    """A credential that must neither stand in a profile nor be shown."""


def look_up(key: str, value: Any, origin: str, environ: Mapping[str, str]) -> dict[str, Any]:
    """Find a credential, given as text or as the place where it is kept, and return a `Credential`'s fields.

    Raises:
        SettingsError: the value is neither.
    """
    match value:
        case str() if value:
            return _found(key, origin, value)
        case {"env": str(name), **rest} if not rest:
            return _from_environment(key, name, environ)
        case {"file": str(path), **rest} if not rest:
            return _from_file(key, Path(path).expanduser())
        case _:
            raise SettingsError(f'{origin} must be {{ env = "NAME" }} or {{ file = "path" }}')


def _from_environment(key: str, name: str, environ: Mapping[str, str]) -> dict[str, Any]:
    source = f"environment variable {name}"
    if value := environ.get(name, "").strip():
        return _found(key, source, value)
    return _missing(key, source, f"{source} is not set")


def _from_file(key: str, path: Path) -> dict[str, Any]:
    source = f"file {path}"
    try:
        value = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        return _missing(key, source, f"{source} cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return _missing(key, source, f"{source} is not text")
    return _found(key, source, value) if value else _missing(key, source, f"{source} is empty")


def _found(key: str, source: str, value: str) -> dict[str, Any]:
    return {"key": key, "source": source, "value": SecretStr(value)}


def _missing(key: str, source: str, why: str) -> dict[str, Any]:
    return {"key": key, "source": source, "why_missing": why}
