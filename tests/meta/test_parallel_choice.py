"""What is chosen to be run in several processes is what would be run in one."""

from pathlib import Path

import pytest

from tests.meta.many_endings import ENVIRONMENT, FEATURES, STEPS
from tests.meta.parallel_run import run_parallel
from tests.meta.views import allure_results, exit_code, junit_files_of_features


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("--name=^twin$",), ["twin", "twin"]),
        (
            ("--name=rows", "--name=so does it"),
            ["rows (101)", "rows (11)", "rows (11)", "rows (13)", "so does it"],
        ),
        (("features/endings.feature:6",), ["it passes"]),
        (("features/deep/rules.feature:25", "features/endings.feature:8"), ["it fails", "rows (11)"]),
        (("--tags=@EVT-30", "--name=twin"), ["twin"]),
        (("--tags=@large",), ["rows (101)", "rows (13)"]),
        (("--include=half|unwanted", "--tags=not @not-wanted"), ["it is selected"]),
        (
            ("--exclude=endings|rules|tear", "--tags=not @not-wanted"),
            ["it cannot begin", "it is selected", "nor can it"],
        ),
    ],
    ids=str,
)
def test_scenarios_are_selected_as_in_a_serial_run(
    tmp_path: Path, arguments: tuple[str, ...], names: list[str]
) -> None:
    runs = []
    for jobs in ("-j1", "-j2"):
        (tmp_path / jobs).mkdir()
        runs.append(run_parallel(tmp_path / jobs, FEATURES, STEPS, ENVIRONMENT, (jobs, *arguments)))
    assert [sorted(each["name"] for each in run.allure_results) for run in runs] == [names, names]
    for view in (exit_code, allure_results, junit_files_of_features):
        assert view(runs[0]) == view(runs[1])
