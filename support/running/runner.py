"""behave's runner, which makes sure that there is something to run and something to run it against."""

import sys
from pathlib import Path
from secrets import token_hex
from typing import Any

from behave.runner import Runner

from support.evidence import recording
from support.evidence.run_errors import RunErrors
from support.evidence.selection import is_deselected
from support.preflight import TargetUnusable
from support.running import services
from support.sandbox.launcher import SandboxError
from support.session import Services
from support.settings import SettingsError

REPORTS = Path("reports")
UNUSABLE = 2


class AcceptanceRunner(Runner):
    """Starts the services before the first hook and stops them after the last.

    Ends the process with code 2 when the settings or the target are not usable, and fails a run that
    selects no scenario: a mistyped tag must not look like success.
    """

    def run_model(self, features: Any = None) -> bool:
        """Run the features; true when the run failed."""
        if self.config.dry_run:
            return bool(super().run_model(features))
        recording.clear_last_run(self)
        errors = recording.start(self, REPORTS)
        try:
            with services.running(self.config.userdata, REPORTS, _new_run_mark()) as shared:
                self.context.services = shared
                return self._run_against(shared, errors, features)
        except (SettingsError, SandboxError, TargetUnusable) as problem:
            errors.record("start-up", str(problem))
            print(f"The run cannot start.\n{problem}", file=sys.stderr)
            sys.exit(UNUSABLE)

    def _run_against(self, shared: Services, errors: RunErrors, features: Any) -> bool:
        recording.describe_run(self, shared.settings.environment, {"seed": str(shared.settings.seed)})
        nothing_to_run = all(is_deselected(each, self.config) for each in self._scenarios())
        if nothing_to_run:
            errors.record("selection", "no scenario has the tags, the name or the place that was asked for")
        return bool(super().run_model(features)) or nothing_to_run

    def _scenarios(self) -> list[Any]:
        return [scenario for feature in self.features for scenario in feature.walk_scenarios()]


def _new_run_mark() -> str:
    """What the business identifier of each record of this run begins with, and its ledger is called."""
    return f"imms-at-{token_hex(4)}"
