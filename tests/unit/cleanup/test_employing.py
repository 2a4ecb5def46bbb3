"""How a janitor is employed: by the settings, and after how long no request can be under way."""

from types import SimpleNamespace
from typing import Any

import pytest
import responses

from support.api import Api, Request
from support.calls import Tally
from support.cleanup.employing import longest_delay, orders
from support.settings import load
from support.settings.groups import Http
from support.waiting import Quota, Turns
from tests.unit.stage import ENVIRON

URL = "https://host/FHIR/R4"


class WorstCase:
    """Answers as late as can be: with 429 as often as the settings allow, with 401, and all that again.

    Its clock is moved on by sleeping and by the service alone.
    """

    def __init__(self, http: Http, monkeypatch: pytest.MonkeyPatch) -> None:
        self.http, self.now, self.sent_at = http, 0.0, 0.0
        self._answers = [429] * http.retries + [401] + [429] * http.retries + [201]
        monkeypatch.setattr("time.sleep", self._pass)
        monkeypatch.setattr("time.monotonic", lambda: self.now)

    def _pass(self, seconds: float) -> None:
        self.now += seconds

    def answer(self, _request: Any) -> tuple[int, dict[str, str], str]:
        self.sent_at = self.now
        self.now += self.http.timeout
        return self._answers.pop(0), {"Retry-After": "999"}, ""

    def api(self) -> Api:
        tokens: Any = SimpleNamespace(token_for=lambda _: "token", renew=lambda *_: True)
        quota = Quota(lambda: Turns.MINUTE if self.http.rate_limit else 0.0)
        return Api(
            URL,
            tokens,
            timeout=self.http.timeout + 1,  # answers come at the very last moment
            retries=self.http.retries,
            quota=quota,
            tally=Tally(),
            witness=lambda _: None,
        )


@pytest.mark.parametrize("http", [Http(), Http(rate_limit=300), Http(rate_limit=1, retries=0, timeout=3)])
def test_the_longest_delay_is_that_of_the_last_attempt_of_all(
    http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    worst = WorstCase(http, monkeypatch)
    with responses.RequestsMock() as service:
        service.add_callback("POST", f"{URL}/Immunization", worst.answer)
        assert worst.api().send(Request("POST", "/Immunization", "EMIS", "{}")).status == 201
    assert worst.sent_at == longest_delay(http)


def test_a_janitor_touches_what_the_settings_are_about() -> None:
    settings = load({"env": "ref", "http.timeout": "7"}, ENVIRON)
    given = orders(settings, "here")
    assert (given.environment, given.host) == ("ref", "here")
    assert given.table == settings.tables.events
    assert given.request_limit == 7
    assert given.longest_delay == longest_delay(settings.http)
    assert given.patience is None
    assert not given.kept
