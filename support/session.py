"""What one scenario knows, and what all scenarios of a process share."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from support.api import Api, Request, Response
from support.cleanup.ledger import Ledger
from support.cleanup.teardown import Teardown
from support.expected import Change, History, Operation
from support.notation import Sources
from support.settings import Settings
from support.tables import Tables
from support.vaccinations import VaccinationFactory

Body = dict[str, Any]


class NothingYet(Exception):
    """A step speaks of something that the scenario has not made: the scenario is wrong, not the service."""


@dataclass(frozen=True)
class Services:
    """What all scenarios of a process share."""

    settings: Settings
    api: Api
    tables: Tables
    ledger: Ledger


@dataclass
class Record:
    """A record that the service made, with all that was done to it since."""

    id: str
    changes: list[Change]

    @property
    def history(self) -> History:
        """The changes as the oracle wants them."""
        return History(self.id, tuple(self.changes))


@dataclass
class Session:
    """What one scenario knows: fresh for each, and read through properties that say what is missing."""

    services: Services
    teardown: Teardown
    vaccinations: VaccinationFactory
    random: Random
    supplier: str
    records: list[Record] = field(default_factory=list)
    _vaccination: Body | None = None
    _response: Response | None = None
    _window: tuple[datetime, datetime] | None = None

    @property
    def vaccination(self) -> Body:
        """The vaccination that the scenario prepared."""
        if self._vaccination is None:
            raise NothingYet(
                "no vaccination has been prepared: begin with 'Given a complete COVID vaccination'"
            )
        return self._vaccination

    @vaccination.setter
    def vaccination(self, body: Body) -> None:
        self._vaccination = body

    @property
    def response(self) -> Response:
        """The answer to the last request."""
        if self._response is None:
            raise NothingYet("no request has been sent yet: a check needs an action before it")
        return self._response

    @property
    def record(self) -> Record:
        """The record that the scenario is about: the last one made."""
        if not self.records:
            raise NothingYet(
                "no vaccination has been recorded yet, or the service did not say under which id"
            )
        return self.records[-1]

    @property
    def sources(self) -> Sources:
        """What the notation for values may draw on."""
        notes = {"record id": self.records[-1].id} if self.records else {}
        return Sources(clock=lambda: datetime.now(UTC), random=self.random, notes=notes)

    def send(self, request: Request) -> Response:
        """Send a request and keep its answer, with the time in which the service acted."""
        since = datetime.now(UTC)
        self._response = self.services.api.send(request)
        self._window = (since, datetime.now(UTC))
        return self._response

    def change(self, operation: Operation, body: Body | None) -> Change:
        """Describe the change that the last request made."""
        if self._window is None:
            raise NothingYet("no request has been sent yet")
        tolerance = timedelta(seconds=self.services.settings.clock_tolerance)
        since, until = self._window
        return Change(operation, self.supplier, body, since - tolerance, until + tolerance)


def start(services: Services, run_mark: str, scenario: str) -> Session:
    """Begin a scenario.

    Args:
        services: shared by all scenarios.
        run_mark: begins the business identifier of each record of this run.
        scenario: what tells it from all others; with the seed of the run it decides all generated values,
            so that a scenario gets the same ones whichever others run before it.
    """
    settings = services.settings
    seed = f"{settings.seed} {scenario}"
    return Session(
        services=services,
        teardown=Teardown(
            services.ledger, services.api, services.tables, settings.default_supplier, settings.keep_data
        ),
        vaccinations=VaccinationFactory(seed, run_mark),
        random=Random(seed),
        supplier=settings.default_supplier,
    )
