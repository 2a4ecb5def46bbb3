"""Checks of what a search found.

The service searches indexes that follow a change a little later, so a Bundle that is not right yet is asked
for again for a short while.
"""

from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl

from support import expected
from support.api import RECORDS_PATH, SEARCH_PATH, Request, Response
from support.checks.requiring import fail
from support.checks.responses import seen
from support.expected import History, Search, Warnings
from support.matching import ABSENT, Mismatch, compare
from support.phrases import Which
from support.session import NothingYet, Session
from support.waiting import Patience, until

Objections = Callable[[Response], list[Mismatch]]


def finds(session: Session, records: Sequence[Which], warnings: Warnings) -> None:
    """Require the whole Bundle: exactly these records and warnings, in order (API-BND-01 to 10)."""
    search, histories = _search(session.last.request), _histories(session, records)
    url = session.services.settings.links_base_url
    _require_soon(
        session,
        lambda response: compare(
            expected.found(url, search, histories, warnings), seen(response), "response"
        ),
    )


def finds_among_others(session: Session, records: Sequence[Which]) -> None:
    """Require a Bundle that holds these records whole; there may be others of the same patient."""
    search, histories = _search(session.last.request), _histories(session, records)
    url = session.services.settings.links_base_url
    _require_soon(
        session,
        lambda response: compare(
            expected.found_among_others(url, search, histories), seen(response), "response"
        ),
    )


def does_not_find(session: Session, which: Which) -> None:
    """Require a Bundle without a record; there may be others of the same patient."""
    _search(session.last.request)
    record_id = session.meant(which.name).id
    _require_soon(session, lambda response: _without(record_id, response))


def _require_soon(session: Session, objections: Objections) -> None:
    """Ask again while a Bundle is not right, as long as the events table may take to settle."""
    found = objections(session.response)
    if found and session.response.status == 200:
        waiting, request = session.services.settings.waiting, session.last.request
        found = until(
            lambda: objections(session.send(request)),
            lambda mismatches: not mismatches,
            Patience(waiting.events_timeout, waiting.first_step, waiting.longest_step),
        ).value
    if found:
        fail(session, found)


def _without(record_id: str, response: Response) -> list[Mismatch]:
    match response.body:
        case {"resourceType": "Bundle", "entry": list(entries)} if response.status == 200:
            found = [entry for entry in entries if entry.get("resource", {}).get("id") == record_id]
            return [Mismatch("response.body.entry", ABSENT, entry, "found all the same") for entry in found]
    return [
        Mismatch("response", "200 and a Bundle", f"{response.status} {response.text}", "no search result")
    ]


def _search(request: Request) -> Search:
    """What the last request asked for.

    Raises:
        NothingYet: it was no search.
    """
    match request.method, request.target.partition("?"):
        case "GET", (path, "?", query) if path == RECORDS_PATH:
            return Search(parse_qsl(query, keep_blank_values=True))
        case "POST", (path, _, _) if path == SEARCH_PATH:
            return Search(parse_qsl(request.body or "", keep_blank_values=True))
    raise NothingYet(f"the last request, {request.method} {request.target}, was no search")


def _histories(session: Session, records: Sequence[Which]) -> list[History]:
    return [session.meant(which.name).history for which in records]
