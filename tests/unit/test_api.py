"""The door to the API: what it sends, what it tries again, and what it tells the witness."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
import requests
import responses

from support import api
from support.api import Api, Request, Unreachable
from support.auth.tokens import Token
from support.calls import Tally
from support.evidence import http_exchange
from support.evidence.records import Exchange
from support.waiting import Quota, Turns

BASE = "http://api.test/FHIR/R4"


class Suppliers:
    """Tokens as text: each renewal gives another one."""

    def __init__(self) -> None:
        self.renewals = 0

    def fetch(self, supplier: str) -> Token:
        return Token(self.token_for(supplier), 600)

    def token_for(self, supplier: str) -> str:
        return f"{supplier}-{self.renewals}"

    def renew(self, supplier: str, refused: str) -> bool:
        assert refused == self.token_for(supplier)
        self.renewals += 1
        return self.renewals <= 1


@pytest.fixture
def service() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        yield mock


@pytest.fixture
def witnessed() -> list[Exchange]:
    return []


@pytest.fixture
def door(witnessed: list[Exchange], monkeypatch: pytest.MonkeyPatch) -> Api:
    monkeypatch.setattr(api, "pause_before_retry", lambda _: None)
    return Api(
        f"{BASE}/",
        Suppliers(),
        timeout=5,
        retries=3,
        quota=Quota(Turns(None).book),
        tally=Tally(),
        witness=witnessed.append,
    )


def test_a_create_is_sent_as_fhir_json_with_the_suppliers_token(
    door: Api, service: responses.RequestsMock
) -> None:
    service.post(f"{BASE}/Immunization", status=201)
    door.send(api.create("EMIS", {"value": Decimal("0.50")}))
    sent = service.calls[0].request
    assert sent.headers["Authorization"] == "Bearer EMIS-0"
    assert sent.headers["Content-Type"] == "application/fhir+json"
    assert sent.body == b'{"value": 0.50}'


def test_letters_are_sent_in_utf_8_and_not_as_escapes(door: Api, service: responses.RequestsMock) -> None:
    service.post(f"{BASE}/Immunization", status=201)
    door.send(api.create("EMIS", {"family": "Zoë"}))
    assert service.calls[0].request.body == '{"family": "Zoë"}'.encode()


def test_each_request_has_ids_of_its_own(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/_ping")
    door.send(api.ping())
    door.send(api.ping())
    ids = [
        call.request.headers[name] for call in service.calls for name in ("X-Request-ID", "X-Correlation-ID")
    ]
    assert len(set(ids)) == 4


def test_without_a_supplier_no_token_is_sent(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/_ping")
    door.send(api.ping())
    assert "Authorization" not in service.calls[0].request.headers


def test_a_record_id_is_quoted_in_the_path(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization/%20%2F", status=400)
    assert door.send(api.read("EMIS", " /")).status == 400


def test_headers_are_found_in_lower_case_and_decimals_are_exact(
    door: Api, service: responses.RequestsMock
) -> None:
    service.get(f"{BASE}/Immunization/1", body='{"value": 0.50}', headers={"E-Tag": "3"})
    response = door.send(api.read("EMIS", "1"))
    assert response.headers["e-tag"] == "3"
    assert str(response.body["value"]) == "0.50"


@pytest.mark.parametrize(("text", "body"), [("", None), ("<html>", "<html>")])
def test_a_body_that_is_no_json_is_its_text(
    text: str, body: str | None, door: Api, service: responses.RequestsMock
) -> None:
    service.get(f"{BASE}/Immunization/1", body=text)
    assert door.send(api.read("EMIS", "1")).body == body


def test_a_401_is_tried_once_more_with_a_new_token(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization/1", status=401)
    service.get(f"{BASE}/Immunization/1", status=200)
    assert door.send(api.read("EMIS", "1")).status == 200
    assert [call.request.headers["Authorization"] for call in service.calls] == [
        "Bearer EMIS-0",
        "Bearer EMIS-1",
    ]


def test_a_second_401_is_the_answer(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization/1", status=401)
    assert door.send(api.read("EMIS", "1")).status == 401
    assert len(service.calls) == 2


def test_a_401_to_another_token_later_is_the_answer(door: Api, service: responses.RequestsMock) -> None:
    """Or a service that refuses good tokens now and then would be right for ever."""
    for status in (401, 200, 401):
        service.get(f"{BASE}/Immunization/1", status=status)
    assert [door.send(api.read("EMIS", "1")).status for _ in range(2)] == [200, 401]
    assert len(service.calls) == 3


def test_a_renewed_token_does_not_hide_an_earlier_502(door: Api, service: responses.RequestsMock) -> None:
    """The first attempt may have been carried out, and the 422 be about it."""
    for status in (502, 401, 422):
        service.post(f"{BASE}/Immunization", status=status)
    with pytest.raises(Unreachable, match="answered 502, 401, 422"):
        door.send(api.create("EMIS", {}))


def test_a_request_without_an_answer_is_witnessed(
    door: Api, service: responses.RequestsMock, witnessed: list[Exchange]
) -> None:
    service.post(f"{BASE}/Immunization", body=requests.ConnectionError("reset"))
    with pytest.raises(Unreachable, match="reset"):
        door.send(api.create("EMIS", {"lotNumber": "B-2"}))
    [exchange] = witnessed
    assert (exchange.status, exchange.request_body) == (None, '{"lotNumber": "B-2"}')
    assert http_exchange.title(exchange) == "POST /Immunization no answer"
    assert http_exchange.payload(exchange)["response"]["statusText"] == "no answer"


def test_a_401_without_a_supplier_is_the_answer(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization/1", status=401)
    assert door.send(Request("GET", "/Immunization/1")).status == 401
    assert len(service.calls) == 1


def test_a_502_is_tried_again_and_every_attempt_is_witnessed(
    door: Api, service: responses.RequestsMock, witnessed: list[Exchange]
) -> None:
    service.get(f"{BASE}/Immunization/1", status=502)
    service.get(f"{BASE}/Immunization/1", status=502)
    service.get(f"{BASE}/Immunization/1", status=200)
    assert door.send(api.read("EMIS", "1")).status == 200
    assert [exchange.status for exchange in witnessed] == [502, 502, 200]


def test_a_lasting_502_is_no_answer_of_the_service(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization/1", status=502)
    with pytest.raises(Unreachable, match=r"answered 502, 502, 502, 502: the proxy does not reach"):
        door.send(api.read("EMIS", "1"))
    assert len(service.calls) == 4


@pytest.mark.parametrize(
    ("send", "echo", "text"),
    [
        (api.create("EMIS", {}), 422, "duplicated"),
        (api.delete("EMIS", "1"), 404, ""),
        (api.update("EMIS", "1", "1", {}), 400, "1 has changed since the last retrieve."),
    ],
    ids=lambda value: value.method if isinstance(value, Request) else "",
)
def test_an_answer_about_what_the_attempt_before_did_says_nothing(
    send: Request, echo: int, text: str, door: Api, service: responses.RequestsMock
) -> None:
    url = f"{BASE}{send.path}"
    service.add(send.method, url, status=502)
    service.add(send.method, url, status=echo, body=text)
    with pytest.raises(Unreachable, match=f"answered 502, {echo}: the service seems to have done"):
        door.send(send)
    assert door.send(send).status == echo, "without a 502 before it, it is the answer"


@pytest.mark.parametrize("status", [400, 403, 500])
def test_a_refusal_after_a_502_is_the_answer(status: int, door: Api, service: responses.RequestsMock) -> None:
    service.post(f"{BASE}/Immunization", status=502)
    service.post(f"{BASE}/Immunization", status=status)
    assert door.send(api.create("EMIS", {})).status == status


def test_a_500_is_an_answer_and_not_tried_again(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization/1", status=500)
    assert door.send(api.read("EMIS", "1")).status == 500
    assert len(service.calls) == 1


@pytest.mark.parametrize("status", [503, 504])
def test_what_somebody_else_answers_for_the_service_is_none_and_not_tried_again(
    status: int, door: Api, service: responses.RequestsMock
) -> None:
    service.get(f"{BASE}/Immunization/1", status=status)
    with pytest.raises(Unreachable, match=f"answered {status}: the service"):
        door.send(api.read("EMIS", "1"))
    assert len(service.calls) == 1


def test_a_429_is_waited_out_for_as_long_as_it_says(
    door: Api, service: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[tuple[int, str | None]] = []
    monkeypatch.setattr(api, "pause_for_quota", lambda attempt, told: pauses.append((attempt, told)))
    service.get(f"{BASE}/Immunization/1", status=429, headers={"Retry-After": "7"})
    service.get(f"{BASE}/Immunization/1", status=429)
    service.get(f"{BASE}/Immunization/1", status=200)
    assert door.send(api.read("EMIS", "1")).status == 200
    assert pauses == [(1, "7"), (2, None)]


def test_a_lasting_429_is_no_answer_and_names_the_setting(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization/1", status=429, headers={"Retry-After": "0"})
    with pytest.raises(Unreachable, match=r"429, 429, 429, 429: .* set http.rate_limit"):
        door.send(api.read("EMIS", "1"))


def test_who_only_wants_a_record_gone_may_take_a_404_after_a_502_for_an_answer(
    door: Api, service: responses.RequestsMock
) -> None:
    service.delete(f"{BASE}/Immunization/1", status=502)
    service.delete(f"{BASE}/Immunization/1", status=404)
    assert door.send(replace(api.delete("EMIS", "1"), final=frozenset({404}))).status == 404


@pytest.mark.parametrize("status", [429, 502])
def test_who_is_about_such_a_status_gets_it_at_once(
    status: int, door: Api, service: responses.RequestsMock
) -> None:
    service.get(f"{BASE}/Immunization/1", status=status)
    assert door.send(Request("GET", "/Immunization/1", final=frozenset({status}))).status == status
    assert len(service.calls) == 1


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (requests.ConnectionError(OSError("Connection refused")), "Connection refused"),
        (requests.ReadTimeout(), "no answer in time"),
    ],
)
def test_no_answer_is_told_in_one_line_without_the_token(
    error: Exception, says: str, door: Api, service: responses.RequestsMock
) -> None:
    service.get(f"{BASE}/Immunization/1", body=error)
    with pytest.raises(Unreachable) as raised:
        door.send(api.read("EMIS", "1"))
    message = str(raised.value)
    assert says in message
    assert "GET http://api.test/FHIR/R4/Immunization/1" in message
    assert "EMIS-0" not in message
    assert "\n" not in message


def test_a_header_of_the_request_replaces_the_doors_own_whatever_its_case(
    door: Api, service: responses.RequestsMock
) -> None:
    service.get(f"{BASE}/x", status=200)
    door.send(Request("GET", "/x", "EMIS", headers={"authorization": "Basic x", "x-request-id": "mine"}))
    sent = service.calls[0].request.headers
    assert (sent["Authorization"], sent["X-Request-ID"]) == ("Basic x", "mine")


@pytest.mark.parametrize("name", ["Authorization", "X-Request-ID", "Accept", "E-Tag"])
def test_a_header_can_be_left_out(name: str, door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/x", status=200)
    door.send(Request("GET", "/x", "EMIS", headers={name: None}))
    assert name not in service.calls[0].request.headers


def test_a_token_that_the_request_brings_is_not_renewed(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/x", status=401)
    door.send(Request("GET", "/x", "EMIS", headers={"Authorization": "Bearer made-up"}))
    assert len(service.calls) == 1


def test_a_token_is_asked_for_when_the_turn_has_come(service: responses.RequestsMock) -> None:
    asked: list[str] = []
    suppliers = Suppliers()
    suppliers.token_for = lambda supplier: asked.append(supplier) or "a-token"  # type: ignore[method-assign,func-returns-value]
    quota = Quota(lambda: asked.append("turn") or 0.0)  # type: ignore[func-returns-value]
    service.get(f"{BASE}/Immunization/1")
    door = Api(BASE, suppliers, timeout=5, retries=0, quota=quota, tally=Tally(), witness=lambda _: None)
    door.send(api.read("EMIS", "1"))
    assert asked == ["turn", "EMIS"]


def test_an_update_may_claim_no_version(door: Api, service: responses.RequestsMock) -> None:
    service.put(f"{BASE}/Immunization/1", status=400)
    door.send(api.update("EMIS", "1", None, {}))
    assert "E-Tag" not in service.calls[0].request.headers


def test_a_search_travels_in_the_url_or_in_the_body(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization", status=200)
    service.post(f"{BASE}/Immunization/_search", status=200)
    for by_post in (False, True):
        door.send(api.search("EMIS", [("a", "x|y"), ("a", "")], by_post=by_post))
    assert str(service.calls[0].request.url).endswith("/Immunization?a=x%7Cy&a=")
    assert service.calls[1].request.body == b"a=x%7Cy&a="


def test_an_answer_names_the_request_and_its_id(door: Api, service: responses.RequestsMock) -> None:
    service.get(f"{BASE}/Immunization", status=200)
    response = door.send(api.search("EMIS", [("a", "b")]))
    sent = service.calls[0].request.headers["X-Request-ID"]
    assert response.origin == f"GET /Immunization?a=b, X-Request-ID {sent}"
