"""behave's runner, which makes sure that there is something to run and something to run it against."""

import sys
from collections.abc import Iterable
from secrets import token_hex
from typing import Any

from behave.model import Feature
from behave.model_type import Status
from behave.runner import Runner

from support.preflight import TargetUnusable
from support.running import services
from support.sandbox.launcher import SandboxError
from support.settings import SettingsError

UNUSABLE = 2
NOT_RUN = {Status.untested, Status.skipped}


class AcceptanceRunner(Runner):
    """Starts the services before the first hook and stops them after the last.

    Ends the process with code 2 when the settings or the target are not usable, and fails a run that
    selects no scenario: a mistyped tag must not look like success.
    """

    def run_model(self, features: list[Feature] | None = None) -> bool:
        """Run the features; true when the run failed."""
        if self.config.dry_run:
            return bool(super().run_model(features))
        run_mark = f"imms-at-{token_hex(4)}"
        try:
            with services.running(self.config.userdata, run_mark) as shared:
                self.context.services, self.context.run_mark = shared, run_mark
                failed = bool(super().run_model(features))
        except (SettingsError, SandboxError, TargetUnusable) as problem:
            print(f"The run cannot start.\n{problem}", file=sys.stderr)
            sys.exit(UNUSABLE)
        if not any(_was_run(feature) for feature in self.features):
            print("No scenario was selected: check the tags, names and files given.", file=sys.stderr)
            return True
        return failed


def _was_run(feature: Feature) -> bool:
    scenarios: Iterable[Any] = feature.walk_scenarios()
    return any(scenario.status not in NOT_RUN for scenario in scenarios)
