"""What is told of the requests for a token."""

import responses

from support.auth.witness import witnessed_session
from support.calls import Calls, Tally
from support.evidence.records import Exchange


@responses.activate
def test_an_exchange_is_told_without_anything_that_it_carried() -> None:
    responses.post("https://auth.test/token", json={"access_token": "hush"})
    told: list[Exchange] = []
    tally = Tally()
    with witnessed_session(told.append, tally) as session:
        session.post("https://auth.test/token?code=hush", data={"client_secret": "hush"})
    [exchange] = told
    assert (exchange.method, exchange.url, exchange.status) == ("POST", "https://auth.test/token", 200)
    assert exchange.purpose == "token"
    carried = [
        exchange.request_headers,
        exchange.request_body,
        exchange.response_headers,
        exchange.response_body,
    ]
    assert not any(carried)
    assert tally.so_far == Calls(tokens=1)
