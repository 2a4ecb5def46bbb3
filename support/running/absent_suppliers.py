"""Suppliers that a scenario is about, and for whom nobody can act in the environment of the run."""

from collections.abc import Iterator

from behave.model import Scenario
from behave.runner import the_step_registry

from support.phrases import Actor, SupplierName
from support.settings import Settings, unusable


def why_not_here(scenario: Scenario, settings: Settings) -> str:
    """Say which suppliers of a scenario cannot act, and why; empty where all can.

    One that the environment does not list may be misspelt, and is left to the step that names it.
    """
    absent = unusable(settings)
    if not absent:
        return ""
    named = dict.fromkeys(name for name in _suppliers(scenario) if name in absent)
    return "; ".join(f'"{name}" cannot act in {settings.environment}: {absent[name]}' for name in named)


def _suppliers(scenario: Scenario) -> Iterator[str]:
    """The names that its steps give in place of "the supplier"."""
    for step in scenario.all_steps:
        known = the_step_registry.find_match(step)
        for argument in (known and known.arguments) or ():
            match argument.value:
                case SupplierName() as name:
                    yield name
                case Actor(supplier=str() as name):
                    yield name
