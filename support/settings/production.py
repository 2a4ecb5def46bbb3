"""Production is never tested (HOST-08): whatever points there is refused before anything is sent."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from support.settings.sources import Given, Key

HOST = re.compile(r"(api\.service|.+\.imms\.prod\.vds\.platform)\.nhs\.uk", re.IGNORECASE)
TABLE = re.compile(r"(.*[:/])?imms-prod-.*", re.IGNORECASE)


def problems(given: Mapping[Key, Given]) -> list[str]:
    """Return one line for each value that names a production host or table."""
    return [
        f"{each}: that is production, which is never tested"
        for each in given.values()
        if isinstance(each.value, str) and (_is_host(each.value) or TABLE.fullmatch(each.value))
    ]


def _is_host(text: str) -> bool:
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return False
    return HOST.fullmatch(host.rstrip(".")) is not None
