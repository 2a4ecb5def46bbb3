"""The `Accept` header, which also chooses the version of the API (API-COM-02)."""

import re

from support.sandbox.gateway.answers import TurnedAway, invalid_accept, not_implemented

_ALLOWED = re.compile(
    r"\*/\* | application/fhir\+json (?: ; \s* (?: version=(?P<version>[0-9]+) )? )?",
    re.VERBOSE | re.IGNORECASE,
)


def check(header: str | None) -> None:
    """Let version 1 pass, which is also what a request without header or version gets.

    Raises:
        TurnedAway: 400 for a header that is not allowed (GW-01), 501 for another version (GW-05).
    """
    if header is None:
        return
    allowed = _ALLOWED.fullmatch(header)
    if allowed is None:
        raise TurnedAway(invalid_accept())
    version = allowed["version"] or "1"
    if version.lstrip("0") != "1":
        raise TurnedAway(not_implemented())
