"""When things happen in a load run; what happens is in `load`. The command `locust` reads this file.

By then that command has made the standard library cooperative (gevent): sockets, `time.sleep` and the locks
of `threading`, on which requests, boto3 and polling2 build, let other users work instead of holding them up.
That must come before any of these is imported, so it is left to the command, which does it first of all; and
no other module imports `locust`, or a test that touches it would find its own process changed.
"""

import sys
from typing import Any, ClassVar

from gevent.event import AsyncResult
from locust import User, events, task
from locust.env import Environment
from locust.runners import MasterRunner, Runner, WorkerRunner

from load.crew import Crew
from load.line import LeaderGone
from load.options import Parser, add_options, take_choices
from load.roles import UNUSABLE, Alone, Leader, Worker
from support.evidence.censor import censor_console, censor_logging
from support.evidence.redaction import redact
from support.preflight import TargetUnusable
from support.sandbox.launcher import SandboxError
from support.settings import SettingsError
from support.tables import TableUnusable

NOTHING_TO_RUN_AGAINST = 2
PAUSE_AFTER_FAILURE = 1.0
"""Seconds: a service that is in trouble is not asked as fast as it can refuse."""


class Supplier(User):
    """Records one vaccination after the other, each with its whole journey."""

    crew: ClassVar = AsyncResult()
    """Of this process; a master may send users before its workers are ready for them."""

    def on_start(self) -> None:
        """Come with a door of its own."""
        self.members: Crew = self.crew.get()
        self.services = self.members.new_user()
        self.pause = 0.0

    @task
    def journey(self) -> None:
        """Make the journey once."""
        done = self.members.journey(self.services, self.environment.parsed_options.verify_every)
        self.pause = 0.0 if done else PAUSE_AFTER_FAILURE

    def wait_time(self) -> float:
        """Go on at once after a journey that came to its end."""
        return self.pause


def prepare(environment: Environment, runner: Runner, **_: Any) -> None:
    """Start what this process needs for its role."""
    censor_console()
    censor_logging()
    try:
        _take_role(environment, runner)
    except (SettingsError, SandboxError, TargetUnusable, TableUnusable, LeaderGone) as problem:
        print(f"The run cannot start.\n{problem}", file=sys.stderr)
        if isinstance(runner, WorkerRunner):
            runner.send_message(UNUSABLE, {"why": redact(str(problem))})
        sys.exit(NOTHING_TO_RUN_AGAINST)


def _take_role(environment: Environment, runner: Runner) -> None:
    options = environment.parsed_options
    assert options is not None, "the command always has them"
    choices = take_choices(options)
    if isinstance(runner, MasterRunner):
        Leader(environment, runner, choices)
    elif isinstance(runner, WorkerRunner):
        options.html_file = None  # the report is the master's to write
        Supplier.crew.set(Worker(environment, runner, choices).crew)
    else:
        Supplier.crew.set(Alone(environment, runner, choices).crew)


def _add_options(parser: Parser, **_: Any) -> None:
    add_options(parser)


events.init_command_line_parser.add_listener(_add_options)
events.init.add_listener(prepare)
