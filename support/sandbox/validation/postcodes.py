"""Which of several postcodes counts: not the same one when checked and when found to be missing."""

from typing import Any

from support.sandbox.validation.checking import Body
from support.sandbox.validation.demands import text
from support.sandbox.validation.locations import PATIENT, find

POSTCODE = f"{PATIENT}.address[0].postalCode"
"""The location that messages name, whichever address is at fault."""


def postcode_is_text(body: Body) -> None:
    """Demand a text of the only postcode, or of the first one of several that is not empty.

    Raises:
        KeyError: there is no address.
    """
    postcodes = _postcodes(body)
    if len(postcodes) == 1:
        text(postcodes[0], POSTCODE)
    elif postcodes:
        text(next(filter(None, postcodes), ""), POSTCODE)


def has_postcode(body: Body) -> bool:
    """Tell whether an address has one; a null or a number in any address spoils them all."""
    try:
        lengths = [len(postcode) for postcode in _postcodes(body)]
    except (KeyError, TypeError):
        return False
    return any(lengths)


def _postcodes(body: Body) -> list[Any]:
    addresses = find(body, f"{PATIENT}.address")
    return [address["postalCode"] for address in addresses if "postalCode" in address]
