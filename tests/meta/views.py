"""What each report says of a run, without what differs from run to run, so that two runs can be compared."""

import json
import re
from typing import Any

from tests.meta.behave_run import Result
from tests.meta.many_endings import BROKEN_FEATURES

SECONDS = re.compile(r"\b\d+\.\d+ ?s\b")
VARYING = {"uuid", "start", "stop", "source"}


def exit_code(result: Result) -> int:
    return result.exit_code


def console_lines_of_scenarios(result: Result) -> list[str]:
    scenarios, _, _ = _untimed(result.console).partition("\n\nBROKEN")
    lines = scenarios.splitlines()
    return sorted(line for line in lines if line.startswith("  "))


def headings_on_the_console(result: Result) -> set[str]:
    return {line for line in result.console.splitlines() if line in ("Endings", "Rules", "Its set-up breaks")}


def summary_and_snippets(result: Result) -> list[str]:
    _, _, summary = _untimed(result.console).partition("\n\nBROKEN")
    return sorted(summary.splitlines())


def allure_results(result: Result) -> list[Any]:
    found = [_steady(each, result) for each in result.allure_results]
    return sorted(found, key=lambda each: str(each["historyId"]))


def global_errors(result: Result) -> list[str]:
    return sorted(result.global_errors)


def junit_files(result: Result) -> dict[str, str]:
    files = (result.folder / "reports/junit").glob("*.xml")
    return {path.name: _steady_xml(path.read_text(encoding="utf-8")) for path in files}


def junit_files_of_features(result: Result) -> dict[str, str]:
    """But for errors of the run: of features without a chosen scenario, hooks are run only serially."""
    return {name: text for name, text in junit_files(result).items() if name != "TESTS-the-run.xml"}


def plain_formatter(result: Result) -> list[str]:
    """But for features whose own hooks failed: scenarios that never began are listed only in parallel."""
    features = _report(result, "plain.txt").split("Feature: ")
    return [feature for feature in features if not feature.startswith(BROKEN_FEATURES)]


def json_formatter(result: Result) -> list[Any]:
    """But for features whose own hooks failed, as above."""
    features = json.loads(_report(result, "run.json"))
    return [_without_durations(each) for each in features if not each["name"].startswith(BROKEN_FEATURES)]


def rerun_formatter(result: Result) -> list[str]:
    """But for its first line, which is the time."""
    return _report(result, "rerun.txt").splitlines()[1:]


VIEWS = (
    exit_code,
    console_lines_of_scenarios,
    headings_on_the_console,
    summary_and_snippets,
    allure_results,
    global_errors,
    junit_files,
    plain_formatter,
    json_formatter,
    rerun_formatter,
)
"""What must be the same, however many processes there are."""


def _report(result: Result, name: str) -> str:
    return (result.folder / "reports" / name).read_text(encoding="utf-8")


def _untimed(text: str) -> str:
    return SECONDS.sub("… s", text)


def _steady(item: Any, result: Result) -> Any:
    """A result without what differs from run to run, and with its attachments in place of their files."""
    match item:
        case {"name": "thread"}:
            return None
        case dict():
            kept = {name: _steady(value, result) for name, value in item.items() if name not in VARYING}
            return kept | ({"text": result.attachment(item["source"])} if "source" in item else {})
        case list():
            return [_steady(each, result) for each in item]
        case _:
            return item


def _steady_xml(text: str) -> str:
    """A file without times, and without the marks under the lines of traces, which do not travel."""
    for varying in (r'(time|timestamp)="[^"]*"', r" in \d+\.\d+s", r"\n +[\^~]+(?=\n)"):
        text = re.sub(varying, "", text)
    return text


def _without_durations(item: Any) -> Any:
    match item:
        case dict():
            return {name: _without_durations(value) for name, value in item.items() if name != "duration"}
        case list():
            return [_without_durations(each) for each in item]
        case _:
            return item
