"""Each fault of the catalogue can be told from a right sandbox, and none outlives its block."""

import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from support.requirements.catalogue import load as requirements
from support.sandbox import server
from support.sandbox.faults import FAULTS, Fault
from support.sandbox.faults.catalogue import AREAS
from support.sandbox.options import Options
from tests.faults.probe import Probe
from tests.sandbox_client import SandboxClient

PROBES = [
    each
    for area in AREAS
    for each in vars(import_module(f"tests.faults.{area.__name__.rpartition('.')[2]}")).values()
    if isinstance(each, Probe)
]
"""Those for the faults of an area are in the file of the same name beside this one."""


@pytest.fixture(scope="module")
def here() -> Iterator[SandboxClient]:
    """A sandbox in this process, where faults can come and go."""
    with server.running(Options(delta_delay=0)) as ready:
        yield SandboxClient(ready)


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.fault.name)
def test_a_fault_changes_what_is_seen_while_it_is_there(here: SandboxClient, probe: Probe) -> None:
    with probe.fault.active():
        assert probe.look(here) == probe.wrong
    assert probe.look(here) == probe.right


def test_every_fault_has_a_probe() -> None:
    assert FAULTS.keys() - {each.fault.name for each in PROBES} == set()


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_says_what_it_is_about(fault: Fault) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", fault.name)
    assert re.fullmatch(r"[A-Z].*[^.]\.", fault.story)
    assert fault.clue
    assert fault.breaks
    assert set(fault.breaks) <= requirements().keys()
