"""The features of this repository in several processes: one set of tokens, and nothing left behind."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from support.cleanup.ledger import read
from support.cleanup.leftovers import leftovers
from tests.meta.behave_run import BEHAVE, TIME_LIMIT, Result
from tests.meta.our_features import AS_IN_BEHAVE_INI, FEW, run_features
from tests.meta.profiles import write_profile
from tests.meta.wrong_service import Passing, proxy

REPOSITORY = Path(__file__).parents[2]
SEED = 20260131
SOME = (
    *("--tags=@smoke", "-D", f"seed={SEED}", "-D", "sandbox.delta_delay=0.05"),
    *("-D", "sandbox.token_lifetime=600"),  # none expires, however slow the machine is
)
TOKEN_ENDPOINT = "/oauth2-mock/token"
MORE_STEPS = """
import os, signal, time
from pathlib import Path
from behave import step

FIRST = Path("leader")
if not FIRST.exists():  # the leader reads the steps before any worker does
    FIRST.write_text(str(os.getpid()))
LEADER = int(FIRST.read_text())

@step("the worker is killed")
def killed(context):
    os.kill(os.getpid(), signal.SIGKILL)

@step("the run is interrupted")
def interrupted(context):
    os.kill(LEADER, signal.SIGTERM)
    time.sleep(30)

@step("somebody presses Ctrl-C")
def pressed(context):
    for pid in {LEADER, os.getpid()}:
        os.kill(pid, signal.SIGINT)
    time.sleep(30)
"""
MORE_FEATURES = """
Feature: More
  Scenario: one
    Given a complete COVID vaccination
    When the supplier records it
    Then {ending}
  Scenario: two
    Given a complete COVID vaccination
    When the supplier records it
    Then the response is 201 Created
  Scenario: three
    Given a complete COVID vaccination
    When the supplier records it
    Then the response is 201 Created
