"""The canary in the real suite: its tokens, keys and variables, and a service that repeats what it hears."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.canary import Canary, search
from tests.meta.our_features import run_features
from tests.meta.wrong_service import Passing, untouched, wrong_service

IN_A_VARIABLE = "Canary+in=an+environment&variable"
SIGNED = re.compile(rb"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+")
"""A JSON Web Token with a signature, such as the assertion that buys a token."""
NO_REDACTOR = "from support.evidence.redaction import Redactor\nRedactor.redact = lambda self, text: text\n"
EVERY_FORMATTER = (
    *("-fplain", "-fjson", "-fsupport.evidence.rerun:RerunFormatter"),
    *("-oreports/plain.txt", "-oreports/run.json", "-orerun.txt"),
)
LEFT = ("reports", "rerun.txt")


class Parrot:
    """Answers every record that is sent with the token that came with it, in the headers and the body."""

    def __init__(self) -> None:
        self.tokens: set[str] = set()

    def __call__(self, passing: Passing) -> None:
        header = passing.request_headers.get("Authorization", "")
        if passing.status == 201:
            token = header.removeprefix("Bearer ")
            self.tokens.add(token)
            passing.status = 500
            passing.headers |= {"X-Heard": header, "X-Token": token}
            passing.json = {"heard": header, "access_token": token, "in words": f"I heard {token}"}


def what_is_left(folder: Path, profile: Path, jobs: str) -> dict[str, bytes]:
    """The console's bytes and those of every file."""
    run = run_features(folder, profile, "--tags=@smoke", jobs, *EVERY_FORMATTER)
    assert run.exit_code == 1
    files = [path for name in LEFT for path in (folder / name, *(folder / name).rglob("*")) if path.is_file()]
    assert {"rerun.txt", "timings.json", "run.log", "run.json"} <= {path.name for path in files}
    return {"console": run.console.encode()} | {str(path): path.read_bytes() for path in files}


def planted(ready: Any, tokens: set[str]) -> dict[str, list[bytes]]:
    """What the run knew: every token, the lines of the key, the variable; as they are and in base64."""
    key = Path(ready["suppliers"]["Postman_Auth"]["private_key_file"]).read_text(encoding="utf-8")
    lines = [line for line in key.splitlines() if not line.startswith("-----")]
    secrets = {
        **{f"token {number}": [token] for number, token in enumerate(tokens)},
        "key file": [key, *lines, key.replace("\n", "\\n")],
        "environment variable": [IN_A_VARIABLE],
    }
    return {name: [form for each in texts for form in forms(each)] for name, texts in secrets.items()}


def forms(secret: str) -> list[bytes]:
    return [secret.encode(), json.dumps(secret)[1:-1].encode(), base64.b64encode(secret.encode())[:-4]]


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_nothing_that_the_suite_knows_is_in_any_byte_that_it_leaves(
    tmp_path: Path, sandbox: Any, canary: Canary, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    monkeypatch.setenv("ANY_KEY", IN_A_VARIABLE)
    parrot = Parrot()
    with wrong_service(sandbox.ready, tmp_path, api=parrot, dynamodb=untouched) as profile:
        left = what_is_left(tmp_path, profile, jobs)
    assert parrot.tokens
    assert canary.search(left, planted(sandbox.ready, parrot.tokens)) == {}
    assert [place for place, body in left.items() if SIGNED.search(body)] == []


def test_without_the_redactor_the_tokens_leave(
    tmp_path: Path, sandbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The canary sings: what the parrot says is really on its way out."""
    (tmp_path / "sitecustomize.py").write_text(NO_REDACTOR)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    parrot = Parrot()
    with wrong_service(sandbox.ready, tmp_path, api=parrot, dynamodb=untouched) as profile:
        left = what_is_left(tmp_path, profile, "-j1")
    found = search(left, planted(sandbox.ready, parrot.tokens))
    assert len(found) == len(parrot.tokens) > 0
