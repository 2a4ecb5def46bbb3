"""JUnit files with the same verdicts as every other report."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from behave.configuration import Configuration
from behave.model import Feature, Scenario
from behave.model_type import Status
from behave.reporter.junit import JUnitReporter as StockReporter

from support.evidence.flaky import Attempt, earlier_attempts
from support.evidence.redaction import redact
from support.evidence.run_errors import RunError
from support.evidence.selection import is_deselected, selected
from support.evidence.storage import loss_told
from support.evidence.verdicts import Verdict, explanation, verdict

FILES = "TESTS-*.xml"
RUN_ERRORS = "TESTS-the-run.xml"
SUITE = "the run"
_ILLEGAL_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JUnitReporter(StockReporter):
    """Writes all scenarios of the run, with the reason of those skipped, and none that were deselected."""

    show_skipped = True

    def __init__(self, config: Configuration, on_loss: Callable[[str], None]) -> None:
        """Call `on_loss` when a file cannot be written."""
        super().__init__(config)
        self._on_loss = on_loss

    def feature(self, feature: Feature) -> None:
        """Write the file of a feature, if the run was about any of its scenarios."""
        if selected([feature], self.config):
            with loss_told(Path(self.config.junit_directory), self._on_loss):
                super().feature(feature)

    def _process_scenario(self, scenario: Scenario, report: Any) -> None:
        if is_deselected(scenario, self.config):
            return
        if verdict(scenario) is Verdict.FAILED:  # which is an error to behave if the clean-up failed, too
            scenario.set_status(Status.failed)
        super()._process_scenario(scenario, report)
        case = report.testcases[-1]
        if verdict(scenario) is Verdict.KNOWN_DEFECT:  # which JUnit has no word for
            report.counts_skipped += 1
            case.insert(0, ElementTree.Element("skipped"))
        for place, attempt in enumerate(earlier_attempts(scenario)):
            case.insert(place, _element_of(attempt, passed=verdict(scenario) is Verdict.FLAKY))
        for child in case:
            if child.tag in ("skipped", "failure", "error"):
                child.set("message", explanation(scenario))
        for element in case.iter():
            element.attrib.update({name: _fit(value) for name, value in element.attrib.items()})
            element.text = element.text and _fit(element.text)


def write_run_errors(folder: Path, errors: Sequence[RunError]) -> None:
    """Write a suite of its own for the errors that belong to no scenario, so that CI sees them as red."""
    count = str(len(errors))
    suite = ElementTree.Element("testsuite", name=SUITE, tests=count, errors=count, failures="0", skipped="0")
    for error in errors:
        case = ElementTree.SubElement(
            suite, "testcase", classname=SUITE, name=error.where, status="hook_error"
        )
        ElementTree.SubElement(case, "error", message=_legal(error.message)).text = _legal(error.trace)
    folder.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(suite).write(folder / RUN_ERRORS, encoding="UTF-8", xml_declaration=True)


def _element_of(attempt: Attempt, *, passed: bool) -> ElementTree.Element:
    """An earlier attempt as Maven Surefire writes it, and others have learnt to read it."""
    tag = ("flaky" if passed else "rerun") + ("Failure" if attempt.verdict == Verdict.FAILED else "Error")
    element = ElementTree.Element(tag, type=attempt.error, message=attempt.reason)
    ElementTree.SubElement(element, "stackTrace").text = attempt.reason
    return element


def _fit(text: str) -> str:
    """The text as it may stand in a file that leaves the process: cells of a row may hold secrets, too."""
    return _legal(redact(text))


def _legal(text: str) -> str:
    return _ILLEGAL_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
