"""Faults of what the gateway answers for itself: unknown addresses, browsers' questions, and health."""

import json
from collections.abc import Callable
from typing import Any

from werkzeug.wrappers import Request, Response

from support.sandbox import backend
from support.sandbox.backend import Backend
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, without
from support.sandbox.gateway import answers, cors, health
from support.sandbox.gateway.proxy import Gateway
from support.sandbox.outcomes import outcome
from support.sandbox.suppliers import Supplier


@fault("API-ROUTE-02", clue="response.body.id")
def unknown_address_told_by_the_service(seams: Seams) -> None:
    """An unknown address is answered in the form in which the service tells that a record does not exist."""

    def answer(response: Response) -> Response:
        if response.status_code != 404:
            return response
        return answers.json_response(
            404, outcome("error", "not-found", "The requested resource was not found.")
        )

    seams.spoil(backend, "unknown_route", answer)


@fault("API-ROUTE-01", "API-ROUTE-03", clue="allow")
def refused_method_told_without_alternatives(seams: Seams) -> None:
    """An unknown method is refused without the list of those that are allowed."""

    def forget(response: Response) -> Response:
        response.headers.pop("Allow", None)
        return response

    seams.spoil(backend, "unknown_route", forget)


@fault("API-ROUTE-01", "API-ROUTE-03", "API-ROUTE-04", clue="405")
def unknown_method_told_as_an_unknown_address(seams: Seams) -> None:
    """An unknown method is answered 404, like an unknown address."""
    seams.wrap(backend, "unknown_route", lambda right: lambda method: right("GET"))


@fault("API-ROUTE-04", "API-ROUTE-01", clue="405")
def patch_taken_for_an_update(seams: Seams) -> None:
    """A PATCH is treated as an update, which the API does not offer by that method."""
    _take_for(seams, lambda asked: {"REQUEST_METHOD": "PUT"} if asked.method == "PATCH" else {})


@fault("API-ROUTE-01", clue="405")
def head_taken_for_a_read(seams: Seams) -> None:
    """A record can be asked for by HEAD, which the API does not offer."""
    _take_for(seams, lambda asked: {"REQUEST_METHOD": "GET"} if asked.method == "HEAD" else {})


@fault("API-ROUTE-01", clue="404")
def addresses_compared_without_case(seams: Seams) -> None:
    """An address of records is understood in small letters as well."""
    _take_for(seams, lambda asked: {"PATH_INFO": asked.path.replace("/immunization", "/Immunization")})


@fault("API-ROUTE-04", "API-ID-02", clue="the provided event ID")
def search_by_get_at_the_address_for_post(seams: Seams) -> None:
    """A GET of the address for searches by POST is a search, and not a read."""
    _take_for(seams, lambda asked: {"PATH_INFO": asked.path.removesuffix("/_search")})


@fault("GW-02", "API-ROUTE-04", clue="401")
def unknown_address_told_without_a_token(seams: Seams) -> None:
    """Whoever has no token learns which addresses there are."""

    def routed(right: Any) -> Any:
        def known(self: Gateway, request: Request) -> Response:
            if request.path.split("/")[1] not in ("Immunization", "_ping", "_status"):
                return answers.unknown_route(request.method)
            answered: Response = right(self, request)
            return answered

        return known

    seams.wrap(Gateway, "_routed", routed)


@fault("API-ROUTE-05", clue="200")
def preflight_wants_a_token(seams: Seams) -> None:
    """A browser's preflight question is refused for lack of a token, which no browser sends with it."""
    seams.replace(cors, "is_preflight", lambda request: False)


@fault("API-ROUTE-05", clue="Access-Control-Allow-Origin")
def preflight_allows_any_origin(seams: Seams) -> None:
    """A browser's preflight question is answered for every origin, not for the one that asks."""
    seams.spoil(cors, "preflight", lambda answer: _with_header(answer, "Access-Control-Allow-Origin", "*"))


