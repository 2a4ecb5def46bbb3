"""One typed, immutable object with all that can be chosen for a run: profile < environment variables < -D."""

from support.settings.credentials import Credential, Secret
from support.settings.description import describe
from support.settings.errors import SettingsError
from support.settings.groups import Supplier
from support.settings.loading import load, with_sandbox
from support.settings.models import Settings
from support.settings.usability import require_usable, unusable

__all__ = [
    "Credential",
    "Secret",
    "Settings",
    "SettingsError",
    "Supplier",
    "describe",
    "load",
    "require_usable",
    "unusable",
    "with_sandbox",
]
