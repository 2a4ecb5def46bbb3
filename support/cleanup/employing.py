"""Employing a janitor, as the settings say: before a run begins, and by `python -m support.cleanup`."""

from support.api import Api
from support.cleanup.janitor import Janitor, Orders
from support.cleanup.sweeping import Sweeper
from support.settings import Settings
from support.settings.groups import Http
from support.tables import Tables
from support.waiting import UNTOLD_PAUSES, Turns


def janitor(api: Api, tables: Tables, settings: Settings, given: Orders) -> Janitor:
    """Employ a janitor, who deletes as the default supplier."""
    return Janitor(Sweeper(api, tables, settings.default_supplier), given)


def orders(settings: Settings, host: str | None) -> Orders:
    """What a janitor may touch, by the settings: runs of one machine, or of any."""
    return Orders(
        settings.environment,
        settings.tables.events,
        host,
        request_limit=settings.http.timeout,
        longest_delay=longest_delay(settings.http),
    )


def longest_delay(http: Http) -> float:
    """Seconds that may pass between the line in a ledger and the last attempt at what it says.

    The line is written before `Api.send`, where each attempt may wait for its turn of the quota, and each but
    the last of a series is answered and followed by a pause: that for the quota is the longest. After a 401
    the series begins again, with a new token.
    """
    turn = Turns.MINUTE if http.rate_limit else 0.0
    pause = max(Turns.MINUTE, *UNTOLD_PAUSES)
    series = turn + http.retries * (http.timeout + pause + turn)
    return series + http.timeout + series
