"""Recording a run: what the runner calls before the first hook, so that every report tells the same truth."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from behave.reporter.junit import JUnitReporter as StockJUnitReporter
from behave.reporter.summary import SummaryReporter as StockSummary
from behave.runner import Context, Runner

from support.evidence import junit
from support.evidence.allure import AllureFormatter
from support.evidence.censor import censor_console, censor_logging
from support.evidence.first_reader import FirstReader
from support.evidence.redaction import redact
from support.evidence.run_errors import RunError, RunErrors
from support.evidence.run_log import RunLog
from support.evidence.summary import RunSummary
from support.evidence.verdicts import note_cleanup_error

ALLURE_FILES = (
    *("*-result.json", "*-container.json", "*-globals.json", "*-attachment.*", "*.tmp"),
    *("environment.properties", "executor.json", "categories.json"),
)
RUN_LOG = "run.log"
HOOKS_OF_THE_RUN = ("before_all", "after_all")


def clear_last_run(runner: Runner) -> None:
    """Delete the Allure and JUnit results of an earlier run; nothing else in their folders is touched.

    To be called once per run, by the process that the run was started in.
    """
    for folder in _allure_folders(runner):
        _delete(Path(folder), ALLURE_FILES)
    if runner.config.junit:
        _delete(Path(runner.config.junit_directory), (junit.FILES,))


def start(runner: Runner, reports: Path) -> RunErrors:
    """Begin to record; to be called when hooks are loaded and formatters made, and no hook has run.

    From here on secrets are masked in all that is printed, logged and reported, steps cannot end the
    process, and errors outside every scenario are recorded. The log goes to `run.log` in `reports`.

    Returns the run's errors, to which the runner may add its own.
    """
    censor_console()
    censor_logging()
    errors = RunErrors(functools.partial(_write_junit, runner.config))
    for name in HOOKS_OF_THE_RUN:
        if name in runner.hooks:
            runner.hooks[name] = errors.recorded(runner.hooks[name], name)
    runner.context.on_cleanup_error = functools.partial(_note_cleanup_error, errors)
    runner.formatters.insert(0, FirstReader(runner.config, errors, RunLog(reports / RUN_LOG)))
    runner.config.reporters = [_ours(reporter, runner, errors) for reporter in runner.config.reporters]
    return errors


def describe_run(runner: Runner, environment: str, facts: dict[str, str]) -> None:
    """Tell Allure which environment the run is about, and facts such as the seed and the versions.

    The name of the environment is part of every scenario's identity: histories are kept apart by it.
    """
    runner.config.userdata["AllureFormatter.environment"] = environment
    lines = [f"{name} = {value}" for name, value in {"environment": environment, **facts}.items()]
    for folder in _allure_folders(runner):
        path = Path(folder) / "environment.properties"
        path.write_text(redact("\n".join(lines) + "\n"), encoding="utf-8")


def _allure_folders(runner: Runner) -> list[str]:
    return [formatter.folder for formatter in runner.formatters if isinstance(formatter, AllureFormatter)]


def _delete(folder: Path, patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        for path in folder.glob(pattern):
            path.unlink()


def _write_junit(config: Any, errors: list[RunError]) -> None:
    if config.junit:
        junit.write_run_errors(Path(config.junit_directory), errors)


def _ours(reporter: Any, runner: Runner, errors: RunErrors) -> Any:
    """The reporter that takes the place of one of behave's own."""
    match reporter:
        case StockJUnitReporter():
            return junit.JUnitReporter(runner.config)
        case StockSummary():
            return RunSummary(runner.config, reporter.stream, errors.all, _allure_folders(runner))
        case _:
            return reporter


def _note_cleanup_error(
    errors: RunErrors, context: Context, _cleanup: Callable[[], None], error: Exception
) -> None:
    """Keep the error where reports look for it: with the scenario that is being cleaned up after, if any."""
    message = f"CLEANUP-ERROR: {type(error).__name__}: {error}"
    print(message)
    if "scenario" in context:
        note_cleanup_error(context.scenario, message, error)
    else:
        owner = f'feature "{context.feature.name}"' if context.feature else "run"
        errors.record(f"clean-up after the {owner}", error)
