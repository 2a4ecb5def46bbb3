"""What all tests share: one running sandbox, and the figures that are told when all is done."""

import itertools
import json
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support.sandbox import launcher
from support.sandbox.suppliers import BUILT_IN
from tests.agreement import AGREEMENT, Agreement, agreement_lines
from tests.canary import CANARY, Canary, canary_lines
from tests.sandbox_client import SandboxClient
from tests.surroundings import without_settings

DELTA_DELAY = 0.05

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


@pytest.fixture
def agreement(record_property: Callable[[str, object], None]) -> Agreement:
    """By which the replays tell how many cases agree; the figures are printed after the last test."""
    return Agreement(record_property)


@pytest.fixture
def canary(record_property: Callable[[str, object], None]) -> Canary:
    """Searches what runs leave for secrets; its figures are printed after the last test."""
    return Canary(record_property)


def pytest_configure() -> None:
    # Whoever starts us in the background has Ctrl-C ignored, and what we start would ignore it, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in os.environ.keys() - without_settings(os.environ).keys():
        del os.environ[name]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in (
        *agreement_lines(_told(terminalreporter, AGREEMENT)),
        *canary_lines(_told(terminalreporter, CANARY)),
    ):
        terminalreporter.write_line(line)


def _told(terminalreporter: pytest.TerminalReporter, name: str) -> Iterator[Any]:
    """What tests recorded as a property, in whatever process they ran."""
    for report in itertools.chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport) and report.when == "call":
            yield from (value for each, value in report.user_properties if each == name)
