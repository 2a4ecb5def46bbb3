"""The canary: secrets planted wherever they can come from, and none of them in any byte that a run leaves."""

import textwrap
from pathlib import Path

from tests.canary import Canary, search
from tests.meta.behave_run import run_behave
from tests.meta.planted import (
    ENVIRONMENT,
    EVERY_FORMATTER,
    FEATURES,
    NO_REDACTOR,
    PLANTED,
    STEPS,
    planted_forms,
    write_plants,
)

RUNS = {
    "run": EVERY_FORMATTER,
    "rows": ("--include=row",),
    "cannot begin": ("-Dfail=yes",),
}


def what_is_left(folder: Path, environment: str) -> dict[str, bytes]:
    """Everything that some runs leave: the bytes of the console and of every file."""
    left: dict[str, bytes] = {}
    for name, args in RUNS.items():
        (folder / name).mkdir()
        write_plants(folder / name)
        run = run_behave(folder / name, FEATURES, STEPS, environment, args)
        assert run.exit_code == 1
        left[f"{name}: console"] = run.console.encode()
        files = (path for path in (folder / name / "reports").rglob("*") if path.is_file())
        left |= {f"{name}: {path.name}": path.read_bytes() for path in files}
    return left


def test_no_planted_secret_is_in_any_byte_that_a_run_leaves(tmp_path: Path, canary: Canary) -> None:
    assert canary.search(what_is_left(tmp_path, ENVIRONMENT), planted_forms()) == {}


def test_without_the_redactor_every_planted_secret_leaves(tmp_path: Path) -> None:
    """The canary sings: what it looks for is really on its way out."""
    left = what_is_left(tmp_path, NO_REDACTOR + textwrap.dedent(ENVIRONMENT))
    assert set(search(left, planted_forms())) == set(PLANTED)
