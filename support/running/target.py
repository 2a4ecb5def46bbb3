"""What a run is against: known from the settings, and from the embedded sandbox once it is up."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.sandbox import launcher
from support.settings import Settings, load, with_sandbox


@dataclass(frozen=True)
class Target:
    """Where requests may go."""

    settings: Settings
    """Complete: how to connect is in them."""
    sandbox: Mapping[str, Any] | None = field(default=None, repr=False)
    """What the embedded sandbox says of itself, if that is the target."""


@contextmanager
def standing(userdata: Mapping[str, str], reports: Path) -> Iterator[Target]:
    """Read the settings, and keep the sandbox up until the block ends, if it is the target.

    Args:
        userdata: what was given with `-D`.
        reports: the folder that receives the sandbox's log.

    Raises:
        SettingsError, SandboxError: there is nothing to run against.
    """
    settings = load(userdata)
    if not settings.embedded:
        yield Target(settings)
        return
    reports.mkdir(parents=True, exist_ok=True)
    with launcher.running(settings.sandbox.model_dump(), reports / "sandbox.log") as sandbox:
        yield Target(with_sandbox(settings, sandbox), sandbox)
