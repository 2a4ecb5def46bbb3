"""What the users of one process share, and the clean-up after them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count

from load import journey
from load.figures import Figures
from support import session
from support.api import Api
from support.auth import tokens_for
from support.auth.witness import witnessed_session
from support.calls import Tally
from support.cleanup.runs import ledger_of_worker
from support.evidence.records import Lookup
from support.evidence.redaction import remember_secret
from support.running.aftermath import clean_up
from support.running.doors import api_of, ledger_in, tables_of
from support.running.sharing import Access, Ask, HowToConnect, NextTurn, settings_for
from support.session import Services

CLEAN_UP = "all records deleted"


@dataclass
class Crew:
    """The users of one process; each process has tokens and a ledger of its own."""

    number: int
    """Of the process among those of the run."""
    services: Services
    open_door: Callable[[], Api]
    figures: Figures
    _journeys: "count[int]" = field(default_factory=count)

    def new_user(self) -> Services:
        """Give a user a door of its own: a supplier has connections of its own, and so have their numbers."""
        return replace(self.services, api=self.open_door())

    def journey(self, services: Services, verify_every: int) -> bool:
        """Let a user make the journey once; the first of all and every so many are verified."""
        number = next(self._journeys)
        one = session.start(services, f"process {self.number}, journey {number}")
        return journey.run(one, self.figures, verify=number % verify_every == 0)

    def clean_up(self) -> None:
        """Delete what users that were broken off have left; what is still there is a failure."""
        try:
            clean_up(self.services, [self.services.ledger.path], f"process {self.number}")
        except Exception as problem:
            self.figures.failed(CLEAN_UP, problem)


def equip(number: int, ask: Ask, choices: Mapping[str, str], figures: Figures) -> Crew:
    """Give the users of a process all that they need.

    Args:
        number: of the process among those of the run.
        ask: puts a question to the process that the run was started in, which may be this one. It books every
            request, whatever this process knows of a quota.
        choices: what was given with `-D`.
        figures: are told of every exchange.

    Raises:
        SettingsError: the settings make no sense, or mean another environment than the run's.
    """
    access: Access = ask(HowToConnect())
    settings = settings_for(choices, access)
    tally = Tally()
    tokens = tokens_for(settings, remember_secret, partial(witnessed_session, figures.exchange, tally))
    open_door = partial(api_of, settings, tokens, lambda: float(ask(NextTurn())), tally, figures.exchange)
    tables = tables_of(settings, tally, _nobody)
    tables.check(settings.tables.events)  # opens the door before anybody is held up by that
    ledger = ledger_in(ledger_of_worker(number, access.run_mark, access.ledgers), settings)
    services = Services(settings, open_door(), tables, ledger, access.run_mark, tally)
    return Crew(number, services, open_door, figures)


def _nobody(_lookup: Lookup) -> None:
    """Look-ups are part of a check, which is told of as a whole."""
