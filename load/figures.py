"""What Locust's statistics are told: each exchange by its operation, and each check by its name.

Statistics group what is alike, so nothing that tells one record from another is in a name or in the reason of
a failure; the first failure of each kind is told in full in the log. No secret gets into either.
"""

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from support.evidence.records import Exchange
from support.evidence.redaction import redact
from support.matching import MismatchError

LOG = logging.getLogger("imms.load")
CHECK = "CHECK"
"""What stands in the place of a method for what is no request."""
LONGEST_REASON = 300
"""Characters; a reason is one line of a table."""

_RECORD = re.compile(r"(/Immunization/)(?!_search\b)[^\s/?:]+")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Fire(Protocol):
    """Locust's `events.request.fire`."""

    def __call__(  # noqa: D102
        self,
        *,
        request_type: str,
        name: str,
        response_time: float,
        response_length: int,
        exception: Exception | None,
        context: dict[str, str],
    ) -> None: ...


class Failure(Exception):
    """Why a request or a check counts as failed."""

    def __repr__(self) -> str:
        """The reason alone, for this is what Locust shows and groups by."""
        return str(self)


@dataclass
class Totals:
    """What became of the records of a process, or of a run."""

    recorded: int = 0
    verified: int = 0
    """Of those recorded, that both tables held exactly what they should."""
    failures: int = 0
    """Requests and checks."""

    def add(self, other: "Totals") -> None:
        """Count in what another process did."""
        self.recorded += other.recorded
        self.verified += other.verified
        self.failures += other.failures


class Figures:
    """Tells Locust of exchanges and checks, and keeps the totals."""

    def __init__(self, fire: Fire) -> None:
        self.totals = Totals()
        self._fire = fire
        self._told: set[tuple[str, str]] = set()

    def exchange(self, exchange: Exchange) -> None:
        """Take note of an exchange; 400 or more is a failed request; no answer is told by `request`."""
        if exchange.status is None:
            return
        name = exchange.purpose or operation(exchange.url)
        failure = Failure(_status(exchange.status)) if exchange.status >= 400 else None
        self._note(exchange.method, name, exchange.seconds, failure, len(exchange.response_body))

    def request(self, method: str, name: str, send: Callable[[], object]) -> bool:
        """Send something; when no answer comes, that is a failed request. Gives whether one came.

        What was answered is known by `exchange`.
        """
        began = time.perf_counter()
        try:
            send()
        except Exception as error:
            self._fail(method, name, began, error)
            return False
        return True

    def check(self, name: str, require: Callable[[], object], since: float | None = None) -> bool:
        """Check something, which failed if anything is raised. Gives whether it holds.

        Its response time is what it took, or runs from `since`, a reading of `time.perf_counter`.
        """
        began = time.perf_counter() if since is None else since
        try:
            require()
        except Exception as error:
            self._fail(CHECK, name, began, error)
            return False
        self._note(CHECK, name, time.perf_counter() - began, None)
        return True

    def failed(self, check: str, error: Exception) -> None:
        """Take note of a check that failed in a way of its own."""
        self._fail(CHECK, check, time.perf_counter(), error)

    def _fail(self, method: str, name: str, began: float, error: Exception) -> None:
        reason = reason_of(error)
        if (name, reason) not in self._told:
            self._told.add((name, reason))
            LOG.error("%s: the first of its kind:\n%s", name, redact(str(error)))
        self._note(method, name, time.perf_counter() - began, Failure(reason))

    def _note(self, method: str, name: str, seconds: float, failure: Failure | None, length: int = 0) -> None:
        self.totals.failures += failure is not None
        self._fire(
            request_type=method,
            name=name,
            response_time=seconds * 1000,
            response_length=length,
            exception=failure,
            context={},
        )


def operation(url: str) -> str:
    """`/Immunization/{id}` of the URL of any record, `/Immunization` of that to which records are sent."""
    path = urlsplit(url).path
    return _without_ids(path.rpartition("/FHIR/R4")[2] or path)


def reason_of(error: Exception) -> str:
    """What all failures of a kind have in common, in one line without ids, numbers that vary and secrets."""
    if isinstance(error, MismatchError):
        reason = "; ".join(f"{each.where}: {_NUMBER.sub('…', each.why)}" for each in error.mismatches)
    else:
        reason = f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"
    return redact(_without_ids(reason))[:LONGEST_REASON]


def _without_ids(text: str) -> str:
    return _UUID.sub("{id}", _RECORD.sub(r"\g<1>{id}", text))


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
