"""What one scenario knows, and what all scenarios of a process share."""

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from support.api import Api, Request, Response
from support.calls import Calls, Tally
from support.cleanup.ledger import Ledger
from support.cleanup.sweeping import Sweeper
from support.cleanup.teardown import Teardown
from support.evidence.redaction import remember_secret
from support.expected import Change, History, Operation, vaccine_type_of
from support.matching import ABSENT
from support.notation import Sources
from support.settings import Settings
from support.suggestions import did_you_mean
from support.tables import Tables
from support.vaccinations import VaccinationFactory, read_field
from support.waiting import Clock

if TYPE_CHECKING:  # it needs Hypothesis, which most runs do not, and which takes its time
    from support.vaccinations.arbitrary import Draw, Given

Body = dict[str, Any]

NOTED_FIELDS = ("identifier value", "identifier system", "patient NHS number")
"""What is noted of each vaccination without being asked for."""


class NothingYet(Exception):
    """A step speaks of something that the scenario has not made: the scenario is wrong, not the service."""


class ClockJumped(Exception):
    """The clock of this machine was put forward or back: what happened when can no longer be told."""


class NotRecorded(AssertionError):
    """A step speaks of a record that the service should have made, and did not."""


@dataclass(frozen=True)
class Services:
    """What all scenarios of a process share."""

    settings: Settings
    api: Api
    tables: Tables
    ledger: Ledger
    run_mark: str
    """What the business identifier of each record of this run begins with."""
    tally: Tally
    """Counts what the doors do."""

    @property
    def sweeper(self) -> Sweeper:
        """Who deletes what scenarios made."""
        return Sweeper(self.api, self.tables, self.settings.default_supplier)


@dataclass
class Record:
    """A record that the service made, with all that was done to it since."""

    id: str
    changes: list[Change]
    changed_at: float = field(default_factory=time.monotonic)
    """When the last change was answered, by `time.monotonic`."""

    def add(self, change: Change) -> None:
        """Note a change that has just been answered."""
        self.changes.append(change)
        self.changed_at = time.monotonic()

    @property
    def history(self) -> History:
        """The changes as the oracle wants them."""
        return History(self.id, tuple(self.changes))

    @property
    def content(self) -> Body:
        """The vaccination that was sent last, without the id of its record."""
        return {name: value for name, value in self.history.last_body.items() if name != "id"}


@dataclass(frozen=True)
class Sent:
    """A request, its answer, and the time in which the service acted."""

    request: Request
    response: Response
    since: datetime
    until: datetime


@dataclass
class Watch:
    """How far the delta table is known to have come; all vaccinations of a scenario share it."""

    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    """Nothing that the scenario asked for came before then; it is the now and the today of its values."""
    overtaken: datetime | None = None
    """Whatever was asked for before then, and is not there, will not come."""


@dataclass(frozen=True)
class Member:
    """One of many vaccinations that a scenario speaks of at once."""

    given: "Given"
    session: "Session"
    """What is known of this one."""
    story: list[str] = field(default_factory=list)
    """The steps that it went through, as Gherkin."""


@dataclass(frozen=True)
class Crowd:
    """Many vaccinations that a scenario speaks of at once, and how they were drawn."""

    draw: "Draw"
    members: list[Member]


