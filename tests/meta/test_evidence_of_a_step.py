"""What a step did and saw is with that step in Allure, under the scenario on the console, and in the log."""

import json
from typing import Any

import pytest

from tests.meta.behave_run import Result, run_behave

FEATURES = {
    "evidence.feature": """
        Feature: Evidence
          Scenario: red
            Given it asks twice
            Then it compares
          Scenario: green
            Given it asks twice
    """
}
STEPS = """
    from behave import step
    from support.evidence import attachments
    from support.evidence.records import Exchange, Lookup
    from support.matching import require_match, MismatchError

    @step("it asks twice")
    def asks(context):
        headers = {"Content-Type": "application/fhir+json"}
        attachments.attach_exchange(Exchange("POST", "https://host/FHIR/R4/Immunization", headers, "{}",
            201, {"Location": "there"}, "", 0.038))
        attachments.attach_lookup(Lookup("imms-int-delta", "PK = 1", [{"PK": "1"}], 3, 0.61, 1))

    @step("it compares")
    def compares(context):
        try:
            require_match({"a": 1, "b": 2}, {"a": 1, "b": 3})
        except MismatchError as error:
            attachments.attach_mismatches(error.mismatches)
            raise
"""
ENVIRONMENT = """
    import logging
    from support.evidence import attachments

    def before_all(context):
        attachments.attach_text("preflight", "the target is usable")

    def before_scenario(context, scenario):
        attachments.attach_text("at the start", scenario.name)

    def after_scenario(context, scenario):
        logging.getLogger("imms.cleanup").info("deleted record 42")
        attachments.attach_json("at the end", {"deleted": [42]})
"""
LINES = ["POST /Immunization 201 in 38 ms", "delta: 1 of 1 rows after 3 looks, 0.6 s", "deleted record 42"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run_behave(tmp_path_factory.mktemp("evidence"), FEATURES, STEPS, ENVIRONMENT)


def names(item: dict[str, Any]) -> list[str]:
    return [attachment["name"] for attachment in item.get("attachments", [])]


def test_attachments_are_with_the_step_that_made_them_in_their_order(run: Result) -> None:
    asks, compares = run.allure["red"]["steps"]
    assert names(asks) == ["POST /Immunization 201", "delta: 1 of 1 rows"]
    assert names(compares) == ["expected and actual"]
    assert names(run.allure["red"]) == ["at the start", "at the end"]


def test_an_exchange_is_attached_as_allure_wants_it(run: Result) -> None:
    attachment = run.allure["red"]["steps"][0]["attachments"][0]
    assert attachment["type"] == "application/vnd.allure.http+json"
    assert attachment["source"].endswith(".httpexchange")
    assert json.loads(run.attachment(attachment["source"]))["response"]["status"] == 201


def test_expected_and_actual_stand_side_by_side(run: Result) -> None:
    (attachment,) = run.allure["red"]["steps"][1]["attachments"]
    heading, row = run.attachment(attachment["source"]).splitlines()
    assert heading == "where,expected,actual,why"
    assert row.startswith("b,2,3,")


def test_what_is_attached_before_the_first_scenario_belongs_to_the_run(run: Result) -> None:
    (item,) = run.globals_items
    assert names(item) == ["preflight"]
    assert run.attachment(item["attachments"][0]["source"]) == "the target is usable"


@pytest.mark.parametrize("line", LINES)
def test_each_use_is_one_line_under_a_red_scenario_and_in_the_log(run: Result, line: str) -> None:
    assert run.console.count(line) == 1, "once, under the red scenario"
    log = (run.folder / "reports/run.log").read_text(encoding="utf-8")
    assert log.count(line) == 2
    assert log.index("red") < log.index(line) < log.index("green")
