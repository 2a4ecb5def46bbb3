"""Cleaning up after workers that could not do it themselves."""

from collections.abc import Iterable
from pathlib import Path

from support.cleanup.ledger import read
from support.cleanup.leftovers import leftovers
from support.cleanup.runs import ledger_of_worker
from support.cleanup.teardown import Teardown, settling
from support.running.services import Running
from support.session import Services


def clean_up_after(running: Running, workers: Iterable[int]) -> None:
    """Delete what workers, by their numbers, made and left.

    Raises:
        LeftBehind: something could not be deleted; all the rest has been tried.
    """
    services = running.services
    numbers = list(workers)
    ledgers = [ledger_of_worker(number, services.run_mark, running.ledgers) for number in numbers]
    who = "worker" if len(numbers) == 1 else "workers"
    clean_up(services, ledgers, f"{who} {', '.join(map(str, numbers))}")


def clean_up(services: Services, ledgers: Iterable[Path], who: str) -> None:
    """Delete what ledgers, of which some may not have been begun, name as still there; errors as above.

    Args:
        services: delete it.
        ledgers: what is to be read.
        who: made it, in the words of a message.
    """
    left = leftovers(entry for ledger in ledgers if ledger.exists() for entry in read(ledger))
    teardown = Teardown(services.ledger, services.sweeper, services.settings.keep_data, who)
    teardown.take_over(left, settling(services.settings.waiting))
    teardown.run()
