"""What can be chosen for a load run besides Locust's own options."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from behave.userdata import parse_user_define

from support.settings import Settings, SettingsError

VERIFY_EVERY = 10


class Parser(Protocol):
    """Locust's parser, which has an argument more than that of the standard library."""

    def add_argument(self, *names: str, include_in_web_ui: bool = True, **facts: Any) -> Any:
        """Add an option; what is not for the web page may hold a secret."""


@dataclass(frozen=True)
class Choices:
    """What must be known before anything starts."""

    settings: Mapping[str, str]
    """What was given with `-D`."""
    against: str | None
    """The deployment that was asked for."""
    processes: int = 0
    """How many workers this process has begun itself."""


def add_options(parser: Parser) -> None:
    """Add the options to Locust's own."""
    parser.add_argument(
        *("-D", "--define"),
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="Choose the environment (-D env=internal-dev) or any other setting, as for behave",
        include_in_web_ui=False,
    )
    parser.add_argument(
        "--against",
        metavar="ENVIRONMENT",
        help="Ask for a load run against this deployment, by its name; the sandbox need not be asked for",
    )
    parser.add_argument(
        "--verify-every",
        type=_at_least_1,
        default=VERIFY_EVERY,
        metavar="N",
        help=f"Verify every N-th record of a process whole, in both tables (default {VERIFY_EVERY})",
    )


def take_choices(options: Namespace) -> Choices:
    """Read the choices, and take -D away from Locust, which sends options to workers in the clear."""
    settings = dict(parse_user_define(each) for each in options.define)
    options.define = []
    return Choices(settings, options.against, options.processes or 0)


def require_asked_for(settings: Settings, against: str | None) -> None:
    """Make sure that somebody wants this load on this environment.

    Raises:
        SettingsError: a deployment was not asked for by name, or another one was.
    """
    if against == settings.environment or (settings.embedded and against is None):
        return
    if against is None:
        raise SettingsError(
            f"{settings.environment} is shared with others, so a load run against it must be asked for by "
            f"name: --against {settings.environment}"
        )
    raise SettingsError(f"--against {against} was asked for, but the settings lead to {settings.environment}")


def _at_least_1(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"'{text}' is not a whole number of at least 1")
    return int(text)
