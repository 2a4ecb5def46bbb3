"""Runs the features of this repository with the real `behave`, the reports going to a folder of their own."""

import os
import subprocess
from pathlib import Path

from tests.meta.behave_run import BEHAVE, TIME_LIMIT, Result

FEATURES = Path(__file__).parents[2] / "features"
FEW = FEATURES / "deleting"
"""For tests to which any feature will do: reading all takes a second."""
RECORDING = "A complete vaccination is accepted, stored and published"
DELETING = "A deleted record is marked as deleted, and the deletion is published"
AS_IN_BEHAVE_INI = (
    "--runner=support.running.runner:AcceptanceRunner",
    "--format=support.evidence.allure:AllureFormatter",
    "--outfile=reports/allure-results",
    "--format=support.evidence.console:ConsoleFormatter",
    "--junit",
    "--junit-directory=reports/junit",
    "--no-capture-hooks",
)
"""The choices of behave.ini, which does not count in another folder."""


def run_features(
    folder: Path,
    environment: str | Path,
    *arguments: str,
    features: Path = FEATURES,
    time_limit: int = TIME_LIMIT,
) -> Result:
    """Run features against an environment: the name of one, or a profile."""
    done = subprocess.run(
        [BEHAVE, "-D", f"env={environment}", *arguments, *AS_IN_BEHAVE_INI, features],
        cwd=folder,
        env={"ANY_KEY": "any", **os.environ},
        capture_output=True,
        text=True,
        timeout=time_limit,
        check=False,
    )
    return Result(done.returncode, done.stdout + done.stderr, folder)
