"""Statistics group what is alike, and give nothing away."""

import logging
import time
from typing import Any

import pytest

from load.figures import Figures, Totals, operation, reason_of
from support.api import Unreachable
from support.evidence.records import Exchange
from support.evidence.redaction import remember_secret
from support.matching import Mismatch, MismatchError

BASE = "https://host/immunisation-fhir-api/FHIR/R4"
RECORD = "4ea29d86-49c9-47a8-8cd7-1e227a07f30e"
JWT = "eyJhbGciOiJSUzUxMiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"


def exchange(method: str, path: str, status: int, purpose: str = "") -> Exchange:
    headers = {"Authorization": f"Bearer {JWT}"}
    return Exchange(method, f"{BASE}{path}", headers, None, status, {}, "four", 0.25, purpose)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/Immunization", "/Immunization"),
        (f"/Immunization/{RECORD}", "/Immunization/{id}"),
        ("/Immunization/anything%20else", "/Immunization/{id}"),
        ("/Immunization/_search", "/Immunization/_search"),
        ("/Immunization?patient.identifier=9000000009", "/Immunization"),
        ("/_ping", "/_ping"),
    ],
)
def test_an_operation_names_no_record_and_no_patient(path: str, name: str) -> None:
    assert operation(f"{BASE}{path}") == name


def test_an_exchange_is_told_with_its_time_and_length(told: Any) -> None:
    told.figures.exchange(exchange("POST", "/Immunization", 201))
    [event] = told.events
    assert (event["request_type"], event["name"]) == ("POST", "/Immunization")
    assert (event["response_time"], event["response_length"], event["exception"]) == (250, 4, None)


def test_a_request_for_a_token_is_called_so(told: Any) -> None:
    told.figures.exchange(exchange("POST", "/oauth2/token", 200, "token"))
    assert told.lines == ["POST token"]


def test_a_status_of_400_or_more_is_a_failure(told: Any) -> None:
    for status in (399, 400, 503, 599):
        told.figures.exchange(exchange("GET", f"/Immunization/{RECORD}", status))
    assert told.lines == [
        "GET /Immunization/{id}",
        "GET /Immunization/{id}: 400 Bad Request",
        "GET /Immunization/{id}: 503 Service Unavailable",
        "GET /Immunization/{id}: 599",
    ]
    assert told.figures.totals == Totals(failures=3)


def test_locust_shows_and_groups_by_the_reason_alone(told: Any) -> None:
    told.figures.exchange(exchange("POST", "/Immunization", 500))
    assert repr(told.events[0]["exception"]) == "500 Internal Server Error"


def test_no_answer_is_a_failed_request_that_names_no_record(told: Any) -> None:
    def send() -> None:
        raise Unreachable(f"DELETE {BASE}/Immunization/{RECORD}: no answer in time")

    assert not told.figures.request("DELETE", "/Immunization/{id}", send)
    [line] = told.lines
    assert line.startswith("DELETE /Immunization/{id}: Unreachable: DELETE")
    assert line.endswith("/Immunization/{id}: no answer in time")


def test_an_answer_is_told_by_the_door_and_not_again(told: Any) -> None:
    assert told.figures.request("POST", "/Immunization", lambda: None)
    assert told.lines == []


def test_a_check_that_holds_is_told_with_the_time_it_took(told: Any) -> None:
    assert told.figures.check("all is well", lambda: None)
    assert told.lines == ["CHECK all is well"]
    assert 0 <= told.events[0]["response_time"] < 60_000


def test_the_time_of_a_check_may_run_from_something_earlier(told: Any) -> None:
    told.figures.check("came late", lambda: None, since=time.perf_counter() - 3600)
    assert told.events[0]["response_time"] >= 3_600_000


def test_a_check_that_fails_gives_the_reason_and_goes_on(told: Any, caplog: pytest.LogCaptureFixture) -> None:
    def require() -> None:
        raise MismatchError(
            [Mismatch("item.Version", 1, 2, "length 3 instead of 2"), Mismatch("x", 1, 2, "no")]
        )

    for _ in range(2):
        assert not told.figures.check("as sent", require)
    assert told.lines == ["CHECK as sent: item.Version: length … instead of …; x: no"] * 2
    assert told.figures.totals.failures == 2
    [shown] = [record.getMessage() for record in caplog.records]
    assert "2 differences from what was expected" in shown


def test_failures_of_one_kind_have_one_reason() -> None:
    other = RECORD.replace("4", "5")
    reasons = {reason_of(ValueError(f"no row for {each}\nand more")) for each in (RECORD, other)}
    assert reasons == {"ValueError: no row for {id}"}


def test_no_secret_is_in_a_reason_or_in_the_log(told: Any, caplog: pytest.LogCaptureFixture) -> None:
    remember_secret("a-very-own-secret")
    told.figures.failed("sent", ValueError(f"a-very-own-secret and {JWT}"))
    assert told.lines == ["CHECK sent: ValueError: *** and ***"]
    assert all(
        "own-secret" not in each.getMessage() and "eyJ" not in each.getMessage() for each in caplog.records
    )
    assert caplog.records[0].levelno == logging.ERROR


def test_a_reason_is_a_line_that_fits_a_table() -> None:
    assert len(reason_of(ValueError("x" * 5000))) == 300


def test_interrupting_is_no_failure(told: Any) -> None:
    figures: Figures = told.figures

    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        figures.check("as sent", interrupted)
    assert told.lines == []


def test_totals_add_up() -> None:
    total = Totals(1, 2, 3)
    total.add(Totals(10, 20, 30))
    assert total == Totals(11, 22, 33)
