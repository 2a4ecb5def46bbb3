"""What is said of a run as a whole, when all scenarios have ended and before any report is closed."""

import sys
from collections.abc import Sequence

from behave.configuration import Configuration
from behave.formatter.base import Formatter, StreamOpener
from behave.model import Scenario

from support.evidence.report.gate import RUN
from support.evidence.run_errors import RunErrors
from support.evidence.verdicts import verdict

NOTHING_VERIFIED = "nothing was verified: every scenario was skipped"


class LastWord(Formatter):
    """To be put before all formatters, which are closed in their order; prints nothing itself."""

    def __init__(self, config: Configuration, scenarios: Sequence[Scenario], errors: RunErrors) -> None:
        """Record in `errors` when none of these scenarios was run to a verdict."""
        super().__init__(StreamOpener(stream=sys.stdout), config)
        self._scenarios = scenarios
        self._errors = errors

    def close(self) -> None:
        """Look at what became of all scenarios."""
        if self._scenarios and not any(verdict(each) in RUN for each in self._scenarios):
            self._errors.record("selection", NOTHING_VERIFIED)
        super().close()
