"""Whose token is sent, and with which headers."""

import pytest

from support.actions import expiring
from support.actions.expiring import LivesTooLong, expire_token
from support.actions.sending import send
from support.api import Request
from support.auth.tokens import Token
from support.phrases import Actor
from support.session import NothingYet
from tests.unit.stage import Stage

REQUEST = Request("GET", "/x", "TPP", headers={"Content-Type": "text/plain", "E-Tag": "1"})


def sent(stage: Stage) -> Request:
    return stage.api.requests[-1]


def test_somebody_without_a_token_sends_none(stage: Stage) -> None:
    send(stage.session, Actor(token="no"), REQUEST)
    assert sent(stage).supplier is None
    assert "Authorization" not in sent(stage).headers


def test_an_unknown_token_is_another_one_each_time(stage: Stage) -> None:
    for _ in range(2):
        send(stage.session, Actor(token="unknown"), REQUEST)
    first, second = (request.headers["Authorization"] for request in stage.api.requests)
    assert str(first).startswith("Bearer ")
    assert first != second
    assert sent(stage).supplier is None


def test_own_headers_win_whatever_their_case_and_count_once(stage: Stage) -> None:
    stage.session.next_headers = {"content-type": "a/b", "e-tag": None}
    send(stage.session, Actor(), REQUEST)
    assert sent(stage).headers == {"content-type": "a/b", "e-tag": None}
    send(stage.session, Actor(), REQUEST)
    assert sent(stage).headers == REQUEST.headers


def test_an_expired_token_has_to_be_waited_for(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(expiring, "until", lambda _look, _end, patience: waited.append(patience.timeout))
    with pytest.raises(NothingYet, match="begin with 'Given a token that has expired'"):
        send(stage.session, Actor(token="expired"), REQUEST)
    stage.api.token = Token("old", 5)
    expire_token(stage.session)
    send(stage.session, Actor(token="expired"), REQUEST)
    assert sent(stage).headers["Authorization"] == "Bearer old"
    assert waited == [6]


def test_nobody_waits_for_a_token_that_lives_long(stage: Stage) -> None:
    with pytest.raises(LivesTooLong, match="lives 600 s here"):
        expire_token(stage.session)


def test_an_expired_token_is_not_shown(stage: Stage) -> None:
    stage.session.expired_token = "secret-value"
    assert "secret-value" not in repr(stage.session)
