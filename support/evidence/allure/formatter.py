"""The formatter to be named in behave.ini."""

from pathlib import Path
from typing import Any

import allure_commons
from allure_behave.formatter import AllureFormatter as StockFormatter
from allure_commons.utils import get_testplan
from behave.configuration import Configuration
from behave.formatter.base import Formatter
from behave.model import Feature, Scenario
from behave.model_type import Status

from support.evidence.allure.file_logger import RedactingFileLogger
from support.evidence.allure.identity import full_name
from support.evidence.allure.listener import Listener

DEFAULT_FOLDER = "reports/allure-results"


class AllureFormatter(StockFormatter):
    """Writes one Allure result for each scenario of the run; a dry run has none.

    Safe in several processes that write into one folder: every file has a name of its own, and what an
    earlier run left is not touched here but by `support.evidence.recording.clear_last_run`.
    """

    name = "allure"
    description = "Allure results, one file per scenario, into the folder named by --outfile"

    def __init__(self, stream_opener: Any, config: Configuration) -> None:
        """Begin to listen."""
        Formatter.__init__(self, stream_opener, config)
        self.folder = stream_opener.name or DEFAULT_FOLDER
        self.listener = Listener(config)
        self.file_logger = RedactingFileLogger(Path(self.folder))
        allure_commons.plugin_manager.register(self.listener)
        allure_commons.plugin_manager.register(self.file_logger)
        self._planned = {test.get("selector") for test in get_testplan()}
        self._feature: Feature | None = None

    def uri(self, uri: str) -> None:
        """Leave the group to `feature`, which unlike this is only called for features that run."""

    def feature(self, feature: Feature) -> None:
        """Watch over every scenario of the feature, under rules and outlines too."""
        self._leave_feature()
        self._feature = feature
        self.listener.start_file()
        if self.config.dry_run:
            return
        for scenario in feature.walk_scenarios():
            if self._planned and full_name(scenario) not in self._planned:
                scenario.skip()
            scenario.run = allure_commons.test(scenario.run, context={"scenario": scenario})

    def eof(self) -> None:
        """Tell of the scenarios that a hook of the feature or a rule kept from running."""
        if self._feature is not None:
            for scenario in self._feature.walk_scenarios():
                if scenario.status is Status.hook_error and id(scenario) not in self.listener.told:
                    self._tell_unrun(scenario)
        self._leave_feature()

    def close(self) -> None:
        """Write what is left and listen no longer."""
        self._leave_feature()
        super().close()

    def _tell_unrun(self, scenario: Scenario) -> None:
        self.listener.start_scenario(scenario)
        for step in scenario.all_steps:
            self.listener.schedule_step(step)
        self.listener.stop_scenario(scenario)

    def _leave_feature(self) -> None:
        if self._feature is not None:
            self.listener.stop_feature()
            self.listener.told.clear()
        self._feature = None
