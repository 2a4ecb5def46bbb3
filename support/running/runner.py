"""behave's runner, which gives what takes long a head start: so this module imports as little as it can."""

import os
import signal
from pathlib import Path
from typing import Any

from behave.runner import Runner

from support.running.head_start import HeadStart
from support.settings.texts import run_option

REPORTS = Path("reports")


class AcceptanceRunner(Runner):
    """Starts the services before the first hook and stops them after the last, see `support.running.run`.

    With `-j` it runs the scenarios in so many processes, where there are enough of them. Ends the process
    with code 2 when the settings or the target are not usable, and fails a run that selects no scenario: a
    mistyped tag must not look like success.
    """

    def run(self) -> bool:
        """Read steps and features, and run them; true when the run failed."""
        if self.config.dry_run:
            return bool(super().run())
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # it deserves a clean-up as Ctrl-C does
        with HeadStart(
            self.config.userdata, REPORTS, in_processes=self._may_need_workers()
        ) as self._head_start:
            from support.evidence.recording import clear_last_run

            clear_last_run(self)
            return bool(super().run())

    def _may_need_workers(self) -> bool:
        return int(self.config.jobs) > 1 or run_option("order", self.config.userdata, os.environ) is not None

    def run_model(self, features: Any = None) -> bool:
        """Run the features that have been read; true when the run failed."""
        if self.config.dry_run:
            return bool(super().run_model(features))
        from support.running.run import Run  # by now the steps have imported most of what that needs

        return Run(self, self._head_start, super().run_model, REPORTS).take_place()
