"""The base record of the observed cases, and what validation says to it once it has been edited."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import pytest

from support.sandbox.outcomes import Refused
from support.sandbox.validation import check_immunization
from tests.contract.validation_cases import edited, load


class Validate(Protocol):
    """Validates the base record after elements were removed, then changed (JSON Pointers)."""

    def __call__(self, change: Mapping[str, Any] = ..., remove: Iterable[str] = ...) -> str: ...


@pytest.fixture(scope="session")
def base() -> dict[str, Any]:
    return load()[0].base


@pytest.fixture
def validate(base: dict[str, Any]) -> Validate:
    """Gives the diagnostics of the refusal without the prefix, or the vaccine type."""
    return lambda change=(), remove=(): said_to(edited(base, remove, dict(change)))


def said_to(body: dict[str, Any]) -> str:
    try:
        return check_immunization(body)
    except Refused as refusal:
        return refusal.diagnostics.removeprefix("Validation errors: ")