@dataclass
class Session:
    """What one scenario knows: fresh for each, and read through properties that say what is missing."""

    services: Services
    teardown: Teardown
    vaccinations: VaccinationFactory
    random: Random
    supplier: str
    """Who acts where a step names nobody."""
    records: list[Record] = field(default_factory=list)
    names: dict[str, Record] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)
    next_headers: dict[str, str | None] = field(default_factory=dict)
    """For the next request only; None leaves one out."""
    sent: list[Sent] = field(default_factory=list)
    expired_token: str | None = field(default=None, repr=False)
    calls_before: Calls = field(default_factory=Calls)
    """All calls of this process before the scenario."""
    final: frozenset[int] = frozenset()
    """Statuses that the scenario is about, though they are not the service's own."""
    clock: Clock = field(default_factory=Clock)
    watch: Watch = field(default_factory=Watch)
    _crowd: Crowd | None = None
    _vaccination: Body | None = None
    _record: Record | None = None

    @property
    def vaccination(self) -> Body:
        """The vaccination that the scenario prepared, or that its record holds."""
        if self._vaccination is None:
            raise NothingYet(
                "no vaccination has been prepared: begin with 'Given a complete COVID vaccination'"
            )
        return self._vaccination

    @vaccination.setter
    def vaccination(self, body: Body) -> None:
        self._vaccination = body

    @property
    def crowd(self) -> Crowd:
        """The many vaccinations that the scenario speaks of."""
        if self._crowd is None:
            raise NothingYet("there are not many vaccinations yet: begin with 'Given arbitrary vaccinations'")
        return self._crowd

    @crowd.setter
    def crowd(self, crowd: Crowd) -> None:
        self._crowd = crowd

    def another(self, teardown: Teardown) -> "Session":
        """Begin anew within the same scenario, for another vaccination that somebody else deletes."""
        return Session(
            self.services, teardown, self.vaccinations, self.random, self.supplier, watch=self.watch
        )

    @property
    def last(self) -> Sent:
        """The last request and its answer."""
        if not self.sent:
            raise NothingYet("no request has been sent yet: a check needs an action before it")
        return self.sent[-1]

    @property
    def response(self) -> Response:
        """The answer to the last request."""
        return self.last.response

    @property
    def record(self) -> Record:
        """The record that the scenario is about: the last one made, or the one it went back to."""
        if self._record is not None:
            return self._record
        if not self.sent:
            raise NothingYet("no vaccination has been recorded yet")
        answer = self.response
        why = f": {answer.said}" if answer.said else ""
        raise NotRecorded(f"there is no record: the service answered {answer.status} to {answer.origin}{why}")

    @record.setter
    def record(self, record: Record) -> None:
        """Go on with a record and what it holds."""
        self._record = record
        self._vaccination = record.content

    def go_to(self, record: Record) -> None:
        """Go on with a record; what was prepared for the present one is kept."""
        if record is not self._record:
            self.record = record

    def meant(self, name: str | None) -> Record:
        """Find a record by the name that the scenario gave it; None means the present one."""
        if name is None:
            return self.record
        if name not in self.names:
            raise NothingYet(f'no record was recorded as "{name}". {did_you_mean(name, self.names)}')
        return self.names[name]

    @property
    def facts(self) -> dict[str, str]:
        """What a report shows at the head of the scenario; what is not known is left out."""
        origin = self.sent[-1].response.origin if self.sent else ""
        request, _, request_id = origin.partition(", X-Request-ID ")
        facts = {
            "supplier": self.supplier,
            "vaccine": ", ".join(dict.fromkeys(self._vaccine_types())),
            "records": ", ".join(record.id for record in self.records),
            "last request": request,
            "X-Request-ID": request_id,
            "calls": str(self.calls),
            "environment": self.services.settings.target,
            "seed": str(self.services.settings.seed),
        }
        return {name: value for name, value in facts.items() if value}

    @property
    def calls(self) -> Calls:
        """What the scenario has called so far."""
        return replace(self.services.tally.so_far - self.calls_before, tokens=0)

    @property
    def sources(self) -> Sources:
        """What the notation for values may draw on; now is when the scenario began, in each of its steps."""
        return Sources(clock=lambda: self.watch.began, random=self.random, notes=self._all_notes())

    def send(self, request: Request) -> Response:
        """Send a request and keep its answer."""
        since = datetime.now(UTC)
        response = self.services.api.send(replace(request, final=self.final))
        self.sent.append(Sent(request, response, since, datetime.now(UTC)))
        return response

    def change(self, operation: Operation, body: Body | None) -> Change:
        """Describe the change that the last request made.

        Raises:
            ClockJumped: it cannot be said when.
        """
        sent = self.last
        tolerance = timedelta(seconds=self.services.settings.clock_tolerance)
        if abs(jump := self.clock.jump()) > tolerance:
            raise ClockJumped(
                f"the clock of this machine was put by {jump.total_seconds():+.0f} s during the scenario, "
                f"more than clock_tolerance ({tolerance.total_seconds():g} s): times cannot be compared"
            )
        supplier = sent.request.supplier or self.supplier
        return Change(operation, supplier, body, sent.since - tolerance, sent.until + tolerance)

    def _vaccine_types(self) -> Iterator[str]:
        """The types of what was prepared or recorded; what is wrong on purpose may be of none."""
        for body in (self._vaccination, *(record.content for record in self.records)):
            with suppress(LookupError, TypeError, AttributeError):
                yield vaccine_type_of(body or {})

    def _all_notes(self) -> Mapping[str, Any]:
        notes: dict[str, Any] = {}
        if self._vaccination is not None:
            notes |= _notes_of(self._vaccination)
        if self._record is not None:
            notes |= _notes_of_record(self._record)
        for name, record in self.names.items():
            noted = _notes_of(record.content) | _notes_of_record(record)
            notes |= {f"{name} {what}": value for what, value in noted.items()}
        return notes | {"run mark": self.services.run_mark} | self._secret_notes() | self.notes

    def _secret_notes(self) -> dict[str, str]:
        key = self.services.settings.status_api_key
        if key is None or key.value is None:
            return {}
        remember_secret(key.reveal())
        return {"status key": key.reveal()}


def start(services: Services, scenario: str) -> Session:
    """Begin a scenario.

    Args:
        services: shared by all scenarios.
        scenario: what tells it from all others; with the seed of the run it decides all generated values,
            so that a scenario gets the same ones whichever others run before it.
    """
    settings = services.settings
    seed = f"{settings.seed} {scenario}"
    return Session(
        services=services,
        teardown=Teardown(services.ledger, services.sweeper, settings.keep_data),
        vaccinations=VaccinationFactory(seed, services.run_mark),
        random=Random(seed),
        supplier=settings.default_supplier,
        calls_before=services.tally.so_far,
    )


def _notes_of(body: Body) -> dict[str, Any]:
    noted = {name: read_field(body, name) for name in NOTED_FIELDS}
    return {name: value for name, value in noted.items() if value is not ABSENT}


def _notes_of_record(record: Record) -> dict[str, Any]:
    return {"record id": record.id, "version": record.history.version}
