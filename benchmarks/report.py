"""How long it takes to make the report of many results: `python -m benchmarks.report`.

Two sizes show what each further result costs, beside what starting Node.js and the Allure tool does.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from support.evidence.report import html

BEHAVE = Path(sys.executable).parent / "behave"
SIZES = (50, 500)
STEPS = """
from behave import step
from support.evidence import attachments
from support.evidence.records import Exchange, Lookup
from support.matching import Mismatch, MismatchError

BODY = '{"resourceType": "Immunization", "note": "%s"}' % ("some text of a record " * 100)
HEADERS = {"Content-Type": "application/fhir+json", "X-Request-ID": "bb39e422-a6f6-4142-afe1-fc65775fb28d"}

@step("record {number:d} is sent, stored and published")
def recorded(context, number):
    url = "https://int.test/immunisation-fhir-api/FHIR/R4/Immunization"
    attachments.attach_exchange(Exchange("POST", url, HEADERS, BODY, 201, HEADERS, "", 0.038))
    item = {"PK": "1", "Resource": BODY}
    attachments.attach_lookup(Lookup("imms-int-imms-events", "PK = 1", [item], 1, 0.1))
    attachments.attach_lookup(Lookup("imms-int-delta", "ImmsID = 1", [{"Operation": "CREATE"}], 3, 0.6, 1))
    if number % 10 == 0:
        raise MismatchError([Mismatch("response.status", "201 Created", "200", "another status")])
"""


def main() -> None:
    """Measure and print."""
    if shutil.which("node") is None or not html.ALLURE.is_file():
        print("the report needs Node.js and the Allure command line tool: npm ci")
        return
    taken = {size: _measure(size) for size in SIZES}
    for size, cost in taken.items():
        print(f"report on {size:3} results             {cost.wall:6.2f} s, processor {cost.processor:.1f} s")
    small, large = SIZES
    times = taken[large].processor / taken[small].processor
    print(f"ten times the results take        {times:6.2f} times the processor time")


class Cost(NamedTuple):
    """Seconds by the clock, and of processor time, which other work on the machine disturbs less."""

    wall: float
    processor: float


def _measure(size: int) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        _run(Path(folder), size)
        began, before = time.perf_counter(), _processor_time()
        command = [sys.executable, "-m", "support.evidence.report", "html"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        return Cost(time.perf_counter() - began, _processor_time() - before)


def _processor_time() -> float:
    """Of all processes that have been waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(folder: Path, size: int) -> None:
    """Leave so many results, a tenth of them red, each with an exchange and two look-ups."""
    scenarios = "".join(
        f"  Scenario: record {number}\n    When record {number} is sent, stored and published\n"
        for number in range(size)
    )
    for path, text in {
        "features/many.feature": f"Feature: Many\n{scenarios}",
        "steps/steps.py": STEPS,
    }.items():
        (folder / path).parent.mkdir()
        (folder / path).write_text(text, encoding="utf-8")
    allure = ("--format=support.evidence.allure:AllureFormatter", "--outfile=reports/allure-results")
    subprocess.run([BEHAVE, *allure, "features"], cwd=folder, capture_output=True, check=False)


if __name__ == "__main__":
    main()
