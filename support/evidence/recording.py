"""Recording a run: what the runner calls before the first hook, so that every report tells the same truth."""

import functools
import logging
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import allure
from behave.formatter._registry import select_formatter_class
from behave.model import Scenario
from behave.reporter.junit import JUnitReporter as StockJUnitReporter
from behave.reporter.summary import SummaryReporter as StockSummary
from behave.runner import Context, Runner

from support.calls import Calls
from support.evidence import calls, junit
from support.evidence.allure import AllureFormatter
from support.evidence.censor import censor_console, censor_logging
from support.evidence.console import ConsoleFormatter
from support.evidence.first_reader import FirstReader
from support.evidence.redaction import redact
from support.evidence.rerun import RerunFormatter
from support.evidence.run_errors import RunError, RunErrors
from support.evidence.run_facts import CALLS, ENVIRONMENT, SCENARIOS, SEED
from support.evidence.run_log import LogFile, RunLog
from support.evidence.selection import selected
from support.evidence.storage import loss_told, require_writable
from support.evidence.summary import RunSummary
from support.evidence.verdicts import CLEANUP_ERROR, note_cleanup_error

ALLURE_FILES = (
    *("*-result.json", "*-container.json", "*-globals.json", "*-attachment.*", "*.tmp"),
    *("environment.properties", "executor.json", "categories.json"),
)
RUN_LOG = "run.log"
CALLS_FILE = "calls.json"
HOOKS_OF_THE_RUN = ("before_all", "after_all")
SEED_OF_RUN = "AllureFormatter.seed"
"""Where the user data keeps the seed, given or drawn, once it is known."""
TO_BE_REPEATED = ("env", "pr", "fault", "generated.count")
"""What was given with `-D` and decides, beside the seed, whether the same is red again."""


def clear_last_run(runner: Runner) -> None:
    """Delete the Allure and JUnit results of an earlier run; nothing else in their folders is touched.

    To be called once per run, by the process that the run was started in, before features are read: of a run
    that fails to read them nothing must look like a result.
    """
    config = runner.config
    for name, place in zip(config.format or (), config.outputs, strict=False):
        if place.name and issubclass(select_formatter_class(name), AllureFormatter):
            _delete(Path(place.name), ALLURE_FILES)
    if config.junit:
        _delete(Path(config.junit_directory), (junit.FILES,))


def start(runner: Runner, reports: Path) -> RunErrors:
    """Begin to record; to be called when hooks are loaded and formatters made, and no hook has run.

    From here on secrets are masked in all that is printed, logged and reported, steps cannot end the
    process, and errors outside every scenario are recorded. The log goes to `run.log` in `reports`.

    Returns the run's errors, to which the runner may add its own.

    Raises:
        ConfigError: a folder of reports cannot be written.
    """
    require_writable(reports)
    if runner.config.junit:
        require_writable(Path(runner.config.junit_directory))
    errors = RunErrors(functools.partial(_show_last, runner.config))
    log = LogFile(reports / RUN_LOG, functools.partial(errors.record, "the log"))
    for formatter in runner.formatters:
        if isinstance(formatter, RerunFormatter):
            formatter.on_loss = functools.partial(errors.record, "the list of what was red")
    _listen(runner, errors, log)
    runner.config.reporters = [_ours(reporter, runner, errors) for reporter in runner.config.reporters]
    return errors


def start_in_worker(runner: Runner, worker: int, errors: RunErrors) -> None:
    """Begin to record in a process that runs some of the scenarios; the log goes to standard output.

    What JUnit and the summary need to know is left to the process that the run was started in.

    Args:
        runner: as for `start`.
        worker: the number of the process, for the time line of the Allure report.
        errors: receives what belongs to no scenario.
    """
    runner.config.userdata["AllureFormatter.worker"] = str(worker)
    _listen(runner, errors, logging.StreamHandler(sys.stdout))
    runner.config.reporters = []


def describe_run(runner: Runner, environment: str, facts: dict[str, str]) -> None:
    """Tell Allure which environment the run is about, and facts such as the seed.

    The name of the environment is part of every scenario's identity: histories are kept apart by it. How many
    scenarios there are to be is told at once, so that the results of a run that was killed give it away.
    """
    name_environment(runner, environment)
    if SEED in facts:
        runner.config.userdata[SEED_OF_RUN] = facts[SEED]
    count = len(selected(runner.features, runner.config))
    facts = {ENVIRONMENT: environment, **facts, SCENARIOS: str(count)}
    lines = [f"{name} = {value}" for name, value in facts.items()]
    for formatter in _allure_formatters(runner):
        path = Path(formatter.folder) / "environment.properties"
        with loss_told(path, formatter.file_logger.on_loss):
            path.write_text(redact("\n".join(lines) + "\n"), encoding="utf-8")


