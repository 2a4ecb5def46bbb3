"""Suppliers that a scenario is about, and for whom nobody can act in the environment of the run."""

from collections.abc import Iterator

from behave.model import Scenario
from behave.runner import the_step_registry

from support.phrases import Actor, SupplierName
from support.settings import Settings, why_unusable


def why_not_here(scenario: Scenario, settings: Settings) -> str:
    """Say which suppliers of a scenario cannot act, and why; empty where all can.

    The sandbox knows every supplier: one that it does not know is misspelt, and its scenario must not be
    skipped for that.
    """
    if settings.embedded:
        return ""
    reasons = {name: why_unusable(settings, name) for name in _suppliers(scenario)}
    return "; ".join(
        f'"{name}" cannot act in {settings.environment}: {why}' for name, why in reasons.items() if why
    )


def _suppliers(scenario: Scenario) -> Iterator[str]:
    """The names that its steps give in place of "the supplier"."""
    for step in scenario.all_steps:
        known = the_step_registry.find_match(step)
        for argument in known.arguments if known else ():
            match argument.value:
                case SupplierName() as name:
                    yield name
                case Actor(supplier=str() as name):
                    yield name
