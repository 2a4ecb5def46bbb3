"""What is in the HTML report, where there is all that makes one."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from support.evidence.report import html

NEEDS_NODE = pytest.mark.skipif(
    shutil.which("node") is None or not html.ALLURE.is_file(),
    reason="Node.js or the Allure command line tool is not installed: npm ci",
)


def statistics(folder: Path, look: str) -> dict[str, Any]:
    """The counts of the verdicts in one look of the report."""
    summary = json.loads((folder / "reports/allure" / look / "summary.json").read_text(encoding="utf-8"))
    return dict(summary["stats"])
