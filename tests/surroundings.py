"""What a shell says that would decide what runs under test are."""

from collections.abc import Mapping

SETTINGS = ("AWS_", "IMMS_")
"""How the names of variables begin that are about other tables and other runs."""


def without_settings(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables of a shell, but for those that are settings."""
    return {name: value for name, value in environ.items() if not name.startswith(SETTINGS)}
