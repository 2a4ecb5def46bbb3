"""Allure result files for tests of what reads them."""

import json
from pathlib import Path
from typing import Any


def write_result(
    folder: Path, name: str, status: str = "passed", historyId: str = "", **details: Any
) -> Path:
    """Write the result of a scenario, its start being the number of results before it."""
    folder.mkdir(parents=True, exist_ok=True)
    result = {
        "name": name,
        "historyId": historyId or name,
        "status": status,
        "statusDetails": details,
        "labels": [{"name": "feature", "value": "Recording"}],
        "start": len(list(folder.glob("*-result.json"))),
    }
    path = folder / f"{name}-result.json"
    path.write_text(json.dumps(result), encoding="utf-8")
    return path
