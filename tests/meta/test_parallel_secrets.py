"""The canary in several processes: what one of them hears, none of them tells."""

import json
import textwrap
from pathlib import Path

from tests.meta.parallel_run import run_parallel
from tests.meta.test_no_secret_leaves import (
    ENVIRONMENT,
    EVERY_FORMATTER,
    FEATURES,
    KNOWN_BY_SHAPE,
    REMEMBERED,
    STEPS,
    leaks,
)

NO_REDACTOR = "from support.evidence.redaction import Redactor\nRedactor.redact = lambda self, text: text\n"


def what_is_left(folder: Path, environment: str) -> dict[str, bytes]:
    """The console's bytes, and those of every file, the logs of the workers among them."""
    (folder / "planted.json").write_text(json.dumps({"remembered": REMEMBERED, "shapes": KNOWN_BY_SHAPE}))
    run = run_parallel(folder, FEATURES, STEPS, environment, ("-j3", *EVERY_FORMATTER))
    assert run.exit_code == 1
    files = [path for path in (folder / "reports").rglob("*") if path.is_file()]
    assert any(path.name == "worker-3.log" for path in files)
    return {"console": run.console.encode()} | {path.name: path.read_bytes() for path in files}


def test_no_planted_secret_is_in_any_byte_that_a_run_leaves(tmp_path: Path) -> None:
    assert leaks(what_is_left(tmp_path, ENVIRONMENT)) == {}


def test_without_the_redactor_of_the_workers_secrets_leave(tmp_path: Path) -> None:
    left = what_is_left(tmp_path, NO_REDACTOR + textwrap.dedent(ENVIRONMENT))
    assert len(leaks(left)) > 30
