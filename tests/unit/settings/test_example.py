"""The annotated example in the documentation cannot go stale."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from support.settings import load
from support.settings.example import profile
from support.settings.keys import ANY, KNOWN

DOCUMENT = Path(__file__).parents[3] / "docs" / "configuration.md"


def test_the_documentation_holds_the_example_as_it_is_written_today() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert f"```toml\n{profile()}```\n" in text, "paste the output of: python -m support.settings"


def test_the_example_sets_every_key() -> None:
    tree = tomllib.loads(profile())
    for key in KNOWN:
        branch: Any = tree
        for part in key:
            branch = branch["EMIS" if part == ANY else part]


def test_the_example_loads(write_profile: Any) -> None:
    settings = load(
        {"env": write_profile(profile())}, {"CIS2_USERNAME": "user", "EMIS_client_Secret": "hush"}
    )
    assert settings.environment == "my-env"
    assert settings.supplier("EMIS").client_secret.reveal() == "hush"
    assert settings.supplier("EMIS").private_key.source == f"file {Path('~/.imms/emis.pem').expanduser()}"


def test_one_command_begins_a_profile() -> None:
    written = subprocess.run(
        [sys.executable, "-m", "support.settings"], capture_output=True, text=True, check=True
    )
    assert written.stdout == profile()
