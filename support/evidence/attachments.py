"""The one door to Allure: what a step did and saw, attached to it and told in one line of the log.

Nothing here fails for want of a running scenario: what is attached before, between or after scenarios
belongs to the run, and without Allure (in a plain Python process) only the log is written.
"""

import csv
import io
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import allure
import simplejson

from support.evidence import http_exchange
from support.evidence.records import Exchange, Lookup
from support.evidence.redaction import redact, redact_tree
from support.matching import Mismatch, shown

HTTP_LOG = logging.getLogger("imms.http")
TABLES_LOG = logging.getLogger("imms.tables")

_UNSEEN: ContextVar[bool] = ContextVar("unseen", default=False)


@contextmanager
def unseen() -> Iterator[None]:
    """Neither attach nor log what is done meanwhile: there is so much of it that it would hide the rest."""
    before = _UNSEEN.set(True)
    try:
        yield
    finally:
        _UNSEEN.reset(before)


def attach_exchange(exchange: Exchange) -> None:
    """Attach an HTTP exchange and log it: `POST /Immunization 201 in 38 ms`."""
    if _UNSEEN.get():  # to mask and write it all for nobody would take most of the time
        return
    title = redact(http_exchange.title(exchange))
    _log(HTTP_LOG, "%s in %.0f ms", title, exchange.seconds * 1000)
    _attach(
        simplejson.dumps(http_exchange.payload(exchange), ensure_ascii=False),
        name=title,
        attachment_type=http_exchange.CONTENT_TYPE,
        extension=http_exchange.EXTENSION,
    )


def attach_lookup(lookup: Lookup) -> None:
    """Attach what was found in a table, and log it: `delta: 1 of 1 rows after 3 looks, 0.6 s`."""
    if _UNSEEN.get():
        return
    title = f"{_short_name(lookup.table)}: {_rows(lookup)}"
    _log(TABLES_LOG, "%s after %s, %.1f s", title, _count(lookup.looks, "look"), lookup.seconds)
    attach_json(
        title,
        {
            "table": lookup.table,
            "query": lookup.query,
            "found": len(lookup.items),
            "expected": "any number" if lookup.expected_count is None else lookup.expected_count,
            "looks": lookup.looks,
            "seconds": round(lookup.seconds, 3),
            "items": [dict(item) for item in lookup.items],
        },
    )


def attach_mismatches(mismatches: Iterable[Mismatch]) -> None:
    """Attach expected and actual side by side, as a table."""
    rows = [[m.where, shown(m.expected), shown(m.actual), m.why] for m in mismatches]
    attach_table("expected and actual", ["where", "expected", "actual", "why"], rows)


def attach_table(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Attach a table."""
    with io.StringIO(newline="") as text:
        table = csv.writer(text)
        table.writerow(headings)
        table.writerows(rows)
        _attach(text.getvalue(), name=name, attachment_type=allure.attachment_type.CSV)


def attach_text(name: str, text: str) -> None:
    """Attach plain text."""
    _attach(text, name=name, attachment_type=allure.attachment_type.TEXT)


def attach_json(name: str, value: Any) -> None:
    """Attach a value as indented JSON; decimals digit for digit, what JSON does not know as its `str()`."""
    text = simplejson.dumps(redact_tree(value), indent=2, ensure_ascii=False, use_decimal=True, default=str)
    _attach(text, name=name, attachment_type=allure.attachment_type.JSON)


def describe_scenario(facts: Mapping[str, str]) -> None:
    """Show facts about the running scenario at its head, such as the supplier, the vaccine, the record's id.

    They are not part of the scenario's identity: its history goes on whatever they are.
    """
    for name, value in facts.items():
        allure.dynamic.parameter(name, redact(value), excluded=True)


def _attach(text: str, **how: Any) -> None:
    if not _UNSEEN.get():
        allure.attach(text, **how)


def _log(log: logging.Logger, line: str, *arguments: object) -> None:
    if not _UNSEEN.get():
        log.info(line, *arguments)


def _short_name(table: str) -> str:
    """`imms-internal-dev-delta` -> `delta`, `imms-internal-dev-imms-events` -> `events`."""
    return table.rpartition("-")[2]


def _rows(lookup: Lookup) -> str:
    found = len(lookup.items)
    if lookup.expected_count is None:
        return _count(found, "row")
    return f"{found} of {lookup.expected_count} rows"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
