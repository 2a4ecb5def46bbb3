import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.sandbox.guide import how_to_talk_to
from tests.sandbox_client import SandboxClient

REPOSITORY = Path(__file__).parents[3]


def test_the_guide_names_every_address(sandbox: SandboxClient) -> None:
    guide = how_to_talk_to(sandbox.ready)
    for name in ("base_url", "token_url", "dynamodb_url", "events_table", "delta_table", "region"):
        assert sandbox.ready[name] in guide
    assert sandbox.ready["status_api_key"] not in guide


def test_without_the_usual_supplier_another_is_the_example(sandbox: SandboxClient) -> None:
    emis = sandbox.ready["suppliers"]["EMIS"]
    guide = how_to_talk_to({**sandbox.ready, "suppliers": {"EMIS": emis}})
    assert "A token for EMIS" in guide
    assert emis["client_id"] in guide


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl to paste the lines to")
def test_its_lines_can_be_pasted_into_a_shell(sandbox: SandboxClient) -> None:
    lines = re.search(r"^  JAR=.*?(?=\n\n)", how_to_talk_to(sandbox.ready), re.MULTILINE | re.DOTALL)
    assert lines is not None
    shell = subprocess.run(
        ["bash", "-c", lines[0]], cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=True
    )
    assert shell.stdout.startswith("HTTP/1.1 201 ")
    [location] = re.findall(r"^Location: (\S+)", shell.stdout, re.MULTILINE)
    assert sandbox.read(location.rsplit("/", 1)[-1]).status == 200