"""


class Runs(NamedTuple):
    serial: Result
    parallel: Result


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    def run(*arguments: str) -> Result:
        return run_features(tmp_path_factory.mktemp("some"), "sandbox", *SOME, *arguments)

    return Runs(run(), run("-j4"))


def test_both_ways_of_running_agree(runs: Runs) -> None:
    assert runs.serial.exit_code == runs.parallel.exit_code == 0, runs.parallel.console
    assert statuses(runs.parallel) == statuses(runs.serial)
    assert histories(runs.parallel) == histories(runs.serial)
    assert runs.parallel.junit == runs.serial.junit


def test_every_scenario_has_the_same_generated_values(runs: Runs) -> None:
    assert sent_facts(runs.serial)
    assert sent_facts(runs.parallel) == sent_facts(runs.serial)


def test_each_supplier_has_one_token_for_all_workers(runs: Runs) -> None:
    assert log_files(runs.parallel)
    assert len(tokens_fetched(runs.parallel)) == len(tokens_fetched(runs.serial))


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_token_endpoint_is_asked_once(sandbox: Any, tmp_path: Path, jobs: int) -> None:
    asked: list[str] = []

    def count(passing: Passing) -> None:
        if (passing.method, passing.path) == ("POST", TOKEN_ENDPOINT):
            asked.append(passing.path)

    with proxy(sandbox.ready["oauth_token_url"].removesuffix(TOKEN_ENDPOINT), count) as origin:
        profile = write_profile(tmp_path, sandbox.ready)
        result = run_more_features(
            tmp_path, profile, "the response is 201 Created", f"-j{jobs}", *log_in(sandbox.ready, origin)
        )
    assert result.exit_code == 0, result.console
    assert len(asked) == 1


def test_no_secret_is_in_what_workers_leave(runs: Runs) -> None:
    files = [path for path in (runs.parallel.folder / "reports").rglob("*") if path.is_file()]
    assert not [path for path in files if b"eyJ" in path.read_bytes()]


def test_a_run_tells_how_long_its_scenarios_took(runs: Runs) -> None:
    for run in runs:
        timings = json.loads((run.folder / "reports/timings.json").read_text("utf-8"))
        assert len(timings) == len(run.junit)


def test_calls_are_counted_as_the_logs_have_them(runs: Runs) -> None:
    for run in runs:
        total = json.loads((run.folder / "reports/calls.json").read_text("utf-8"))["total"]
        assert total["api"] == len(lines_with(run, "imms.http: ")) - len(tokens_fetched(run)) > 0
        assert total["tokens"] == len(tokens_fetched(run)) > 0
        assert total["events"] + total["delta"] == looks_logged(run) > 0
        assert f"Calls: {total['api']} to the API" in run.console
        facts = (run.folder / "reports/allure-results/environment.properties").read_text("utf-8")
        assert f"calls = {total['api']} to the API" in facts


def test_every_scenario_tells_the_same_calls(runs: Runs) -> None:
    assert set(requests_told(runs.serial).values()) > {1}
    assert requests_told(runs.parallel) == requests_told(runs.serial)
    most = [json.loads((run.folder / "reports/calls.json").read_text("utf-8"))["most"] for run in runs]
    assert [each["api"] for each in most[0]] == [each["api"] for each in most[1]]
    assert most[0][0]["api"] == max(requests_told(runs.serial).values())


def test_what_a_killed_worker_made_is_deleted_and_the_run_goes_on(sandbox: Any, tmp_path: Path) -> None:
    result = run_more_features(
        tmp_path, write_profile(tmp_path, sandbox.ready), "the worker is killed", "-j3"
    )
    assert result.exit_code == 1
    assert statuses(result) == {"one": "broken", "two": "passed", "three": "passed"}
    assert_nothing_is_left(result, sandbox)


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("how", ["the run is interrupted", "somebody presses Ctrl-C"])
def test_what_an_interrupted_run_made_is_deleted(sandbox: Any, tmp_path: Path, jobs: int, how: str) -> None:
    profile = write_profile(tmp_path, sandbox.ready)
    result = run_more_features(tmp_path, profile, how, f"-j{jobs}")
    assert result.exit_code == 1
    assert statuses(result)["one"] == "broken"
    assert_nothing_is_left(result, sandbox)


def test_shards_have_every_scenario_between_them(sandbox: Any, tmp_path: Path) -> None:
    names: list[str] = []
    for shard in ("1/2", "2/2"):
        folder = tmp_path / shard.replace("/", "_of_")
        folder.mkdir()
        profile = write_profile(folder, sandbox.ready)
        choices = (f"-Dshard={shard}", f"-Dseed={SEED}", "-Dhttp.rate_limit=6001")
        result = run_more_features(folder, profile, "the response is 201 Created", "-j2", *choices)
        assert result.exit_code == 0, result.console
        assert f"Of 6001 requests a minute, shard {shard} takes 3000" in result.console
        assert result.junit.keys() == result.allure.keys()
        names += result.allure
    assert sorted(names) == ["one", "three", "two"]


def test_a_random_order_is_repeated_by_its_seed(sandbox: Any, tmp_path: Path) -> None:
    profile = write_profile(tmp_path, sandbox.ready)
    choices = ("-Dorder=random", "-Dseed=5")
    result = run_more_features(tmp_path, profile, "the response is 201 Created", *choices)
    assert result.exit_code == 0, result.console
    assert "In random order. The same again: -D order=random -D seed=5" in result.console
    facts = (tmp_path / "reports/allure-results/environment.properties").read_text("utf-8")
    assert "order = random" in facts
    begun = sorted(result.allure_results, key=lambda each: each["start"])
    assert [each["name"] for each in begun] == ["three", "two", "one"]


def test_a_dry_run_starts_no_worker(tmp_path: Path) -> None:
    result = run_features(tmp_path, "sandbox", "-j4", "--dry-run", features=FEW)
    assert result.exit_code == 0, result.console
    assert not log_files(result)


def test_a_run_that_selects_nothing_is_red(tmp_path: Path) -> None:
    result = run_features(tmp_path, "sandbox", "-j4", "--tags=@no-such-tag", features=FEW)
    assert result.exit_code == 1
    assert any("no scenario has the tags" in error for error in result.global_errors)


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        ("waiting.delta_timout=3", "Did you mean waiting.delta_timeout"),
        ("order=longest", "-D order is 'longest': should be random"),
        ("shard=2/1", "-D shard is '2/1': should be such as 2/4"),
        ("shard=1/2", "shard 1/2 has no seed to share with the others"),
        ("shard=1/2 -Dseed=7 -Dhttp.rate_limit=1", "too few requests a minute for 2 shards to share"),
    ],
)
def test_a_run_that_cannot_start_ends_at_once(tmp_path: Path, choice: str, says: str) -> None:
    result = run_features(tmp_path, "sandbox", "-j4", "-D", *choice.split(), features=FEW)
    assert result.exit_code == 2
    assert says in result.console


def run_more_features(folder: Path, profile: Path, ending: str, *arguments: str) -> Result:
    """Run features of our own with the hooks and steps of the repository."""
    shutil.copytree(REPOSITORY / "steps", folder / "steps")
    shutil.copy(REPOSITORY / "environment.py", folder)
    (folder / "steps/more_steps.py").write_text(MORE_STEPS, encoding="utf-8")
    (folder / "features").mkdir()
    (folder / "features/more.feature").write_text(MORE_FEATURES.format(ending=ending), encoding="utf-8")
    done = subprocess.run(
        [BEHAVE, *arguments, "-D", f"env={profile}", *AS_IN_BEHAVE_INI, "features"],
        cwd=folder,
        env={**os.environ, "ANY_KEY": "any"},
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    return Result(done.returncode, done.stdout + done.stderr, folder)


def log_in(ready: Any, origin: str) -> list[str]:
    """The choices that lead to the flow whose token endpoint may be anywhere."""
    supplier = ready["suppliers"]["Postman_Auth"]
    given = {
        "auth.flow": "authorization-code",
        "auth.authorization_code.authorize_url": ready["oauth_authorize_url"],
        "auth.authorization_code.token_url": f"{origin}{TOKEN_ENDPOINT}",
        "auth.authorization_code.redirect_uri": ready["oauth_redirect_uri"],
        "auth.authorization_code.username": ready["oauth_username"],
        "suppliers.Postman_Auth.client_secret": supplier["client_secret"],
    }
    return [f"-D{name}={value}" for name, value in given.items()]


def statuses(result: Result) -> dict[str, str]:
    return {name: each["status"] for name, each in result.allure.items()}


def histories(result: Result) -> set[str]:
    return {each["historyId"] for each in result.allure_results}


def sent_facts(result: Result) -> set[tuple[str, str, str]]:
    """Of each scenario and each vaccination that it sent, what depends on nothing but the seed."""
    found = set()
    for each in result.allure_results:
        for step in each["steps"]:
            for attachment in step.get("attachments", ()):
                if attachment["name"].startswith("POST /Immunization 201"):
                    exchange = json.loads(result.attachment(attachment["source"]))
                    body = json.loads(exchange["request"]["body"]["value"])
                    found.add((each["name"], body["lotNumber"], body["contained"][1]["birthDate"]))
    return found


def requests_told(result: Result) -> dict[str, int]:
    """How many requests each scenario sent, by what its report says."""
    return {
        each["historyId"]: int(parameter["value"].partition(" to the API")[0])
        for each in result.allure_results
        for parameter in each["parameters"]
        if parameter["name"] == "calls"
    }


def tokens_fetched(result: Result) -> list[str]:
    return lines_with(result, "token: POST")


def looks_logged(result: Result) -> int:
    lines = lines_with(result, "imms.tables: ")
    return sum(int(found[1]) for line in lines if (found := re.search(r"after (\d+) look", line)))


def lines_with(result: Result, text: str) -> list[str]:
    """The lines of the logs of all processes that have it."""
    logs = [result.folder / "reports/run.log", *log_files(result)]
    return [line for log in logs for line in log.read_text("utf-8").splitlines() if text in line]


def log_files(result: Result) -> list[Path]:
    """What the workers of a run wrote."""
    return list((result.folder / "reports/workers").glob("worker-*.log"))


def assert_nothing_is_left(result: Result, sandbox: Any) -> None:
    """By what the ledgers say, and by what the service says."""
    ledgers = sorted((result.folder / "reports/ledgers").glob("*.jsonl"))
    entries = [entry for ledger in ledgers for entry in read(ledger)]
    made = {entry.record_id for entry in entries if entry.event == "recorded"}
    assert made
    assert leftovers(entries).records == ()
    assert {sandbox.send("GET", f"/Immunization/{record_id}").status for record_id in made} == {404}
    assert f"Records: {len(made)} made, {len(made)} deleted" in result.console
