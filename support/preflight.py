"""Before the first scenario: is there anything to test? Hundreds of red scenarios would not say it better."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from support.settings import Settings


class Target(Protocol):
    """What is asked of a target; each question raises when the answer is no."""

    def ping(self) -> object:
        """Ask `_ping`, which needs no token (STAT-01)."""

    def token_for(self, supplier: str) -> object:
        """Get a token."""

    def describe_table(self, name: str) -> object:
        """Ask for the description of a table."""


class TargetUnusable(Exception):
    """The target cannot be tested; the message has one line for each cause."""

    def __init__(self, environment: str, causes: list[str]) -> None:
        super().__init__("\n".join([f"environment {environment} is not usable:", *causes]))
        self.causes = causes


def check(target: Target, settings: Settings) -> None:
    """Ask for `_ping`, one token and both tables.

    Raises:
        TargetUnusable: with every cause found, so that all can be mended at once.
    """
    causes = list(_causes(target, settings))
    if causes:
        raise TargetUnusable(settings.environment, causes)


def _causes(target: Target, settings: Settings) -> Iterator[str]:
    supplier, tables = settings.default_supplier, settings.tables
    flow = settings.auth.flow.replace("-", "_")
    yield from _ask("_ping", target.ping, f"base_url ({settings.base_url})")
    yield from _ask("token", partial(target.token_for, supplier), f"auth.{flow} and suppliers.{supplier}")
    for kind, name in (("events", tables.events), ("delta", tables.delta)):
        yield from _ask(
            f"{kind} table", partial(target.describe_table, name), f"tables.{kind} ({name}) and aws"
        )


def _ask(what: str, question: Callable[[], object], keys: str) -> Iterator[str]:
    try:
        question()
    except Exception as error:  # whatever it is, it stands in the way of the run
        reason = " ".join(str(error).split()) or type(error).__name__
        yield f"{what}: {reason.rstrip('.')}. Check {keys}."
