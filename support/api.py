"""The one door to the API: time-outs, ids, tokens, retries, the quota and the evidence of each exchange."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Protocol
from urllib.parse import quote, urlencode
from uuid import uuid4

import requests
import simplejson
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError

from support.auth.tokens import Token
from support.calls import Tally
from support.evidence.records import Exchange
from support.waiting import Quota, pause_before_retry, pause_for_quota

FHIR_JSON = "application/fhir+json"
FORM = "application/x-www-form-urlencoded"
RECORDS_PATH = "/Immunization"
SEARCH_PATH = f"{RECORDS_PATH}/_search"
UNAUTHORISED = 401
TOO_MANY_REQUESTS = 429
BAD_GATEWAY = 502
NOT_OF_THE_SERVICE = {
    TOO_MANY_REQUESTS: "the quota is used up (GW-04): set http.rate_limit to what the environment allows",
    BAD_GATEWAY: "the proxy does not reach the service (GW-07)",
    503: "the service is not available",
    504: "the service did not answer the proxy in time",
}
"""Answers that somebody between us and the service gives in its place, and what they mean."""
ASKED_AGAIN = (TOO_MANY_REQUESTS, BAD_GATEWAY)
CHUNK = 65536


class Unreachable(Exception):
    """The service gave no answer: the environment is not usable, which says nothing about its behaviour."""


class TokenSource(Protocol):
    """Where a supplier's access token comes from."""

    def fetch(self, supplier: str) -> Token:
        """Get a token that nobody shares."""

    def token_for(self, supplier: str) -> str:
        """Return a token that is still good for a while."""

    def renew(self, supplier: str, refused: str) -> bool:
        """Replace a token that was refused, for all; tells if the request may be sent again."""


@dataclass(frozen=True)
class Request:
    """One request, in the words of the API; the path is relative to the base URL."""

    method: str
    path: str
    supplier: str | None = None
    """Whose token to send; None sends none."""
    body: str | None = None
    headers: Mapping[str, str | None] = field(default_factory=dict)
    """None leaves out a header that would otherwise be sent."""
    query: str = ""
    final: frozenset[int] = frozenset()
    """Statuses that are taken for an answer, whoever gives it and after whatever."""

    @property
    def target(self) -> str:
        """The path with its query."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True)
class Response:
    """What came back; header names in lower case, for they compare without regard to case (API-COM-09)."""

    status: int
    headers: Mapping[str, str]
    text: str
    seconds: float
    origin: str = ""
    """The request that it answers, with the id under which the service's logs have it."""
    token: str = field(default="", repr=False, compare=False)
    """With which it was sent."""

    @property
    def body(self) -> Any:
        """The body as JSON with exact decimals; None when there is none, its text when it is not JSON."""
        if not self.text:
            return None
        try:
            return simplejson.loads(self.text, parse_float=Decimal)
        except ValueError:
            return self.text

    @property
    def said(self) -> str:
        """What an OperationOutcome says, in its first issue; of another body all of it."""
        match self.body:
            case {"issue": [{"diagnostics": str(diagnostics)}, *_]}:
                return diagnostics
        return self.text


class Api:
    """Sends requests to one deployment of the service."""

    def __init__(
        self,
        base_url: str,
        tokens: TokenSource,
        *,
        timeout: float,
        retries: int,
        quota: Quota,
        tally: Tally,
        witness: Callable[[Exchange], None],
    ) -> None:
        """Prepare to send.

        Args:
            base_url: of the FHIR API, such as `https://host/immunisation-fhir-api/FHIR/R4`.
            tokens: gives the token of a supplier.
            timeout: of one attempt, in seconds.
            retries: of an attempt answered 502, which the proxy gives now and then (API-COM-10), or 429.
            quota: shared by all who send to this deployment.
            tally: counts every attempt.
            witness: is told of every attempt.
        """
        self.base_url = base_url.rstrip("/")
        self.tokens = tokens
        self._timeout = timeout
        self._retries = retries
        self._quota = quota
        self._tally = tally
        self._witness = witness
        self._http = requests.Session()

    def send(self, request: Request) -> Response:
        """Send a request and return the answer of the service, whatever its status.

        A 502 and a 429 are asked again a few times, and with a new token the first 401 to that of a supplier;
        each attempt is in the evidence.

        Raises:
            Unreachable: there was no answer, or only from somebody in the service's place.
        """
        answers = self._answers(request)
        if self._may_be_repeated_with_a_new_token(request, answers[-1]):
            answers += self._answers(request)
        _require_judgeable(request, answers)
        return answers[-1]

    def _may_be_repeated_with_a_new_token(self, request: Request, response: Response) -> bool:
        if response.status != UNAUTHORISED or not request.supplier or _brings_its_own_token(request):
            return False
        return self.tokens.renew(request.supplier, response.token)

    def _answers(self, request: Request) -> list[Response]:
        """What was answered, up to the first answer that is not asked for again."""
        answers = [self._attempt(request)]
        while answers[-1].status in ASKED_AGAIN and len(answers) <= self._retries:
            if answers[-1].status in request.final:
                break
            _pause(answers[-1], len(answers))
            answers.append(self._attempt(request))
        return answers

    def _attempt(self, request: Request) -> Response:
        self._quota.take_turn()
        # Only now: the turn may have been a minute away, and a token need not live that long.
        token = self.tokens.token_for(request.supplier) if request.supplier else None
        authorisation = {} if token is None else {"Authorization": f"Bearer {token}"}
        ids = {"X-Request-ID": str(uuid4()), "X-Correlation-ID": str(uuid4())}
        headers: CaseInsensitiveDict[str | None] = CaseInsensitiveDict({**ids, **authorisation})
        headers.update(request.headers)
        self._tally.count("api")
        exchange = self._exchange(request, headers)
        origin = f"{request.method} {request.target}, X-Request-ID {headers['X-Request-ID']}"
        return Response(
            exchange.status or 0,
            {name.lower(): value for name, value in exchange.response_headers.items()},
            exchange.response_body,
            exchange.seconds,
            origin,
            token or "",
        )

    def _exchange(self, request: Request, headers: Mapping[str, str | None]) -> Exchange:
        """Send a request once, and let the witness know what came of it.

        Raises:
            Unreachable: there was no answer.
        """
        url = f"{self.base_url}{request.target}"
        sent = {name: value for name, value in headers.items() if value is not None}
        unanswered = Exchange(request.method, url, sent, request.body)
        started = time.monotonic()
        try:
            answer, text = self._send_once(request, url, headers)
        except (requests.RequestException, HTTPError) as error:
            self._witness(replace(unanswered, seconds=time.monotonic() - started))
            raise Unreachable(f"{request.method} {url}: {_reason(error)}") from None
        exchange = replace(
            unanswered,
            status=answer.status_code,
            response_headers=dict(answer.headers),
            response_body=text,
            seconds=time.monotonic() - started,
        )
        self._witness(exchange)
        return exchange

    def _send_once(
        self, request: Request, url: str, headers: Mapping[str, str | None]
    ) -> tuple[requests.Response, str]:
        """Send a request, and read the answer to its end."""
        deadline = time.monotonic() + self._timeout
        with self._http.request(
            request.method,
            url,
            headers=headers,
            data=None if request.body is None else request.body.encode("utf-8"),
            timeout=self._timeout,
            allow_redirects=False,
            stream=True,
        ) as answer:
            body = b"".join(_read_until(deadline, answer))
        return answer, body.decode(answer.encoding or "utf-8", errors="replace")


