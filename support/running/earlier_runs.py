"""Cleaning up after earlier runs, before a run begins and by `python -m support.cleanup`."""

import socket
from collections.abc import Iterable
from pathlib import Path

from support.cleanup import report
from support.cleanup.janitor import Janitor, Orders
from support.cleanup.runs import gather
from support.cleanup.sweeping import Sweeper
from support.evidence.redaction import redact
from support.running.doors import Doors
from support.settings import Settings


def clean_up_after_earlier_runs(doors: Doors, settings: Settings, ledgers: Path) -> None:
    """Delete what runs of this machine left, and say so; what cannot be deleted is not this run's fault."""
    runs, problems = gather([ledgers])
    done = janitor(doors, settings, orders(settings, host=socket.gethostname())).clean_up(runs)
    say([*problems, *report.outcomes(done)])


def janitor(doors: Doors, settings: Settings, given: Orders) -> Janitor:
    """Employ a janitor, who deletes as the default supplier."""
    return Janitor(Sweeper(doors.api, doors.tables, settings.default_supplier), given)


def orders(settings: Settings, host: str | None) -> Orders:
    """What a janitor may touch, by the settings: runs of one machine, or of any."""
    return Orders(settings.environment, settings.tables.events, host, request_limit=settings.http.timeout)


def say(lines: Iterable[str]) -> None:
    """Print lines, without secrets."""
    for line in lines:
        print(f"Clean-up: {redact(line)}")
