"""Cleaning up after workers that could not do it themselves."""

from collections.abc import Iterable
from pathlib import Path

from support.cleanup.ledger import read
from support.cleanup.leftovers import leftovers
from support.cleanup.runs import ledger_of_worker
from support.cleanup.teardown import Teardown
from support.running.services import Running
from support.session import Services
from support.waiting import Patience


def clean_up_after(running: Running, workers: Iterable[int]) -> None:
    """Delete what workers, by their numbers, made and left.

    Raises:
        LeftBehind: something could not be deleted; all the rest has been tried.
    """
    services = running.services
    ledgers = [ledger_of_worker(worker, services.run_mark, running.ledgers) for worker in workers]
    clean_up(services, ledgers)


def clean_up(services: Services, ledgers: Iterable[Path]) -> None:
    """Delete what ledgers, of which some may not have been begun, name as still there; errors as above."""
    left = leftovers(entry for ledger in ledgers if ledger.exists() for entry in read(ledger))
    waiting = services.settings.waiting
    patience = Patience(max(waiting.settle, waiting.first_step), waiting.first_step, waiting.longest_step)
    services.sweeper.wait_for(left.unanswered, patience)
    teardown = Teardown(services.ledger, services.sweeper, services.settings.keep_data)
    teardown.take_over(left)
    teardown.run()
