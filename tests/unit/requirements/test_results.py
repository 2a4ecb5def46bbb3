"""What became of each scenario."""

import json
from pathlib import Path
from typing import Any

from behave.parser import parse_feature

from support.authoring.features import scenarios
from support.evidence.allure.identity import case_id
from support.requirements.results import Results

OUTLINE = """
Feature: Doses
  Words.

  Scenario Outline: A dose of <number>
    Given a thing <number>

    Examples:
      | number |
      | 0      |
      | 1      |
      |        |
"""
EMPTY = 2
ROWS = scenarios(parse_feature(OUTLINE, filename="features/one.feature"))


def write(folder: Path, row: int, stop: int = 0, **facts: Any) -> None:
    """Write what a run has to say of a row."""
    result = {
        "testCaseId": case_id(ROWS[row], Path().resolve()),
        "parameters": [{"name": "number", "value": str(row)}],
        "stop": stop,
        **facts,
    }
    (folder / f"{row}-{stop}-result.json").write_text(json.dumps(result), encoding="utf-8")


def status_of(row: int, folder: Path) -> str:
    return Results(folder, Path()).of(ROWS[row])


def test_each_row_has_its_own_result(tmp_path: Path) -> None:
    write(tmp_path, 0, status="passed")
    write(tmp_path, 1, status="failed")
    assert [status_of(0, tmp_path), status_of(1, tmp_path)] == ["passed", "failed"]


def test_a_row_with_an_empty_cell_has_its_own_too(tmp_path: Path) -> None:
    write(tmp_path, 1, status="failed")
    write(tmp_path, EMPTY, status="passed", parameters=[{"name": "number"}])  # Allure leaves "" out
    assert status_of(EMPTY, tmp_path) == "passed"


def test_what_was_not_run_has_none(tmp_path: Path) -> None:
    write(tmp_path, 0, status="passed")
    assert status_of(1, tmp_path) == "not run"


def test_the_last_result_counts(tmp_path: Path) -> None:
    write(tmp_path, 0, stop=2, status="failed")
    write(tmp_path, 0, stop=3, status="passed")
    write(tmp_path, 0, stop=1, status="broken")
    assert status_of(0, tmp_path) == "passed"


def test_a_failure_that_is_known_is_told_apart(tmp_path: Path) -> None:
    write(tmp_path, 0, status="failed", statusDetails={"known": True})
    assert status_of(0, tmp_path) == "known defect"


def test_a_result_that_cannot_be_read_is_named_and_the_others_are_told(tmp_path: Path) -> None:
    write(tmp_path, 0, status="passed")
    (tmp_path / "half-result.json").write_text('{"testCaseId": "cut o')
    results = Results(tmp_path, Path())
    assert results.of(ROWS[0]) == "passed"
    (problem,) = results.unreadable
    assert problem == f"{tmp_path}/half-result.json cannot be read as a result: was it written to its end?"
