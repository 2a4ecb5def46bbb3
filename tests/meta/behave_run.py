"""Runs real behave on tiny features in a folder of its own, and reads back what every report says."""

import json
import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

BEHAVE = Path(sys.executable).parent / "behave"
OURS = "support.evidence.allure:AllureFormatter"
STOCK = "allure_behave.formatter:AllureFormatter"
OUR_RUNNER = "recorded:RecordedRunner"
STOCK_RUNNER = "behave.runner:Runner"
TIME_LIMIT = 300
"""Seconds after which a run is taken to hang: for a machine that is busy, for no verdict depends on it."""

INI = """
[behave]
paths = features
default_format = support.evidence.console:ConsoleFormatter
format = {allure}
outfiles = reports/allure-results
junit = true
junit_directory = reports/junit
show_skipped = false
logging_level = INFO
logging_format = %(message)s
capture_hooks = false
color = off
runner = {runner}
"""
RECORDED_RUNNER = """
from pathlib import Path

from behave.runner import Runner
from support.evidence import recording
from support.running.retrying import try_again


class RecordedRunner(Runner):
    def run_model(self, features=None):
        recording.clear_last_run(self)
        errors = recording.start(self, Path("reports"))
        try_again(self, 2)
        return super().run_model(features) or bool(errors.all)
"""


@dataclass(frozen=True)
class Result:
    """What a run left behind."""

    exit_code: int
    console: str
    """Standard output and standard error."""
    folder: Path

    @property
    def allure(self) -> dict[str, dict[str, Any]]:
        """The results by name."""
        return {result["name"]: result for result in self.allure_results}

    @property
    def allure_results(self) -> list[dict[str, Any]]:
        """All results, in no order."""
        return self._read("*-result.json")

    @property
    def global_errors(self) -> list[str]:
        """The messages at the head of the Allure report."""
        return [error["message"] for item in self.globals_items for error in item.get("errors", ())]

    @property
    def globals_items(self) -> list[dict[str, Any]]:
        """What belongs to the run rather than to a scenario."""
        return self._read("*-globals.json")

    @property
    def junit(self) -> dict[str, str]:
        """What became of each test case: passed, failure, error or skipped."""
        return {case.attrib["name"]: _outcome(case) for case in self._junit_cases()}

    @property
    def junit_messages(self) -> dict[str, str]:
        """Why each test case did not pass."""
        return {
            case.attrib["name"]: child.attrib.get("message", "")
            for case in self._junit_cases()
            for child in case
            if child.tag in ("failure", "error", "skipped")
        }

    def attachment(self, source: str) -> str:
        """The text of an attachment."""
        return (self.folder / "reports/allure-results" / source).read_text(encoding="utf-8")

    def _read(self, pattern: str) -> list[dict[str, Any]]:
        paths = (self.folder / "reports/allure-results").glob(pattern)
        return [json.loads(path.read_text(encoding="utf-8")) for path in paths]

    def _junit_cases(self) -> list[ElementTree.Element]:
        files = sorted((self.folder / "reports/junit").glob("*.xml"))
        return [case for path in files for case in ElementTree.parse(path).getroot().iter("testcase")]


def run_behave(
    folder: Path,
    features: dict[str, str],
    steps: str,
    environment: str = "",
    args: tuple[str, ...] = (),
    stock: bool = False,
) -> Result:
    """Write features (by path), a step module and an environment, and run the `behave` command on them.

    With `stock`, by the runner and the Allure formatter as they are published, without anything of ours.
    """
    write_project(folder, features, steps, environment, stock)
    done = subprocess.run(
        [str(BEHAVE), *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    return Result(done.returncode, done.stdout + done.stderr, folder)


def write_project(
    folder: Path, features: dict[str, str], steps: str, environment: str = "", stock: bool = False
) -> None:
    """Write what `run_behave` runs."""
    allure, runner = (STOCK, STOCK_RUNNER) if stock else (OURS, OUR_RUNNER)
    files = {f"features/{path}": text for path, text in features.items()} | {
        "steps/steps.py": steps,
        "environment.py": environment,
        "recorded.py": RECORDED_RUNNER,
        "behave.ini": INI.format(allure=allure, runner=runner),
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(textwrap.dedent(text), encoding="utf-8")


def _outcome(case: ElementTree.Element) -> str:
    return next((child.tag for child in case if child.tag in ("failure", "error", "skipped")), "passed")
