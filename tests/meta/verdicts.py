"""What each report says of each verdict, and of which scenario."""

import re

JUNIT = {
    "passed": "passed",
    "flaky": "passed",
    "failed": "failure",
    "broken": "error",
    "known": "skipped",
    "skipped": "skipped",
}
CONSOLE = {
    "passed": "ok",
    "flaky": "flaky",
    "failed": "FAILED",
    "broken": "BROKEN",
    "known": "known",
    "skipped": "skipped",
}
ROW = re.compile(r" \(\w+\)$")


def without_row(scenario: str) -> str:
    """The name of a scenario as the feature file has it: that of a row ends with its values."""
    return ROW.sub("", scenario)
