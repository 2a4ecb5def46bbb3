"""What the embedded sandbox says of itself once it is up, as settings."""

from collections.abc import Mapping
from typing import Any

from support.settings.errors import SettingsError
from support.settings.sources import Given, Key

ORIGIN = "the sandbox"
DUMMY_KEY = "any-key-will-do"
"""DynamoDB wants keys; the sandbox's takes any."""

CONNECTION: dict[str, Key] = {
    "base_url": ("base_url",),
    "token_url": ("auth", "client_credentials", "token_url"),
    "oauth_authorize_url": ("auth", "authorization_code", "authorize_url"),
    "oauth_token_url": ("auth", "authorization_code", "token_url"),
    "oauth_redirect_uri": ("auth", "authorization_code", "redirect_uri"),
    "oauth_username": ("auth", "authorization_code", "username"),
    "dynamodb_url": ("aws", "endpoint_url"),
    "region": ("aws", "region"),
    "events_table": ("tables", "events"),
    "delta_table": ("tables", "delta"),
    "status_api_key": ("status_api_key",),
}


def settings_from(ready: Mapping[str, Any]) -> dict[Key, Given]:
    """Translate the sandbox's ready file.

    Raises:
        SettingsError: something is not in it.
    """
    try:
        values: dict[Key, Any] = {key: ready[name] for name, key in CONNECTION.items()}
        for name, supplier in ready["suppliers"].items():
            values |= {
                ("suppliers", name, each): supplier[each] for each in ("client_id", "client_secret", "kid")
            }
            values["suppliers", name, "private_key"] = {"file": supplier["private_key_file"]}
    except KeyError as missing:
        raise SettingsError(f"the sandbox does not say its {missing.args[0]}") from None
    values |= {("aws", name): DUMMY_KEY for name in ("access_key_id", "secret_access_key")}
    return {key: Given(value, ORIGIN) for key, value in values.items()}
