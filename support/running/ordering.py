"""The order in which scenarios begin: `-D order=random` finds those that depend on others."""

import os
from collections.abc import Mapping

from support.settings import SettingsError
from support.settings.texts import run_option

RANDOM = "random"


def is_random(userdata: Mapping[str, str], environ: Mapping[str, str] = os.environ) -> bool:
    """Read with `-D order` or `IMMS_ORDER` whether the order is to be another than the usual.

    Raises:
        SettingsError: there is no such order.
    """
    option = run_option("order", userdata, environ)
    if option is not None and option.value != RANDOM:
        raise SettingsError(
            f"{option.origin} is {option.value!r}: should be {RANDOM}; without it, scenarios are run in the "
            f"order of the files, or in several processes the longest first"
        )
    return option is not None
