"""The features notice a wrong service, and say what is wrong with it so that a tester understands."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.meta.behave_run import Result
from tests.meta.our_features import DELETING, FEATURES, RECORDING, run_features
from tests.meta.spoils import (
    SHORT_WAIT,
    created_with_200,
    created_without_version,
    delete_refused,
    never_published,
    published_twice,
    published_with_another_dose,
    read_without_version,
    search_fails,
    stored_under_another_supplier,
    stored_with_another_lot_number,
)
from tests.meta.wrong_service import Spoil, untouched, wrong_service

MADE_UP_VERSION = "A version that the client made up in the metadata is not shown"
DELETED_IS_FOUND = "A deleted record is not found$"
"""Scenarios of known defects, which are to hide no other."""
FOLDERS = {
    RECORDING: "recording",
    DELETING: "deleting",
    MADE_UP_VERSION: "reading",
    DELETED_IS_FOUND: "searching",
}
"""Where each scenario is: reading all features takes a second."""


@dataclass(frozen=True)
class Fault:
    """A wrong behaviour, the scenario that must notice it, and the verdict it must give."""

    spoil: Spoil
    scenario: str
    verdict: str
    says: tuple[str, ...]
    """What the message must contain."""
    choices: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.spoil.__name__


API_FAULTS = [
    Fault(created_with_200, RECORDING, "failed", ("response.status", "201 Created", "200")),
    Fault(created_without_version, RECORDING, "failed", ("e-tag", "missing")),
    Fault(delete_refused, RECORDING, "broken", ("not cleaned up after the scenario", "500")),
    Fault(delete_refused, DELETING, "failed", ("204 No Content", "500", "not cleaned up after the scenario")),
    Fault(read_without_version, MADE_UP_VERSION, "failed", ("header E-Tag", "missing")),
    Fault(search_fails, DELETED_IS_FOUND, "failed", ("response.status", "200 OK", "500")),
]
DYNAMODB_FAULTS = [
    Fault(stored_under_another_supplier, RECORDING, "failed", ("SupplierSystem", "Postman_Auth", "EMIS")),
    Fault(
        stored_with_another_lot_number,
        RECORDING,
        "failed",
        ("Resource.lotNumber", "differs from character 1"),
    ),
    Fault(published_with_another_dose, RECORDING, "failed", ("[0].Imms.DOSE_SEQUENCE", '"1"', '"9"')),
    Fault(
        never_published,
        RECORDING,
        "failed",
        ("delta rows", "CREATE", "no row", "not published in"),
        choices=SHORT_WAIT,
    ),
    Fault(published_twice, RECORDING, "failed", ("length 2 instead of 1",)),
]


@pytest.mark.parametrize("fault", API_FAULTS, ids=str)
def test_a_wrong_answer_of_the_api_is_noticed(fault: Fault, sandbox: Any, tmp_path: Path) -> None:
    with wrong_service(sandbox.ready, tmp_path, api=fault.spoil, dynamodb=untouched) as profile:
        assert_noticed(fault, run_alone(fault.scenario, tmp_path, profile, *fault.choices))


@pytest.mark.parametrize("fault", DYNAMODB_FAULTS, ids=str)
def test_a_wrong_item_in_a_table_is_noticed(fault: Fault, sandbox: Any, tmp_path: Path) -> None:
    with wrong_service(sandbox.ready, tmp_path, api=untouched, dynamodb=fault.spoil) as profile:
        assert_noticed(fault, run_alone(fault.scenario, tmp_path, profile, *fault.choices))


def test_a_right_service_behind_the_proxies_passes(sandbox: Any, tmp_path: Path) -> None:
    with wrong_service(sandbox.ready, tmp_path, api=untouched, dynamodb=untouched) as profile:
        result = run_features(tmp_path, profile, "--name", f"{RECORDING}|{DELETING}")
    assert result.exit_code == 0, result.console
    assert {each["status"] for each in result.allure_results} == {"passed"}
    assert len(result.allure_results) == 2


def run_alone(scenario: str, folder: Path, profile: Path, *choices: str) -> Result:
    return run_features(folder, profile, "--name", scenario, *choices, features=FEATURES / FOLDERS[scenario])


def assert_noticed(fault: Fault, result: Result) -> None:
    """Require one red verdict, the same in every report, that says what is wrong."""
    assert result.exit_code == 1, result.console
    [found] = result.allure_results
    assert found["status"] == fault.verdict
    message = found["statusDetails"]["message"]
    assert all(part in message for part in fault.says), message
    assert set(result.junit.values()) == {"failure" if fault.verdict == "failed" else "error"}
