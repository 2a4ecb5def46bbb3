"""What becomes of behave's events in Allure's model."""

from pathlib import Path
from typing import Any

from allure_behave.listener import AllureListener
from allure_behave.utils import scenario_parameters
from allure_commons.model2 import ExecutableItem, Parameter, StatusDetails, TestResult
from allure_commons.model2 import Status as AllureStatus
from allure_commons.types import ParameterMode
from allure_commons.utils import now, uuid4
from behave.model import Scenario, Step

from support.evidence import names
from support.evidence.allure import identity
from support.evidence.allure.details import scenario_details, status_of, step_details
from support.evidence.allure.labels import describe
from support.evidence.allure.plugin import hookimpl
from support.evidence.flaky import earlier_attempts
from support.evidence.selection import is_deselected


class Listener(AllureListener):
    """Keeps allure-behave's handling of steps, fixtures and attachments, and replaces that of scenarios.

    Put right: names, ids, labels and links of scenarios under rules and of Examples rows, verdicts on hooks,
    clean-ups and skips, scenarios that the run is not about, attachments outside a scenario, parameters.
    """

    def __init__(self, config: Any) -> None:
        """Listen with the tag patterns and the environment's name from the user data of `config`."""
        super().__init__(config)
        self._root = Path(config.base_dir).resolve()
        self._interrupted = ""
        self._last_start = 0
        self.told: set[int] = set()
        """Scenarios of the current feature that have been started, by `id()`."""

    def start_scenario(self, scenario: Scenario) -> None:
        """Begin a result."""
        self.told.add(id(scenario))
        self._interrupted = ""
        self._deselected = is_deselected(scenario, self.behave_config)
        self.current_scenario_uuid = uuid4()
        self.group_context.enter()
        self.logger.schedule_test(self.current_scenario_uuid, self._result_of(scenario))

    @hookimpl
    def stop_test(self, context: dict[str, Scenario], exc_type: type | None, exc_val: Any) -> None:
        """End a result; an exception that comes as far as this, such as SystemExit, ends the whole run."""
        if exc_type is not None:
            self._interrupted = f"the run was ended here by {exc_type.__name__}: {exc_val}"
        self.stop_scenario(context["scenario"])

    def stop_scenario(self, scenario: Scenario) -> None:
        """Complete a result and write it, or drop it if the run is not about the scenario."""
        uuid = self.current_scenario_uuid
        if self._deselected:
            self.steps.clear()
            self.logger.drop_test(uuid)
        else:
            self.flush_steps()
            self._conclude(self.logger.get_test(uuid), scenario)
            self.logger.close_test(uuid)
            self.group_context.append_test(uuid)
        self.group_context.exit()
        self.current_step_uuid = self.current_scenario_uuid = None

    def schedule_step(self, step: Step) -> None:
        """Take note of a step that is to come; in a dry run no scenario is under way, and no step matters."""
        if self.current_scenario_uuid:
            super().schedule_step(step)

    def match_step(self, match: object) -> None:
        """Begin the next step."""
        if self.steps:
            super().match_step(match)

    def stop_behave_step(self, result: Step) -> None:
        """End the current step."""
        if self.current_step_uuid:
            self.logger.stop_step(
                self.current_step_uuid,
                stop=now(),
                status=status_of(result),
                statusDetails=step_details(result),
            )

    @hookimpl
    def attach_data(self, body: str | bytes, name: str, attachment_type: Any, extension: str) -> None:
        """Attach to what is running, or to the run when no scenario is."""
        attach = self.logger.attach_data if self._is_running() else self.logger.global_attach_data
        attach(uuid4(), body, name=name, attachment_type=attachment_type, extension=extension)

    @hookimpl
    def attach_file(self, source: str, name: str, attachment_type: Any, extension: str) -> None:
        """Attach a file to what is running, or to the run when no scenario is."""
        attach = self.logger.attach_file if self._is_running() else self.logger.global_attach_file
        attach(uuid4(), source, name=name, attachment_type=attachment_type, extension=extension)

    @hookimpl
    def add_parameter(self, name: str, value: Any, excluded: bool | None, mode: Any) -> None:
        """Show a parameter of the scenario; a second one of the same name takes the place of the first."""
        test = self.logger.get_test(None)
        if test:
            others = [parameter for parameter in test.parameters if parameter.name != name]
            shown = Parameter(
                name=name, value=str(value), excluded=excluded, mode=mode.value if mode else None
            )
            test.parameters = [*others, shown]

    def _result_of(self, scenario: Scenario) -> TestResult:
        userdata = self.behave_config.userdata
        environment = userdata.get("AllureFormatter.environment", "")
        rule = names.rule_of(scenario)
        folders = identity.path_of(scenario, self._root).parts[:-1]
        described = describe(scenario, self._root, userdata)
        distinction = identity.distinction(scenario, environment)
        return TestResult(
            uuid=self.current_scenario_uuid,
            start=self._later(),
            name=names.display_name(scenario),
            fullName=identity.full_name(scenario),
            titlePath=[*folders, names.feature_of(scenario).name, *([rule.name] if rule else [])],
            historyId=identity.history_id(scenario, self._root, environment),
            testCaseId=identity.case_id(scenario, self._root),
            description="\n".join(scenario.description),
            parameters=[*(scenario_parameters(scenario) or ()), *_unseen(distinction), *_attempt(scenario)],
            labels=described.labels,
            links=described.links,
        )

    def _later(self) -> int:
        """Now, but later than any start before: of two attempts the report believes the later one."""
        self._last_start = max(now(), self._last_start + 1)
        return self._last_start

    def _conclude(self, test: TestResult, scenario: Scenario) -> None:
        test.stop = now()
        test.status, test.statusDetails = status_of(scenario), scenario_details(scenario)
        if self._interrupted:
            test.status, test.statusDetails = AllureStatus.BROKEN, StatusDetails(message=self._interrupted)

    def _is_running(self) -> bool:
        return self.logger.get_last_item(ExecutableItem) is not None


def _unseen(distinction: str) -> list[Parameter]:
    """A parameter that counts for the identity of a result and is not shown."""
    hidden = ParameterMode.HIDDEN.value
    return [Parameter(name="distinction", value=distinction, mode=hidden)] if distinction else []


def _attempt(scenario: Scenario) -> list[Parameter]:
    """Which attempt this is, if there were others before; it does not count for the identity."""
    attempts = earlier_attempts(scenario)
    return [Parameter(name="attempt", value=str(len(attempts) + 1), excluded=True)] if attempts else []
