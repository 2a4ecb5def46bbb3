"""The canary in several processes: what one of them hears, none of them tells."""

import textwrap
from pathlib import Path

import pytest

from tests.canary import Canary, search
from tests.meta.on_terminal import run_on_terminal
from tests.meta.parallel_run import run_parallel
from tests.meta.planted import (
    ENVIRONMENT,
    EVERY_FORMATTER,
    FEATURES,
    NO_REDACTOR,
    STEPS,
    planted_forms,
    write_plants,
)


def what_is_left(folder: Path, environment: str) -> dict[str, bytes]:
    """The console's bytes, and those of every file, the logs of the workers among them."""
    write_plants(folder)
    run = run_parallel(folder, FEATURES, STEPS, environment, ("-j3", *EVERY_FORMATTER))
    assert run.exit_code == 1
    files = [path for path in (folder / "reports").rglob("*") if path.is_file()]
    assert any(path.name == "worker-3.log" for path in files)
    return {"console": run.console.encode()} | {path.name: path.read_bytes() for path in files}


def test_no_planted_secret_is_in_any_byte_that_a_run_leaves(tmp_path: Path, canary: Canary) -> None:
    assert canary.search(what_is_left(tmp_path, ENVIRONMENT), planted_forms()) == {}


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_no_planted_secret_is_shown_on_a_terminal(tmp_path: Path, canary: Canary, jobs: str) -> None:
    write_plants(tmp_path)
    seen = run_on_terminal(tmp_path, (FEATURES, STEPS, ENVIRONMENT), (jobs,), columns=20)
    assert "of 1" in seen.text, "the progress of the run"
    left = {"terminal": seen.raw.encode(), "what can be read on it": "".join(seen.lines).encode()}
    assert canary.search(left, planted_forms()) == {}


def test_without_the_redactor_of_the_workers_secrets_leave(tmp_path: Path) -> None:
    left = what_is_left(tmp_path, NO_REDACTOR + textwrap.dedent(ENVIRONMENT))
    assert len(search(left, planted_forms())) > 30