@contextmanager
def progress_shown(runner: Runner, expected: Callable[[Scenario], float], jobs: int) -> Iterator[None]:
    """Show how far the run is while the block runs, where somebody looks on.

    Args:
        runner: as for `start`.
        expected: tells how many seconds a scenario will take; infinity where that is unknown.
        jobs: how many run at the same time.
    """
    scenarios = selected(runner.features, runner.config)
    with ExitStack() as stack:
        for formatter in runner.formatters:
            if isinstance(formatter, ConsoleFormatter):
                stack.enter_context(formatter.progress(scenarios, expected, jobs))
        yield


def tell_calls(runner: Runner, reports: Path, total: Calls) -> None:
    """Print what the run called, add it to the facts that Allure shows, and write it to `calls.json`."""
    scenarios = selected(runner.features, runner.config)
    print(calls.headline(total, len(scenarios)))
    with loss_told(reports, print):
        calls.write(reports / CALLS_FILE, total, scenarios)
        for folder in _allure_folders(runner):
            with (Path(folder) / "environment.properties").open("a", encoding="utf-8") as facts:
                facts.write(f"{CALLS} = {total}\n")


def name_environment(runner: Runner, environment: str) -> None:
    """Tell the Allure formatter of this process which environment the run is about."""
    runner.config.userdata["AllureFormatter.environment"] = environment


def _listen(runner: Runner, errors: RunErrors, log: logging.Handler) -> None:
    censor_console()
    censor_logging()
    for name in HOOKS_OF_THE_RUN:
        if name in runner.hooks:
            runner.hooks[name] = errors.recorded(runner.hooks[name], name)
    runner.context.on_cleanup_error = functools.partial(_note_cleanup_error, errors)
    for formatter in _allure_formatters(runner):
        formatter.file_logger.on_loss = functools.partial(errors.record, "Allure")
    runner.formatters.insert(0, FirstReader(runner.config, errors, RunLog(log)))


def _allure_formatters(runner: Runner) -> list[AllureFormatter]:
    return [formatter for formatter in runner.formatters if isinstance(formatter, AllureFormatter)]


def _allure_folders(runner: Runner) -> list[str]:
    return [formatter.folder for formatter in _allure_formatters(runner)]


def _delete(folder: Path, patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        for path in folder.glob(pattern):
            path.unlink()


def _show_last(config: Any, errors: list[RunError]) -> None:
    """Show an error at the head of the Allure report and in JUnit; the summary has them all at the end."""
    allure.global_error(f"{errors[-1].where}: {errors[-1].message}", errors[-1].trace)
    if config.junit:
        with suppress(OSError):  # that there is no room left for JUnit is what it would say
            junit.write_run_errors(Path(config.junit_directory), errors)


def _ours(reporter: Any, runner: Runner, errors: RunErrors) -> Any:
    """The reporter that takes the place of one of behave's own."""
    match reporter:
        case StockJUnitReporter():
            return junit.JUnitReporter(runner.config, functools.partial(errors.record, "JUnit"))
        case StockSummary():
            what_next = functools.partial(_what_next, runner)
            return RunSummary(runner.config, reporter.stream, errors.all, what_next)
        case _:
            return reporter


def _what_next(runner: Runner, red: bool) -> list[str]:
    """Where the results are, what to make of them, and how to run again what was red."""
    lines = [f"Allure results: {folder} (as a page: make report)" for folder in _allure_folders(runner)]
    lists = [each.failed_scenarios for each in runner.formatters if isinstance(each, RerunFormatter)]
    if red and any(lists):
        same = shlex.join(_choices_to_repeat(runner))
        lines.append("Only what was red: make rerun" + (f' ARGS="{same}"' if same else ""))
    return lines


def _choices_to_repeat(runner: Runner) -> Iterator[str]:
    """The arguments that make a run be about the same target, and the same values."""
    userdata = runner.config.userdata
    given = {name: userdata[name] for name in TO_BE_REPEATED if name in userdata}
    if SEED_OF_RUN in userdata:
        given[SEED] = userdata[SEED_OF_RUN]
    for name, value in given.items():
        yield from ("-D", f"{name}={value}")


def _note_cleanup_error(
    errors: RunErrors, context: Context, _cleanup: Callable[[], None], error: Exception
) -> None:
    """Keep the error where reports look for it: with the scenario that is being cleaned up after, if any."""
    message = f"{CLEANUP_ERROR}{type(error).__name__}: {error}"
    print(message)
    if "scenario" in context:
        note_cleanup_error(context.scenario, message, error)
    else:
        owner = f'feature "{context.feature.name}"' if context.feature else "run"
        errors.record(f"clean-up after the {owner}", error)
