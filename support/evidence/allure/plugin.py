"""How Allure's plug-ins mark what they implement, with a type."""

from collections.abc import Callable
from typing import Any, TypeVar

import allure_commons

F = TypeVar("F", bound=Callable[..., Any])


def hookimpl(function: F) -> F:
    """Mark a method as the implementation of the hook of the same name."""
    allure_commons.hookimpl(function)
    return function
