"""The checks of a request before its body is looked into: path id, version header, JSON, body id."""

import json
import re
from decimal import Decimal
from typing import Any

from support.sandbox.outcomes import invalid, invariant, unexpected, validation_errors
from support.sandbox.validation.checking import rules

RULES = rules(2, 9)

# `$` lets a trailing line feed through, as the service does (API-BUG-07).
_PATH_ID = re.compile(r"^[A-Za-z0-9\-.]{1,64}$")


def require_version(header: str | None) -> str:
    """Give the value of the `E-Tag` header, whatever it is.

    Raises:
        Refused: 400, there is none (VAL-002).
    """
    if header is None:
        raise validation_errors("Immunization resource version not specified in the request headers")
    return header


def check_path_id(path_id: str) -> None:
    """Check the form of the id in the path.

    Raises:
        Refused: 400 (VAL-003).
    """
    if not _PATH_ID.match(path_id):
        raise invalid(
            "Validation errors: the provided event ID is either missing or not in the expected format."
        )


def parse_version(header: str) -> int:
    """Read the value of the `E-Tag` header: digits only, above zero, leading zeros allowed.

    Raises:
        Refused: 400 (VAL-004).
    """
    if not (header.isdecimal() and int(header) > 0):
        raise validation_errors(f"Immunization resource version:{header} in the request headers is invalid.")
    return int(header)


def parse_body(raw: bytes | None) -> dict[str, Any]:
    """Parse the body; fractions become Decimal, a repeated member counts once, with its last value.

    Raises:
        Refused: 500, no body at all or JSON that is not an object (VAL-005, VAL-007); 400, no JSON (VAL-006).
    """
    if raw is None:
        raise unexpected()
    try:
        body = json.loads(raw.decode("utf-8", errors="replace"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise invalid(f"Request's body contains malformed JSON: {error}") from error
    if not isinstance(body, dict):
        raise unexpected()
    return body


def check_create_id(body: dict[str, Any]) -> None:
    """Check that a new record comes without an id; `null` is none.

    Raises:
        Refused: 400 (VAL-008).
    """
    if body.get("id") is not None:
        raise invariant("id field must not be present for CREATE operation")


def check_update_id(body: dict[str, Any], path_id: str) -> None:
    """Check that a changed record names the same id as the path.

    Raises:
        Refused: 400 (VAL-009).
    """
    if body.get("id") != path_id:
        raise validation_errors(
            f"The provided immunization id:{path_id} doesn't match with the content of the request body"
        )
