"""Cleaning up after workers that could not do it themselves."""

from collections.abc import Iterable
from pathlib import Path

from support.cleanup.ledger import read
from support.cleanup.leftovers import Leftovers, leftovers
from support.cleanup.teardown import Teardown
from support.running.services import Running
from support.running.sharing import ledger_of
from support.session import Services
from support.waiting import Patience, until


def clean_up_after(running: Running, workers: Iterable[int]) -> None:
    """Delete what workers, by their numbers, made and left.

    Raises:
        LeftBehind: something could not be deleted; all the rest has been tried.
    """
    services = running.services
    clean_up(services, [ledger_of(worker, services.run_mark, running.ledgers) for worker in workers])


def clean_up(services: Services, ledgers: Iterable[Path]) -> None:
    """Delete what ledgers, of which some may not have been begun, name as still there; errors as above."""
    left = leftovers(entry for ledger in ledgers if ledger.exists() for entry in read(ledger))
    _await_unanswered(left, services)
    settings = services.settings
    teardown = Teardown(
        services.ledger, services.api, services.tables, settings.default_supplier, settings.keep_data
    )
    teardown.take_over(left)
    teardown.run()


def _await_unanswered(left: Leftovers, services: Services) -> None:
    """The service may still be busy with a request of theirs: what it makes shows a little later."""
    waiting = services.settings.waiting
    patience = Patience(max(waiting.settle, waiting.first_step), waiting.first_step, waiting.longest_step)

    def arrived() -> int:
        tables = services.tables
        return sum(bool(tables.events_with_identifier(each.system, each.value)) for each in left.unanswered)

    until(arrived, lambda count: count == len(left.unanswered), patience)