@fault("API-ROUTE-05", "GW-02", clue="401")
def every_question_about_methods_is_a_preflight(seams: Seams) -> None:
    """OPTIONS with an origin is answered as a preflight question, even if it does not ask about a method."""
    seams.replace(
        cors, "is_preflight", lambda request: request.method == "OPTIONS" and "Origin" in request.headers
    )


@fault("API-ROUTE-05", clue="Access-Control-Allow-Origin")
def ordinary_answers_allow_every_origin(seams: Seams) -> None:
    """Scripts of any origin may read what the API answers."""
    seams.spoil(Gateway, "answer", lambda answer: _with_header(answer, "Access-Control-Allow-Origin", "*"))


@fault("STAT-01", clue="200")
def ping_by_head_wants_a_token(seams: Seams) -> None:
    """A ping by HEAD is refused without a token, unlike one by GET."""

    def routed(right: Any) -> Any:
        def admitted(self: Gateway, request: Request) -> Response:
            if (request.method, request.path) == ("HEAD", "/_ping"):
                self._admitted(request)
            answered: Response = right(self, request)
            return answered

        return admitted

    seams.wrap(Gateway, "_routed", routed)


@fault("STAT-01", clue="commitId")
def ping_does_not_tell_the_commit(seams: Seams) -> None:
    """A ping does not tell which commit is deployed."""
    seams.replace(health, "RELEASE", without(health.RELEASE, "commitId"))


@fault("STAT-01", clue="revision")
def ping_tells_the_revision_as_a_number(seams: Seams) -> None:
    """A ping tells the revision as a number instead of as text."""
    seams.replace(health, "RELEASE", {**health.RELEASE, "revision": 1})


@fault("STAT-02", "GW-06", clue="401")
def status_told_without_the_key(seams: Seams) -> None:
    """The status is told to anybody, with the key or without it."""

    def status(right: Any) -> Any:
        def opened(self: Gateway, request: Request) -> Response:
            with_key = Request({**request.environ, "HTTP_APIKEY": self._status_api_key})
            answered: Response = right(self, with_key)
            return answered

        return opened

    seams.wrap(Gateway, "_status", status)


@fault("GW-06", "STAT-02", clue="401")
def wrong_status_key_told_as_forbidden(seams: Seams) -> None:
    """A wrong status key is answered 403 instead of 401."""
    seams.replace(answers, "access_denied", answers.forbidden)


@fault("STAT-04", "STAT-03", clue="timeout")
def status_tells_the_time_out_as_a_truth_value(seams: Seams) -> None:
    """The health check tells as true or false, and not as text, whether it took too long."""
    _on_health_check(seams, {"timeout": False})


@fault("STAT-03", "STAT-02", clue="pass")
def status_fails_though_all_is_well(seams: Seams) -> None:
    """The status does not understand the answer of a healthy service, and says that it fails."""

    def status(right: Any) -> Any:
        def unwell(answer: Response, url: str) -> Response:
            answer.status_code = 404
            told: Response = right(answer, url)
            return told

        return unwell

    seams.wrap(health, "status", status)


def _take_for(seams: Seams, difference: Callable[[Request], dict[str, str]]) -> None:
    """Take a request for another one, which differs in these entries of its environment."""

    def operation(right: Any) -> Any:
        def mistaken(self: Backend, asked: Request, supplier: Supplier) -> Any:
            return right(self, Request({**asked.environ, **difference(asked)}), supplier)

        return mistaken

    seams.wrap(Backend, "_operation", operation)


def _on_health_check(seams: Seams, told: dict[str, Any]) -> None:
    """Let the health check tell something else."""

    def change(response: Response) -> Response:
        body = json.loads(response.get_data(as_text=True))
        body["checks"]["healthcheck"].update(told)
        return answers.json_response(200, body)

    seams.spoil(health, "status", change)


def _with_header(response: Response, name: str, value: str) -> Response:
    response.headers[name] = value
    return response
