"""What a run called, told at its end: in one line, and in a file that names what called most."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from behave.model import Scenario

from support.calls import Calls
from support.evidence.redaction import redact

MOST = 25
"""The scenarios that are named in the file."""


def note_calls(scenario: Scenario, calls: Calls) -> None:
    """Keep what a scenario called; one that is run again has called for both."""
    noted: Any = scenario
    noted.calls = calls_of(scenario) + calls


def calls_of(scenario: Scenario) -> Calls:
    """What a scenario called; nothing if it was not run, or nobody lived to tell."""
    calls: Calls = getattr(scenario, "calls", Calls())
    return calls


def headline(total: Calls, scenarios: int) -> str:
    """Say in one line what a run of so many scenarios called."""
    each = total.api / max(scenarios, 1)
    looks = f"{total.events} into the events table, {total.delta} into the delta table"
    return f"Calls: {total.api} to the API ({each:.2f} a scenario), {total.tokens} for tokens; looks: {looks}"


def write(path: Path, total: Calls, scenarios: Sequence[Scenario]) -> None:
    """Write what a run called as JSON; `most` lists the scenarios that called most, those first."""
    told = {
        "total": asdict(total),
        "scenarios": len(scenarios),
        "api_per_scenario": round(total.api / max(len(scenarios), 1), 3),
        "most": [_row(scenario) for scenario in sorted(scenarios, key=_weight)[:MOST]],
    }
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _weight(scenario: Scenario) -> tuple[int, int, str]:
    calls = calls_of(scenario)
    return (-calls.api, -calls.looks, str(scenario.location))


def _row(scenario: Scenario) -> dict[str, Any]:
    calls = asdict(calls_of(scenario))
    del calls["tokens"]
    name = redact(f"{scenario.location}  {scenario.name}")  # cells of a row may hold secrets
    return {"scenario": name, **calls}
