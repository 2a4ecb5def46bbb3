"""What settings are made from, before anybody knows whether it makes sense."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, ...]
"""The path of a key, such as `("waiting", "delta_timeout")`."""


USER_OF_URL = re.compile(r"//[^/@]*@")


@dataclass(frozen=True)
class Given:
    """The value of a key, and where it was given: a phrase that also names the key."""

    value: Any = field(repr=False)
    origin: str

    def __str__(self) -> str:
        """Say what was given where, for the beginning of a complaint; no password in a URL is repeated."""
        return f"{self.origin} is {USER_OF_URL.sub('//***@', repr(self.value))}"


@dataclass(frozen=True)
class Text:
    """A setting by environment variable or -D, its name split but otherwise as written."""

    parts: Key
    value: str = field(repr=False)
    origin: str
    spell: Callable[[Key], str]
    """How a key is spelled in this place."""


@dataclass(frozen=True)
class Sources:
    """All that was given, the lowest precedence first."""

    profile: Mapping[Key, Given]
    sandbox: Mapping[Key, Given] = field(default_factory=dict)
    """Empty for a deployment, and as long as the embedded target is not up."""
    texts: tuple[Text, ...] = ()
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Where credentials by reference are looked up."""

    @property
    def embedded(self) -> bool:
        """Whether the run starts its target itself."""
        embedded = self.profile.get(("embedded",))
        return embedded is not None and embedded.value is True

    @property
    def awaiting_sandbox(self) -> bool:
        """Whether the embedded target has still to say how to connect to it."""
        return self.embedded and not self.sandbox