def create(supplier: str, body: Mapping[str, Any]) -> Request:
    """`POST /Immunization`."""
    return Request("POST", RECORDS_PATH, supplier, write_json(body), {"Content-Type": FHIR_JSON})


def read(supplier: str, record_id: str) -> Request:
    """`GET /Immunization/{id}`."""
    return Request("GET", _path_of(record_id), supplier)


def update(supplier: str, record_id: str, version: str | None, body: Mapping[str, Any]) -> Request:
    """`PUT /Immunization/{id}` with the version that it was made from; None sends no version."""
    headers = {"Content-Type": FHIR_JSON, "E-Tag": version}
    return Request("PUT", _path_of(record_id), supplier, write_json(body), headers)


def delete(supplier: str, record_id: str) -> Request:
    """`DELETE /Immunization/{id}`."""
    return Request("DELETE", _path_of(record_id), supplier)


def search(supplier: str, parameters: Sequence[tuple[str, str]], *, by_post: bool = False) -> Request:
    """`GET /Immunization?…`, or `POST /Immunization/_search` with the parameters as a form."""
    encoded = urlencode(parameters)
    if by_post:
        return Request("POST", SEARCH_PATH, supplier, encoded, {"Content-Type": FORM})
    return Request("GET", RECORDS_PATH, supplier, query=encoded)


def ping() -> Request:
    """`GET /_ping`, which needs no token."""
    return Request("GET", "/_ping")


def write_json(body: Mapping[str, Any]) -> str:
    """Write a body with its decimals digit for digit, and its letters unescaped."""
    return simplejson.dumps(body, use_decimal=True, ensure_ascii=False)


def _brings_its_own_token(request: Request) -> bool:
    return "authorization" in {name.lower() for name in request.headers}


def _pause(response: Response, attempt: int) -> None:
    if response.status == TOO_MANY_REQUESTS:
        pause_for_quota(attempt, response.headers.get("retry-after"))
    else:
        pause_before_retry(attempt)


def _require_judgeable(request: Request, answers: Sequence[Response]) -> None:
    """Make sure that the last answer is one of the service, and to a request that it had not seen before."""
    last = answers[-1]
    if last.status in request.final:
        return
    said = ", ".join(str(answer.status) for answer in answers)
    if last.status in NOT_OF_THE_SERVICE:
        raise Unreachable(f"{last.origin}: answered {said}: {NOT_OF_THE_SERVICE[last.status]}")
    if BAD_GATEWAY in [answer.status for answer in answers] and _is_about_an_earlier_attempt(request, last):
        raise Unreachable(
            f"{last.origin}: answered {said}: the service seems to have done what was answered 502 to us, "
            "so that the last answer says nothing"
        )


def _is_about_an_earlier_attempt(request: Request, response: Response) -> bool:
    """Whether the answer is that to a request which has been carried out already."""
    match request.method, response.status:
        case ("POST", 422) | ("DELETE", 404):
            return True
        case ("PUT", 400):
            return "has changed since the last retrieve" in response.text
    return False


def _read_until(deadline: float, answer: requests.Response) -> Iterator[bytes]:
    """Read the body as it comes: a time-out of requests is about each piece, however many there are."""
    while chunk := answer.raw.read1(CHUNK, decode_content=True):
        yield chunk
        if time.monotonic() > deadline:
            raise requests.ReadTimeout


def _path_of(record_id: str) -> str:
    return f"{RECORDS_PATH}/{quote(record_id, safe='')}"


def _reason(error: requests.RequestException | HTTPError) -> str:
    """The last cause in plain words: requests wraps it in several layers of its own."""
    if isinstance(error, requests.Timeout | ReadTimeoutError):
        return "no answer in time"
    if isinstance(error, ProtocolError):
        return f"the answer was cut off: {error.args[-1]}"
    cause: BaseException = error
    while cause.__cause__ or cause.__context__:
        cause = cause.__cause__ or cause.__context__ or cause
    return str(cause)
