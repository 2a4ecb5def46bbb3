"""A new part of the suite cannot stay outside the walls of pyproject.toml unnoticed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PARTS = {
    path.stem
    for path in (ROOT / "support").iterdir()
    if (path.suffix == ".py" and path.stem != "__init__") or any(path.glob("**/*.py"))
}
"""The packages and modules directly under `support`."""
LEFT_OUT = {
    "The suite knows the sandbox only by its URLs: `running` starts and stops it, `proving` spoils it": {
        "sandbox": "is what the others must not know",
        "running": "starts and stops it",
        "proving": "spoils it",
    },
    "The sandbox stands alone: reference facts are all it shares": {
        "sandbox": "is what stands alone",
        "reference": "has the facts that it shares",
    },
    "One door for HTTP": {
        "api": "is the door to the service",
        "auth": "is the door to whoever grants tokens",
    },
    "One door for DynamoDB": {
        "tables": "is the door",
        "sandbox": "has a DynamoDB of its own",
    },
    "One door for waiting": {"waiting": "is the door"},
    "One door for Allure": {"evidence": "is the door"},
}
"""What each wall leaves out on purpose, and why; of the walls that name the parts one by one."""


def walls() -> dict[str, set[str]]:
    """The parts that are named by each wall that names most of them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    named = {each["name"]: named_parts(each) for each in contracts if each["type"] == "forbidden"}
    return {name: parts for name, parts in named.items() if len(parts) > len(PARTS) / 2}


def named_parts(contract: dict[str, Any]) -> set[str]:
    """Those on the longer side: either from them or into them nothing may be imported."""
    modules: list[str] = max(contract["source_modules"], contract["forbidden_modules"], key=len)
    return {name for parent, _, name in (each.rpartition(".") for each in modules) if parent == "support"}


@pytest.mark.parametrize("wall", LEFT_OUT)
def test_a_wall_leaves_out_only_what_it_leaves_out_on_purpose(wall: str) -> None:
    assert PARTS - walls()[wall] == LEFT_OUT[wall].keys()


def test_every_wall_that_names_the_parts_one_by_one_is_looked_at() -> None:
    assert walls().keys() == LEFT_OUT.keys()
