"""Does what the workflow `acceptance.yml` does, with its own scripts, on folders in place of machines."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from support.evidence.report.html import ROOT

WORKFLOW = ROOT / ".github/workflows/acceptance.yml"
TIME_LIMIT = 300
EXPRESSION = re.compile(r"\$\{\{ ([\w.]+) \}\}")
Done = subprocess.CompletedProcess[str]


def jobs() -> dict[str, Any]:
    """The jobs by name."""
    read: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return read


def step(job: str, name: str) -> dict[str, Any]:
    """A step of a job."""
    [found] = [each for each in jobs()[job]["steps"] if each.get("name") == name]
    return dict(found)


def make_workspace(folder: Path, features: Mapping[str, str]) -> Path:
    """What a machine has after its first steps: the suite, installed, but with features of our own."""
    folder.mkdir(parents=True)
    for name in ("steps", "environment.py", "behave.ini"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "reports").mkdir()
    (folder / "features").mkdir()
    for name, text in features.items():
        (folder / "features" / name).write_text(text, encoding="utf-8")
    return folder


def carry_out(job: str, name: str, folder: Path, values: Mapping[str, str]) -> Done:
    """Run the script of a step in a folder, with the values that expressions such as `inputs.tags` have.

    What it tells the other jobs and the summary is in `output` and `summary` of the folder.
    """
    found = step(job, name)
    own = {**jobs()[job].get("env", {}), **found.get("env", {})}
    variables = {key: EXPRESSION.sub(lambda match: values.get(match[1], ""), str(own[key])) for key in own}
    files = {"GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "summary")}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-c", found["run"]],
        cwd=folder,
        env={**inherited, **files, **{key: value for key, value in variables.items() if value}},
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )


def keep(job: str, name: str, folder: Path, artefact: Path) -> None:
    """Upload what a step says from one folder to another."""
    for path in step(job, name)["with"]["path"].split():
        source, target = folder / path, artefact / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.exists():
            shutil.copyfile(source, target)
