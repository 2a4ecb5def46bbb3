"""`python -m support.cleanup`, for real: what killed runs left is deleted, and each obstacle has its line."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from support.cleanup.ledger import Identifier, Ledger, read
from tests.contract.records import vaccination
from tests.meta.behave_run import TIME_LIMIT
from tests.meta.our_features import FEW, run_features
from tests.meta.profiles import write_profile
from tests.meta.wrong_service import Passing, untouched, wrong_service
from tests.sandbox_client import SandboxClient

ENVIRONMENT = "deployment"
MARK = "imms-at-0"


def clean_up(folder: Path, profile: Path | str, *arguments: str) -> tuple[int, str]:
    """Run the command; returns its exit code and all that it said."""
    done = subprocess.run(
        [sys.executable, "-m", "support.cleanup", "-D", f"env={profile}", *arguments],
        cwd=folder,
        env={**os.environ, "ANY_KEY": "any"},
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


class Left:
    """What a killed run left: one record with its id in the ledger, one without an answer, and a stranger."""

    def __init__(self, sandbox: SandboxClient, folder: Path, environment: str = ENVIRONMENT) -> None:
        self.sandbox = sandbox
        self.ledger = folder / "reports" / "ledgers" / f"{MARK}.jsonl"
        ours = [vaccination({"/identifier/0/value": f"{MARK}-{uuid4()}"}) for _ in range(2)]
        bodies = [*ours, vaccination()]
        answers = [sandbox.send("POST", "/Immunization", body) for body in bodies]
        self.known, self.unanswered, self.stranger = (answer.record_id for answer in answers)
        known, unanswered, self.theirs = (Identifier(**body["identifier"][0]) for body in bodies)
        with closing(Ledger(self.ledger, environment, sandbox.ready["events_table"])) as ledger:
            ledger.intended(known, "Postman_Auth")
            ledger.recorded(known, self.known)
            ledger.intended(unanswered, "Postman_Auth")

    @property
    def living(self) -> list[str]:
        ids = (self.known, self.unanswered, self.stranger)
        return [each for each in ids if self.sandbox.send("GET", f"/Immunization/{each}").status == 200]


@pytest.fixture
def left(sandbox: SandboxClient, tmp_path: Path) -> Left:
    return Left(sandbox, tmp_path)


def test_what_a_killed_run_left_is_deleted_once_and_nothing_else(left: Left, tmp_path: Path) -> None:
    profile = write_profile(tmp_path, left.sandbox.ready)
    code, said = clean_up(tmp_path, profile)
    assert (code, left.living) == (0, [left.stranger]), said
    assert said.splitlines() == [
        "Clean-up: imms-at-0: 2 records deleted",
        "Clean-up: deployment: nothing is left",
    ]
    assert clean_up(tmp_path, profile) == (0, "Clean-up: deployment: nothing is left\n")


def test_a_run_begins_with_it(left: Left, tmp_path: Path) -> None:
    profile = write_profile(tmp_path, left.sandbox.ready)
    result = run_features(tmp_path, profile, "--tags=@no-such-tag", features=FEW)
    assert "Clean-up: imms-at-0: 2 records deleted" in result.console
    assert left.living == [left.stranger]


def test_ledgers_of_another_machine_are_handed_over(left: Left, tmp_path: Path) -> None:
    text = left.ledger.read_text(encoding="utf-8")
    left.ledger.write_text(text.replace(f'"host": "{os.uname().nodename}"', '"host": "elsewhere"'))
    profile = write_profile(tmp_path, left.sandbox.ready)
    code, said = clean_up(tmp_path, profile)
    assert (code, len(left.living)) == (0, 3)
    assert "1 run left alone, on another machine; to be handed over by name when over: elsewhere" in said
    assert said.endswith("deployment: 1 run was left alone; of all others nothing is left\n")
    code, said = clean_up(tmp_path, profile, "reports")
    assert (code, left.living) == (0, [left.stranger]), said


def test_a_run_that_is_alive_is_left_alone_and_nobody_says_that_nothing_is_left(
    left: Left, tmp_path: Path
) -> None:
    with closing(Ledger.of_the_past(left.ledger)):
        code, said = clean_up(tmp_path, write_profile(tmp_path, left.sandbox.ready))
    assert (code, len(left.living)) == (0, 3)
    assert said.splitlines() == [
        "Clean-up: imms-at-0: left alone, for it is not over",
        "Clean-up: deployment: 1 run was left alone; of all others nothing is left",
    ]


def test_what_may_be_somebody_elses_is_named_and_left(left: Left, tmp_path: Path) -> None:
    with closing(Ledger.of_the_past(left.ledger)) as ledger:
        ledger.intended(left.theirs, "Postman_Auth")
    code, said = clean_up(tmp_path, write_profile(tmp_path, left.sandbox.ready))
    assert (code, left.living) == (1, [left.stranger]), said
    where = f"{left.theirs.system}#{left.theirs.value} ({left.stranger}"
    assert f"NOT deleted: {where} may be somebody else's: delete by hand if it is ours)" in said


def test_what_cannot_be_deleted_is_left_behind_for_the_next_time(left: Left, tmp_path: Path) -> None:
    def refuse(passing: Passing) -> None:
        if passing.method == "DELETE":
            passing.status = 403

    with wrong_service(left.sandbox.ready, tmp_path, api=refuse, dynamodb=untouched) as profile:
        code, said = clean_up(tmp_path, profile)
    assert code == 1
    assert f"NOT deleted: {left.known} (the delete was answered 403)" in said
    assert "NOT everything could be cleaned up" in said
    assert [entry.event for entry in read(left.ledger)].count("left behind") == 2
    assert clean_up(tmp_path, write_profile(tmp_path, left.sandbox.ready))[0] == 0


def test_a_file_that_is_no_ledger_keeps_nobody_from_the_others(left: Left, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("buy milk\n")
    profile = write_profile(tmp_path, left.sandbox.ready)
    code, said = clean_up(tmp_path, profile, "notes.txt", "nowhere", str(left.ledger))
    assert (code, left.living) == (1, [left.stranger])
    assert "notes.txt is no ledger: its first line does not say which run it belongs to" in said
    assert "nowhere cannot be read: No such file or directory" in said


def test_a_ledger_about_another_environment_is_left_alone(sandbox: SandboxClient, tmp_path: Path) -> None:
    left = Left(sandbox, tmp_path, environment="internal-dev")
    code, said = clean_up(tmp_path, write_profile(tmp_path, sandbox.ready), "reports")
    assert (code, len(left.living)) == (0, 3)
    assert "1 run left alone, about another environment: internal-dev" in said


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"base_url": "{nobody}/FHIR/R4"}, ("environment deployment is not usable", "_ping")),
        ({"events_table": "imms-nowhere"}, ("events table: imms-nowhere", "not found")),
    ],
)
def test_an_environment_that_does_not_answer(
    changes: dict[str, str], says: tuple[str, ...], left: Left, tmp_path: Path, nobody_listens: str
) -> None:
    changed = {name: value.format(nobody=nobody_listens) for name, value in changes.items()}
    code, said = clean_up(tmp_path, write_profile(tmp_path, left.sandbox.ready, **changed))
    assert (code, len(left.living)) == (2, 3)
    assert said.startswith("The clean-up cannot start.")
    assert all(part in said for part in says), said


def test_the_embedded_sandbox_takes_its_records_along(tmp_path: Path) -> None:
    code, said = clean_up(tmp_path, "sandbox")
    assert code == 0
    assert "nothing to do: the records of sandbox end with it" in said


@pytest.mark.parametrize("argument", [("-D", "env=nowhere"), ("-D", "http.timeout=soon")])
def test_a_setting_that_makes_no_sense(argument: tuple[str, ...], tmp_path: Path, sandbox: Any) -> None:
    code, said = clean_up(tmp_path, write_profile(tmp_path, sandbox.ready), *argument)
    assert code == 2
    assert "The clean-up cannot start." in said
