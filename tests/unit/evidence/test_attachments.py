import json
import logging
from decimal import Decimal
from typing import Any

import allure_commons
import pytest
from allure_commons.logger import AllureMemoryLogger
from behave.configuration import Configuration

from support.evidence import attachments
from support.evidence.allure.listener import Listener
from support.evidence.records import Exchange, Lookup
from support.matching import Mismatch

EXCHANGE = Exchange("GET", "https://host/FHIR/R4/Immunization/1", {}, None, 200, {}, "{}", 0.0384)


def lookup(found: int, expected: int | None, looks: int) -> Lookup:
    return Lookup("imms-int-delta", "PK = 1", [{"PK": str(n)} for n in range(found)], looks, 0.64, expected)


@pytest.fixture
def memory() -> Any:
    """Allure's files, kept in memory; no scenario is running."""
    config: Any = Configuration([], load_config=False)
    config.base_dir = "."
    logger, listener = AllureMemoryLogger(), Listener(config)
    allure_commons.plugin_manager.register(logger)
    allure_commons.plugin_manager.register(listener)
    yield logger
    allure_commons.plugin_manager.unregister(listener)
    allure_commons.plugin_manager.unregister(logger)


def test_without_allure_an_exchange_is_only_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "imms"):
        attachments.attach_exchange(EXCHANGE)
    assert caplog.messages == ["GET /Immunization/1 200 in 38 ms"]


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (lookup(1, 1, 3), "delta: 1 of 1 rows after 3 looks, 0.6 s"),
        (lookup(0, 2, 12), "delta: 0 of 2 rows after 12 looks, 0.6 s"),
        (lookup(1, None, 1), "delta: 1 row after 1 look, 0.6 s"),
        (lookup(2, None, 1), "delta: 2 rows after 1 look, 0.6 s"),
        (Lookup("imms-int-imms-events", "PK = 1", [], 1, 0.0, None), "events: 0 rows after 1 look, 0.0 s"),
    ],
)
def test_a_look_up_is_told_in_one_line(caplog: pytest.LogCaptureFixture, asked: Lookup, line: str) -> None:
    with caplog.at_level(logging.INFO, "imms"):
        attachments.attach_lookup(asked)
    assert caplog.messages == [line]


def test_a_look_up_shows_what_was_asked_and_found(memory: AllureMemoryLogger) -> None:
    item = {"PK": "1", "Version": Decimal("1.50"), "Tags": {"a"}, "client_secret": "hunter2"}
    attachments.attach_lookup(Lookup("imms-int-delta", "ImmsID = 1", [item], 2, 0.5, 1))
    (body,) = memory.attachments.values()
    assert '"Version": 1.50' in body
    assert json.loads(body) == {
        "table": "imms-int-delta",
        "query": "ImmsID = 1",
        "found": 1,
        "expected": 1,
        "looks": 2,
        "seconds": 0.5,
        "items": [{"PK": "1", "Version": 1.5, "Tags": "{'a'}", "client_secret": "***"}],
    }


def test_mismatches_become_a_table(memory: AllureMemoryLogger) -> None:
    attachments.attach_mismatches([Mismatch("a.b", "x,y", None, "differs"), Mismatch("c", 1, 2, "differs")])
    (body,) = memory.attachments.values()
    assert body.splitlines() == [
        "where,expected,actual,why",
        'a.b,"""x,y""",null,differs',
        "c,1,2,differs",
    ]


def test_what_is_attached_outside_a_scenario_belongs_to_the_run(memory: AllureMemoryLogger) -> None:
    attachments.attach_text("preflight", "usable")
    attachments.describe_scenario({"supplier": "EMIS"})
    assert [item["attachments"][0]["name"] for item in memory.globals] == ["preflight"]


def test_what_is_unseen_is_neither_attached_nor_logged(memory: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "imms"):
        with attachments.unseen():
            attachments.attach_exchange(EXCHANGE)
            attachments.attach_mismatches([Mismatch("a", 1, 2, "differs")])
        attachments.attach_lookup(lookup(1, 1, 1))
    assert caplog.messages == ["delta: 1 of 1 rows after 1 look, 0.6 s"]
