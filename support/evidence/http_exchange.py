"""An HTTP exchange in the form that Allure shows as a request and its response, side by side."""

import time
from collections.abc import Iterable, Mapping
from http.client import responses
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from support.evidence.records import Exchange
from support.evidence.redaction import names_a_secret, redact

CONTENT_TYPE = "application/vnd.allure.http+json"
EXTENSION = "httpexchange"
MASKED_BY_ALLURE = "__ALLURE_REDACTED__"
"""The value that the report shows as `*****`."""
NO_ANSWER = "no answer"
LONGEST_BODY = 100_000
"""Characters of a body that are shown; more than that nobody reads."""

_FORM = "application/x-www-form-urlencoded"
_FHIR_ROOT = "/FHIR/R4"
"""What comes before it in a URL names the deployment, which is the same throughout a run."""


def title(exchange: Exchange) -> str:
    """`POST /Immunization 201`, led by the purpose where there is one."""
    url = urlsplit(exchange.url)
    path = url.path.rpartition(_FHIR_ROOT)[2] or url.path
    query = f"?{url.query}" if url.query else ""
    purpose = f"{exchange.purpose}: " if exchange.purpose else ""
    return f"{purpose}{exchange.method} {path}{query} {exchange.status or NO_ANSWER}"


def payload(exchange: Exchange) -> dict[str, Any]:
    """The exchange in schema version 1 of Allure's attachment, secrets masked; times in ms since 1970."""
    stop = time.time() * 1000
    return {
        "schemaVersion": 1,
        "start": round(stop - exchange.seconds * 1000),
        "stop": round(stop),
        "request": {
            "method": exchange.method,
            "url": redact(exchange.url),
            "query": _pairs(parse_qsl(urlsplit(exchange.url).query, keep_blank_values=True)),
            "headers": _pairs(exchange.request_headers.items()),
            **_body(exchange.request_headers, exchange.request_body),
        },
        "response": {
            "status": exchange.status or 0,
            "statusText": responses.get(exchange.status, "") if exchange.status else NO_ANSWER,
            "headers": _pairs(exchange.response_headers.items()),
            **_body(exchange.response_headers, exchange.response_body),
        },
    }


def _pairs(items: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [
        {"name": name, "value": MASKED_BY_ALLURE if names_a_secret(name) else redact(value)}
        for name, value in items
    ]


def _body(headers: Mapping[str, str], text: str | None) -> dict[str, Any]:
    if not text:
        return {}
    content_type = next(
        (value for name, value in headers.items() if name.lower() == "content-type"), "text/plain"
    )
    safe = redact(text)
    body: dict[str, Any] = {
        "contentType": content_type,
        "encoding": "utf8",
        "value": safe[:LONGEST_BODY],
        "size": len(text.encode("utf-8")),
    }
    if len(safe) > LONGEST_BODY:
        body["truncated"] = True
    if content_type.startswith(_FORM):
        body["form"] = _pairs(parse_qsl(text, keep_blank_values=True))
    return {"body": body}
