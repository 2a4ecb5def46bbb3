"""Search parameters: from what the client sent to the values of each name (API-SEARCH-02…04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl

from support.sandbox.outcomes import invalid


class Name(StrEnum):
    """The parameters that are known; all others are ignored (API-SEARCH-03)."""

    PATIENT = "patient.identifier"
    VACCINE_TYPE = "-immunization.target"
    TARGET_DISEASE = "target-disease"
    DATE_FROM = "-date.from"
    DATE_TO = "-date.to"
    INCLUDE = "_include"
    IDENTIFIER = "identifier"
    ELEMENTS = "_elements"


@dataclass(frozen=True)
class Parameters:
    """The values given for each name; a name that was not sent has none."""

    given: Mapping[str, tuple[str, ...]]

    def __contains__(self, name: Name) -> bool:
        return name in self.given

    def values(self, name: Name) -> tuple[str, ...]:
        """All values of a name, in the order in which they were sent."""
        return self.given.get(name, ())

    def first(self, name: Name) -> str | None:
        """The first value of a name."""
        return next(iter(self.values(name)), None)


def from_query(raw: str) -> list[tuple[str, str]]:
    """Decode a query string, without its `?`: a name without a value has one empty value (API-SEARCH-02)."""
    return parse_qsl(raw, keep_blank_values=True)


def from_form(body: bytes) -> list[tuple[str, str]]:
    """Decode a form: a name without a value counts as absent (API-SEARCH-02).

    Raises:
        UnicodeDecodeError: the body is not UTF-8.
    """
    return parse_qsl(body.decode())


def read_parameters(pairs: list[tuple[str, str]]) -> Parameters:
    """Split each value at its commas and trim the parts (API-SEARCH-02).

    Raises:
        Refused: 400 when a name, known or not, occurs twice (API-SEARCH-01).
    """
    sent = dict(pairs)
    if len(sent) < len(pairs):
        raise invalid('Parameters may not be duplicated. Use commas for "or".')
    return Parameters({name: tuple(part.strip() for part in text.split(",")) for name, text in sent.items()})
