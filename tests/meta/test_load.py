"""A load run verifies what it wrote, notices a wrong service, and leaves nothing behind however it ends."""

import os
import re
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from support.cleanup.ledger import read
from tests.meta.load_run import (
    LoadResult,
    against,
    alive,
    await_records,
    end_of,
    entries_of,
    ledgers_in,
    run_load,
    start_load,
    two_processes,
)
from tests.meta.profiles import write_profile
from tests.meta.spoils import (
    SHORT_WAIT,
    delete_refused,
    never_published,
    stored_under_another_supplier,
)
from tests.meta.wrong_service import Passing, Spoil, untouched, wrong_service

STORED = "CHECK events item as sent"
PUBLISHED = "CHECK delta row published in time"
SOME_SECONDS = ("--run-time", "5s")
ONE_JOURNEY = ("--run-time", "1s", "--users", "1", "--verify-every", "1")
"""Whatever the run time, users come to the end of their first journey."""
SECRET = re.compile(rb"eyJ[\w-]{8}|PRIVATE KEY|Bearer (?!\*)|client_assertion")


@pytest.fixture(scope="module")
def run(sandbox: Any, tmp_path_factory: pytest.TempPathFactory) -> LoadResult:
    folder = tmp_path_factory.mktemp("load")
    profile = against(write_profile(folder, sandbox.ready))
    return run_load(folder, *profile, *SOME_SECONDS, "--verify-every", "3", "--csv", "reports/load")


def test_a_right_service_passes(run: LoadResult) -> None:
    assert run.exit_code == 0, run.console
    assert run.failures == {}


