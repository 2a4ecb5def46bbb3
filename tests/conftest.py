"""What all tests share: one running sandbox, and the figures that are told when all is done."""

import json
import os
import signal
from collections.abc import Iterator

import pytest

from support.sandbox import launcher
from support.sandbox.suppliers import BUILT_IN
from tests.agreement import Agreement
from tests.canary import Canary
from tests.sandbox_client import SandboxClient

DELTA_DELAY = 0.05
AGREEMENT = pytest.StashKey[Agreement]()
CANARY = pytest.StashKey[Canary]()

TEST_SUPPLIERS = {
    "Only FLU": ["FLU.CRUDS"],
    "COVID but its updates": ["COVID.CRDS"],
    "Only reading": ["COVID.R", "FLU.R"],
    "lower case": ["covid.c", "flu.crud"],
    "dpsfull": ["COVID.CRUDS"],
}
"""Suppliers besides the built-in ones: name -> permissions."""


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxClient]:
    """A sandbox in a process of its own; what a test leaves in it, others may meet."""
    folder = tmp_path_factory.mktemp("sandbox")
    suppliers = json.loads(BUILT_IN.read_text(encoding="utf-8"))
    suppliers |= {name: {"permissions": permissions} for name, permissions in TEST_SUPPLIERS.items()}
    file = folder / "suppliers.json"
    file.write_text(json.dumps(suppliers), encoding="utf-8")
    with launcher.running({"suppliers": file, "delta_delay": DELTA_DELAY}, folder / "sandbox.log") as ready:
        yield SandboxClient(ready)


@pytest.fixture(scope="session")
def agreement(pytestconfig: pytest.Config) -> Agreement:
    """Where the replays count how many cases agree; the figures are printed after the last test."""
    return pytestconfig.stash[AGREEMENT]


@pytest.fixture(scope="session")
def canary(pytestconfig: pytest.Config) -> Canary:
    """Searches what runs leave for secrets; its figures are printed after the last test."""
    return pytestconfig.stash[CANARY]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[AGREEMENT] = Agreement()
    # Whoever starts us in the background has Ctrl-C ignored, and what we start would ignore it, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    config.stash[CANARY] = Canary()
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]  # what this shell says of AWS is about other tables


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in (*config.stash[AGREEMENT].lines(), *config.stash[CANARY].lines()):
        terminalreporter.write_line(line)
