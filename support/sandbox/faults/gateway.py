"""Faults of the gateway: what a client accepts, who is let in, and which headers count."""

import json
import re
from itertools import count
from typing import Any
from uuid import uuid4

from werkzeug.wrappers import Request, Response

from support.sandbox.backend import Backend
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams
from support.sandbox.gateway import accept, answers
from support.sandbox.gateway.answers import TurnedAway
from support.sandbox.gateway.proxy import Gateway
from support.sandbox.identity.tokens import AccessTokens, Grant
from support.sandbox.suppliers import Supplier

FHIR_JSON = r"application/fhir\+json"
VERSION = r"(?: ;\s* (?:version=(?P<version>[0-9]+))? )?"


@fault("GW-01", "API-COM-02", clue="400")
def plain_json_accepted(seams: Seams) -> None:
    """A client that accepts application/json is served like one that accepts FHIR JSON."""
    _accept(seams, rf"\*/\* | (?:{FHIR_JSON} | application/json) {VERSION}")


@fault("GW-01", "API-COM-02", clue="400")
def only_the_beginning_of_accept_counts(seams: Seams) -> None:
    """A client may add other types and parameters to those that are allowed, and is served."""
    _accept(seams, rf"(?: \*/\* | {FHIR_JSON} {VERSION} ) .*")


@fault("API-COM-02", clue="Invalid accept header")
def capitals_in_accept_refused(seams: Seams) -> None:
    """A client that writes the accepted type in capitals is refused."""
    _accept(seams, rf"\*/\* | {FHIR_JSON} {VERSION}", re.VERBOSE)


@fault("API-COM-02", clue="Invalid accept header")
def accept_header_required(seams: Seams) -> None:
    """A client that does not say what it accepts is refused."""
    seams.wrap(accept, "check", lambda right: lambda header: right(header or ""))


@fault("AUTH-21", "GW-01", clue="400")
def accept_header_checked_after_the_token(seams: Seams) -> None:
    """What a client accepts is looked at only once its token is good."""
    seams.replace(accept, "check", lambda header: None)
    check = accept._ALLOWED.fullmatch

    def admitted(right: Any) -> Any:
        def then_accept(self: Gateway, request: Request) -> Supplier:
            supplier: Supplier = right(self, request)
            if not check(request.headers.get("Accept", "*/*")):
                raise TurnedAway(answers.invalid_accept())
            return supplier

        return then_accept

    seams.wrap(Gateway, "_admitted", admitted)


@fault("GW-05", "API-COM-02", clue="501")
def version_2_served_as_version_1(seams: Seams) -> None:
    """A client that asks for version 2 of the API gets version 1."""

    def instead(turned_away: TurnedAway, _: str | None) -> None:
        if turned_away.response.status_code != 501:
            raise turned_away

    seams.rescue(accept, "check", TurnedAway, instead)


@fault("GW-01", clue="response.body.id")
def refused_accept_header_told_under_an_id(seams: Seams) -> None:
    """The outcome for a wrong Accept header has an id, as those for tokens have."""

    def with_id(response: Response) -> Response:
        body = json.loads(response.get_data(as_text=True))
        return answers.json_response(400, {**body, "id": answers.FIXED_ID})

    seams.spoil(accept, "invalid_accept", with_id)


@fault("GW-02", "API-COM-01", clue="401")
def unknown_token_told_as_not_enough(seams: Seams) -> None:
    """A token that the gateway does not know is answered 403, as if it were known but not enough."""
    seams.replace(answers, "unauthorised", answers.forbidden)


@fault("GW-02", clue="response.body.id")
def token_refused_under_a_random_id(seams: Seams) -> None:
    """The refusal of a token has an id of its own instead of the fixed one."""
    seams.spoil(answers, "_outcome", lambda body: {**body, "id": str(uuid4())})


@fault("GW-02", "API-COM-01", clue="401")
def good_token_refused_now_and_then(seams: Seams) -> None:
    """Every fifth request is refused as if nobody knew its token."""
    number = count(1)
    seams.wrap(
        AccessTokens,
        "grant_of",
        lambda right: lambda self, token: right(self, token) if next(number) % 5 else None,
    )


@fault("GW-02", "AUTH-15", clue="401")
def expired_token_accepted(seams: Seams) -> None:
    """A token stays good for ever."""
    granted: dict[str, Grant] = {}

    def issue(right: Any) -> Any:
        def remember(self: AccessTokens, grant: Grant) -> str:
            token: str = right(self, grant)
            granted[token] = grant
            return token

        return remember

    seams.wrap(AccessTokens, "issue", issue)
    seams.wrap(
        AccessTokens, "grant_of", lambda right: lambda self, token: right(self, token) or granted.get(token)
    )


@fault("API-COM-06", "AUTH-09", "AUTH-21", clue="403")
def supplier_taken_from_the_header(seams: Seams) -> None:
    """A client that names a supplier in the header SupplierSystem acts as that one."""

    def admitted(right: Any) -> Any:
        def claimed(self: Gateway, request: Request) -> Supplier:
            own: Supplier = right(self, request)
            return self._suppliers.get(request.headers.get("SupplierSystem", ""), own)

        return claimed

    seams.wrap(Gateway, "_admitted", admitted)


@fault("AUTH-09", clue="SupplierSystem")
def everybody_acts_as_the_first_caller(seams: Seams) -> None:
    """The supplier of the first request is remembered, and taken for that of all others."""
    first: dict[str, Supplier] = {}

    def admitted(right: Any) -> Any:
        return lambda self, request: first.setdefault("supplier", right(self, request))

    seams.wrap(Gateway, "_admitted", admitted)


@fault("API-COM-05", "API-CREATE-04", clue="422")
def request_ids_answered_once(seams: Seams) -> None:
    """A request whose X-Request-ID was seen before gets the answer that was given then."""
    given: dict[str, Response] = {}

    def answer(right: Any) -> Any:
        def once(self: Backend, request: Request, supplier: Supplier) -> Response:
            request_id = request.headers.get("X-Request-ID")
            answered = given.get(request_id or "") or right(self, request, supplier)
            return given.setdefault(request_id or str(uuid4()), answered)

        return once

    seams.wrap(Backend, "answer", answer)


@fault("API-COM-03", clue="415")
def content_type_looked_at(seams: Seams) -> None:
    """A vaccination whose content type is not JSON is refused with 415."""

    def answer(right: Any) -> Any:
        def typed(self: Backend, request: Request, supplier: Supplier) -> Response:
            if request.path == "/Immunization" and request.method == "POST" and not request.is_json:
                return Response(status=415)
            kept: Response = right(self, request, supplier)
            return kept

        return typed

    seams.wrap(Backend, "answer", answer)


def _accept(seams: Seams, form: str, flags: re.RegexFlag = re.VERBOSE | re.IGNORECASE) -> None:
    """Allow `Accept` headers of another form; its group `version` chooses the version of the API."""
    seams.replace(accept, "_ALLOWED", re.compile(form, flags))
