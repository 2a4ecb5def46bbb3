"""The beginning and the end of a load run: what it needs, and its verdict."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from load.figures import Totals
from load.options import Choices, require_asked_for
from support.cleanup.runs import LOAD
from support.running import services, target
from support.running.services import Running
from support.running.sharding import chosen_shard
from support.settings import load

if TYPE_CHECKING:
    from locust.env import Environment

REPORTS = Path("reports")
FAILED = 1


@contextmanager
def services_of(choices: Choices) -> Iterator[Running]:
    """Make ready what the run needs, and take it down again when the block ends.

    Raises:
        SettingsError, SandboxError, TargetUnusable: there is nothing to run against, or it was not asked for.
    """
    require_asked_for(load(choices.settings), choices.against)
    shard = chosen_shard(choices.settings)
    with (
        target.standing(choices.settings, REPORTS) as stands,
        services.running(stands, shard, REPORTS, f"{LOAD}{token_hex(4)}") as running,
    ):
        yield running


def conclude(environment: "Environment", parts: Iterable[Totals]) -> None:
    """Say what became of the records, and let the exit code say so where Locust's statistics might not.

    `--reset-stats` clears them in the middle of a run, and they know nothing of checks that never happened.
    """
    total = Totals()
    for each in parts:
        total.add(each)
    print(f"Load: {total.recorded} recorded, {total.verified} verified whole, {total.failures} failures")
    if not total.verified:
        print("Not one record was verified, so this shows nothing: let it run longer, or --verify-every 1")
    if total.failures or not total.verified:
        environment.process_exit_code = FAILED
