"""Why a fault may be missed: a reason in `missed.toml` for each that is."""

import tomllib
from importlib.resources import files

from support.sandbox.faults import FAULTS


class ExcuseError(ValueError):
    """An excuse for nothing."""


def load() -> dict[str, str]:
    """Read the reasons: name of a fault -> why nobody notices it.

    Raises:
        ExcuseError: there is no such fault.
    """
    excuses = tomllib.loads(files(__package__).joinpath("missed.toml").read_text(encoding="utf-8"))
    if unknown := excuses.keys() - FAULTS.keys():
        raise ExcuseError(f"missed.toml excuses what is no fault: {', '.join(sorted(unknown))}")
    return {name: str(reason) for name, reason in excuses.items()}
