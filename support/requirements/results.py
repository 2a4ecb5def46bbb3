"""What became of each scenario when it was last run, from the Allure results of that run."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave.model import Scenario

from support.evidence.allure.identity import case_id
from support.evidence.redaction import redact

NOT_RUN = "not run"
KNOWN_DEFECT = "known defect"


@dataclass(frozen=True)
class Result:
    """One scenario's verdict in one run."""

    status: str
    """passed, failed, broken, skipped, or known defect."""
    cells: frozenset[tuple[str, str]]
    """Heading and cell of the Examples row, among other parameters."""
    stopped: int
    """Milliseconds since the epoch."""


class Results:
    """The results of the last run; none at all if there was no run yet."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Read `*-result.json` in `folder`; `root` is the folder that holds `features`."""
        self._root = root.resolve()
        self._results: defaultdict[str, list[Result]] = defaultdict(list)
        self.unreadable: list[str] = []
        """Results that are not told of, because they cannot be read."""
        for path in sorted(folder.glob("*-result.json")):
            try:
                facts = json.loads(path.read_text(encoding="utf-8"))
                self._results[facts["testCaseId"]].append(_result(facts))
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                self.unreadable.append(f"{path} cannot be read as a result: was it written to its end?")

    def of(self, scenario: Scenario) -> str:
        """The status of a scenario's last result, or that it was not run."""
        cells = _cells(scenario)
        mine = [each for each in self._results[case_id(scenario, self._root)] if cells <= each.cells]
        return max(mine, key=lambda each: each.stopped).status if mine else NOT_RUN


def _cells(scenario: Scenario) -> frozenset[tuple[str, str]]:
    """The cells of the scenario's row as a report shows them: without what looks like a secret."""
    row = scenario._row
    pairs = zip(row.headings, row.cells, strict=True) if row else ()
    return frozenset((heading, redact(cell)) for heading, cell in pairs)


def _result(facts: Mapping[str, Any]) -> Result:
    cells = frozenset((each["name"], each.get("value", "")) for each in facts.get("parameters", ()))
    status = KNOWN_DEFECT if facts.get("statusDetails", {}).get("known") else facts["status"]
    return Result(status, cells, facts.get("stop", 0))
