"""What a run called is told in one line, and the scenarios that called most in a file."""

import json
from pathlib import Path

import pytest
from behave.model import Scenario

from support.calls import Calls
from support.evidence.calls import MOST, calls_of, headline, note_calls, write
from support.evidence.redaction import remember_secret


def a_scenario(line: int, calls: Calls) -> Scenario:
    scenario = Scenario("a.feature", line, "Scenario", f"scenario {line}")
    note_calls(scenario, calls)
    return scenario


def test_a_scenario_that_is_run_again_has_called_for_both() -> None:
    scenario = a_scenario(1, Calls(api=2, events=1))
    note_calls(scenario, Calls(api=3))
    assert calls_of(scenario) == Calls(api=5, events=1)


def test_a_scenario_that_was_not_run_called_nothing() -> None:
    assert calls_of(Scenario("a.feature", 1, "Scenario", "not run")) == Calls()


def test_the_line_tells_every_kind() -> None:
    assert headline(Calls(api=5, events=3, delta=4, tokens=1), 2) == (
        "Calls: 5 to the API (2.50 a scenario), 1 for tokens; "
        "looks: 3 into the events table, 4 into the delta table"
    )
    assert "0 to the API (0.00 a scenario)" in headline(Calls(), 0)


def test_the_file_names_those_that_called_most_first(tmp_path: Path) -> None:
    scenarios = [a_scenario(line, Calls(api=line % 40, delta=line)) for line in range(1, 41)]
    write(tmp_path / "calls.json", Calls(api=7, tokens=1), scenarios)
    told = json.loads((tmp_path / "calls.json").read_text())
    assert told["total"] == {"api": 7, "events": 0, "delta": 0, "tokens": 1}
    assert (told["scenarios"], told["api_per_scenario"]) == (40, 0.175)
    assert len(told["most"]) == MOST
    assert told["most"][0] == {"scenario": "a.feature:39  scenario 39", "api": 39, "events": 0, "delta": 39}


REMEMBERED = 'canary "of a row"/9f8e7d'
SIGNED = "eyJhbGciOiJSUzUxMiJ9.eyJjYW5hcnkiOiJyb3cifQ.c2lnbmVkY2FuYXJ5"


@pytest.mark.parametrize("secret", [REMEMBERED, SIGNED], ids=["remembered", "known by its shape"])
def test_a_secret_in_the_cells_of_a_row_is_not_in_the_file(tmp_path: Path, secret: str) -> None:
    remember_secret(REMEMBERED)
    row = Scenario("a.feature", 7, "Scenario Outline", f"Token {secret} is refused -- @1.1 rows")
    write(tmp_path / "calls.json", Calls(), [row])
    text = (tmp_path / "calls.json").read_text()
    assert secret not in text
    assert json.dumps(secret)[1:-1] not in text
    assert json.loads(text)["most"][0]["scenario"] == "a.feature:7  Token *** is refused -- @1.1 rows"
