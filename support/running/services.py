"""Starting and stopping what all scenarios of a run share."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.auth import Tokens
from support.calls import Tally
from support.cleanup.ledger import read
from support.cleanup.summary import summary
from support.running.doors import ledger_in, open_doors
from support.running.earlier_runs import clean_up_after_earlier_runs
from support.running.sharding import Shard
from support.running.target import Target
from support.session import Services
from support.settings import Settings, describe, require_usable
from support.waiting import Turns


@dataclass(frozen=True)
class Running:
    """The services, and of what they are made the parts that other processes must share."""

    services: Services
    tokens: Tokens
    turns: Turns
    """The requests that the quota allows: of several machines, each has its share."""
    sandbox: Mapping[str, Any] | None = field(repr=False)
    """How to connect to the embedded sandbox, if there is one."""
    ledgers: Path
    """The folder of the ledgers: those of this run begin with its mark."""


@contextmanager
def running(target: Target, shard: Shard, reports: Path, run_mark: str) -> Iterator[Running]:
    """Make ready what the scenarios share, and take it down again when the block ends.

    Args:
        target: stands until the block has ended.
        shard: the share of this run, which is that of the quota, too.
        reports: the folder that receives the ledger.
        run_mark: names the run.

    Raises:
        SettingsError, TargetUnusable: there is nothing to run against.
    """
    settings = target.settings
    require_usable(settings)
    ledgers = reports / "ledgers"
    ledgers.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        print(describe(settings))
        tally = Tally()
        turns = Turns(_share_of_quota(settings, shard))
        doors = open_doors(settings, turns, tally)
        if not settings.embedded:
            clean_up_after_earlier_runs(doors, settings, ledgers)
        stack.callback(_sum_up, ledgers, run_mark)
        ledger = ledger_in(ledgers / f"{run_mark}.jsonl", settings)
        stack.callback(ledger.close)
        services = Services(settings, doors.api, doors.tables, ledger, run_mark, tally)
        yield Running(services, doors.tokens, turns, target.sandbox, ledgers)


def _share_of_quota(settings: Settings, shard: Shard) -> int | None:
    """How many requests this run may send in a minute."""
    limit = settings.http.rate_limit
    share = shard.share_of(limit)
    if share != limit:
        print(f"Of {limit} requests a minute, shard {shard} takes {share}")
    return share


def _sum_up(ledgers: Path, run_mark: str) -> None:
    entries = [entry for path in sorted(ledgers.glob(f"{run_mark}*.jsonl")) for entry in read(path)]
    print("\n".join(summary(entries)))