def test_a_share_of_the_records_is_verified_in_both_tables(run: LoadResult) -> None:
    recorded = run.requests["POST /Immunization"]
    assert recorded >= 3
    assert run.requests[STORED] == run.requests[PUBLISHED] == -(-recorded // 3)
    assert f"{recorded} recorded, {run.requests[STORED]} verified whole, 0 failures" in run.console


def test_requests_are_named_by_their_operation(run: LoadResult) -> None:
    assert set(run.requests) == {
        *("POST token", "POST /Immunization", "DELETE /Immunization/{id}"),
        *("CHECK answer to create", "CHECK answer to delete", STORED, PUBLISHED),
    }
    assert run.requests["POST token"] == 1


def test_all_is_in_the_ledger_and_nothing_is_left(run: LoadResult, sandbox: Any) -> None:
    events = Counter(entry.event for entry in entries_of(run.ledgers))
    assert events["intended"] == events["recorded"] == events["deleted"] == run.requests["POST /Immunization"]
    assert alive(sandbox, run) == []


def test_no_secret_is_in_what_the_run_leaves(run: LoadResult) -> None:
    written = [
        path.read_bytes() for path in run.folder.rglob("*") if path.suffix != ".toml" and path.is_file()
    ]
    assert len(written) >= 5
    assert [found for text in (*written, run.console.encode()) for found in SECRET.findall(text)] == []


def test_two_processes_share_one_run(sandbox: Any, tmp_path: Path) -> None:
    profile = against(write_profile(tmp_path, sandbox.ready))
    with two_processes() as processes:
        result = run_load(tmp_path, *profile, *processes, *SOME_SECONDS, "-D", "http.rate_limit=10000")
    assert result.exit_code == 0, result.console
    assert len({path.name.partition("-worker-")[0] for path in result.ledgers}) == 1
    each = [sum(entry.event == "recorded" for entry in read(path)) for path in result.ledgers]
    assert len(each) == 2
    assert all(each)
    assert result.requests["POST /Immunization"] == result.requests["DELETE /Immunization/{id}"] == sum(each)
    assert result.requests["POST token"] == 2
    assert alive(sandbox, result) == []


@pytest.mark.parametrize(
    ("spoil", "check", "reason", "choices"),
    [
        (
            stored_under_another_supplier,
            STORED,
            "events item.SupplierSystem: differs from character … on",
            (),
        ),
        (never_published, PUBLISHED, "delta rows: not published in … s, … looks", SHORT_WAIT),
    ],
    ids=["wrong item", "lost row"],
)
def test_wrong_content_is_a_failure_of_its_own_name(
    spoil: Spoil, check: str, reason: str, choices: tuple[str, ...], sandbox: Any, tmp_path: Path
) -> None:
    with wrong_service(sandbox.ready, tmp_path, api=untouched, dynamodb=spoil) as profile:
        result = run_load(tmp_path, *against(profile), *ONE_JOURNEY, *choices)
    assert result.exit_code == 1, result.console
    assert result.failures == {check: reason}
    assert "1 difference from what was expected" in result.console
    assert alive(sandbox, result) == []


def test_what_cannot_be_deleted_is_named(sandbox: Any, tmp_path: Path) -> None:
    with wrong_service(sandbox.ready, tmp_path, api=delete_refused, dynamodb=untouched) as profile:
        result = run_load(tmp_path, *against(profile), *ONE_JOURNEY)
    assert result.exit_code == 1
    assert result.failures["DELETE /Immunization/{id}"] == "500 Internal Server Error"
    assert "not cleaned up" in result.failures["CHECK all records deleted"]
    recorded = {entry.record_id for entry in entries_of(result.ledgers) if entry.event == "recorded"}
    [line] = [line for line in result.console.splitlines() if line.startswith("NOT deleted: ")]
    assert recorded
    assert set(line.removeprefix("NOT deleted: ").split(", ")) == recorded


def test_ctrl_c_deletes_what_was_made(sandbox: Any, tmp_path: Path) -> None:
    with users_that_get_stuck(sandbox, tmp_path) as arguments:
        process = start_load(tmp_path, *arguments)
        await_records(tmp_path, ledgers=1)
        process.send_signal(signal.SIGINT)
        result = end_of(process, tmp_path)
    assert "0 verified whole" in result.console
    assert result.intended
    assert alive(sandbox, result) == []


def test_a_worker_that_is_killed_is_missed_and_cleaned_up_after(sandbox: Any, tmp_path: Path) -> None:
    with users_that_get_stuck(sandbox, tmp_path) as arguments, two_processes() as processes:
        process = start_load(tmp_path, *arguments, *processes)
        await_records(tmp_path, ledgers=2)
        beginning = read(ledgers_in(tmp_path)[0])[0]
        assert beginning.pid
        os.kill(beginning.pid, signal.SIGKILL)
        process.send_signal(signal.SIGINT)
        result = end_of(process, tmp_path)
    assert result.exit_code == 1
    assert "worker 0" in result.console
    assert "was lost; has been cleaned up after" in result.console
    assert alive(sandbox, result) == []


def test_a_run_that_nobody_asked_for_does_not_start(sandbox: Any, tmp_path: Path) -> None:
    result = run_load(tmp_path, "-D", f"env={write_profile(tmp_path, sandbox.ready)}")
    assert result.exit_code == 2, result.console
    assert "The run cannot start." in result.console
    assert "must be asked for by name: --against deployment" in result.console
    assert not (tmp_path / "reports/ledgers").exists()


def without_delta_rows(passing: Passing) -> None:
    """Look-ups by identifier are left alone: they find what was asked for when nobody heard the answer."""
    if passing.operation == "Query":
        passing.json = {
            **passing.json,
            "Items": [each for each in passing.json["Items"] if "Imms" not in each],
        }


@contextmanager
def users_that_get_stuck(sandbox: Any, folder: Path) -> Iterator[tuple[str, ...]]:
    """The arguments for a run whose users wait for long with a record that lives."""
    with wrong_service(sandbox.ready, folder, api=untouched, dynamodb=without_delta_rows) as profile:
        patient = ("-D", "waiting.delta_timeout=100", "--verify-every", "1", "--stop-timeout", "1s")
        yield (*against(profile), *patient, "--run-time", "10m")
