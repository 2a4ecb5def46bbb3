"""The kinds of values that settings have; times are in seconds."""

from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or any(character.isspace() for character in text):
        raise ValueError("should be a URL such as https://host/path")
    if parts.username or parts.password:
        raise ValueError("should not hold a user name or a password")
    return text


def _without_final_slash(url: str) -> str:
    return url.rstrip("/")


def _not_a_boolean(value: Any) -> Any:
    """Python counts True as 1; as a time or a number it is a mistake."""
    if isinstance(value, bool):
        raise ValueError("should be a number")
    return value


def _none_in_words(value: Any) -> Any:
    """Neither TOML nor an environment variable can say None, so "none" does."""
    return None if value == "none" else value


NUMBER = BeforeValidator(_not_a_boolean)
OR_NONE = BeforeValidator(_none_in_words)

Url = Annotated[str, AfterValidator(_url)]
BaseUrl = Annotated[str, AfterValidator(_url), AfterValidator(_without_final_slash)]
Text = Annotated[str, Field(min_length=1)]
Seconds = Annotated[float, NUMBER, Field(ge=0, allow_inf_nan=False)]
PositiveSeconds = Annotated[float, NUMBER, Field(gt=0, allow_inf_nan=False)]
WholeNumber = Annotated[int, NUMBER, Field(ge=0)]
PositiveNumber = Annotated[int, NUMBER, Field(ge=1)]
PerMinute = Annotated[PositiveNumber | None, OR_NONE]
Port = Annotated[int, NUMBER, Field(ge=0, le=65535)]
