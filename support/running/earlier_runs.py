"""Cleaning up after earlier runs, before a run begins."""

import socket
from pathlib import Path

from support.cleanup import employing, report
from support.cleanup.runs import gather
from support.running.doors import Doors
from support.settings import Settings


def clean_up_after_earlier_runs(doors: Doors, settings: Settings, ledgers: Path) -> None:
    """Delete what runs of this machine left, and say so; what cannot be deleted is not this run's fault."""
    runs, problems = gather([ledgers])
    orders = employing.orders(settings, host=socket.gethostname())
    done = employing.janitor(doors.api, doors.tables, settings, orders).clean_up(runs)
    report.say([*problems, *report.outcomes(done)])
