"""The operations over HTTP: which route leads to which of them, and how their answers are written."""

import base64
import json
import logging
import time
from typing import Any

from werkzeug.wrappers import Request, Response

from support.sandbox.gateway import unknown_route
from support.sandbox.outcomes import Refused, outcome, unexpected
from support.sandbox.records import Records
from support.sandbox.search import from_form, from_query, search
from support.sandbox.service import Answer, Immunizations
from support.sandbox.suppliers import Supplier

FHIR_JSON = "application/fhir+json"
log = logging.getLogger("imms.sandbox")


class Backend:
    """The service as the gateway sees it."""

    def __init__(self, records: Records, immunizations: Immunizations, base_url: str, latency: float) -> None:
        """Serve the operations; the latency, in seconds, is added to each answer."""
        self._records = records
        self._immunizations = immunizations
        self._base_url = base_url
        self._latency = latency

    def answer(self, request: Request, supplier: Supplier) -> Response:
        """Answer a request that the gateway let through (API-PATH-02)."""
        time.sleep(self._latency)
        try:
            answer = self._operation(request, supplier)
        except Refused as refusal:
            answer = _refusal(refusal)
        except Exception:
            log.exception("%s %s", request.method, request.path)
            answer = _refusal(unexpected())
        return _write(answer) if answer else unknown_route(request.method)

    def status(self) -> Response:
        """Answer the health check (STAT-03)."""
        return Response("OK", content_type="text/plain")

    def _operation(self, request: Request, supplier: Supplier) -> Answer | None:
        operations = self._immunizations
        match request.method, request.path.split("/")[1:]:
            case "POST", ["Immunization"]:
                return operations.create(supplier, _body(request))
            case "GET", ["Immunization"]:
                return self._search(supplier, from_query(request.query_string.decode("latin-1")))
            case "POST", ["Immunization", "_search"]:
                return self._search(supplier, from_form(_form(request)))
            case "GET", ["Immunization", record_id]:
                return operations.read(supplier, record_id)
            case "PUT", ["Immunization", record_id]:
                return operations.update(supplier, record_id, request.headers.get("E-Tag"), _body(request))
            case "DELETE", ["Immunization", record_id]:
                return operations.delete(supplier, record_id)
        return None

    def _search(self, supplier: Supplier, parameters: list[tuple[str, str]]) -> Answer:
        return Answer(200, body=search(parameters, supplier.permissions, self._records, self._base_url))


def _body(request: Request) -> bytes | None:
    """Take the body; a request that announces none has None, not an empty one (VAL-005, VAL-006)."""
    announced = "Content-Length" in request.headers or "Transfer-Encoding" in request.headers
    return request.get_data() if announced else None


def _form(request: Request) -> bytes:
    """Take the body of a search, which the service decodes from base64 whatever it is (API-COM-03).

    What is in front of the service encodes a body unless its type says that it is text.
    """
    return base64.b64decode(request.get_data()) if _is_text(request.mimetype) else request.get_data()


def _is_text(mimetype: str) -> bool:
    return mimetype.startswith("text/") or mimetype.endswith(("/json", "+json", "/xml", "+xml"))


def _refusal(refusal: Refused) -> Answer:
    return Answer(refusal.status, body=outcome("error", refusal.code, refusal.diagnostics))


def _write(answer: Answer) -> Response:
    """Write an answer; one without a body has no content type (API-COM-07, API-COM-08)."""
    body: dict[str, Any] | None = answer.body
    if body is None:
        response = Response(status=answer.status)
        del response.headers["Content-Type"]
    else:
        response = Response(json.dumps(body), answer.status, content_type=FHIR_JSON)
    response.headers.extend(answer.headers)
    return response
