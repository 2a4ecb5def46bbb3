"""The HTML report: made by the Allure command line tool beside the old one, which it replaces when whole."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from support.evidence.report import history
from support.evidence.report.executor import executor
from support.evidence.report.results import ENVIRONMENT, Results
from support.evidence.report.shards import problems
from support.evidence.run_facts import SCENARIOS
from support.evidence.storage import unwritable

ROOT = Path(__file__).parents[3]
ALLURE = ROOT / "node_modules" / "allure" / "cli.js"
CONFIGURATION = ROOT / "allurerc.mjs"
OLDEST_NODE = 20
TIME_LIMIT = 600
OVERVIEW = "allure2/index.html"
"""The look for product owners: like the one for testers, a file that needs no other."""
_ANALYTICS = re.compile(
    r'<script async src="https://www\.googletagmanager\.com/[^"]*"></script>\s*<script>.*?</script>', re.S
)
_TRACKER = "googletagmanager"


class NoReport(Exception):
    """No report was made; the message says why and what to do."""


def generate(results: Results, output: Path, history_file: Path) -> str:
    """Make the report in place of an earlier one, and add the run to the history.

    Both stay as they were if anything goes wrong. Returns a warning about the history, or nothing.

    Raises:
        NoReport: Node.js or the Allure command line tool is missing or fails, or a folder cannot be written.
    """
    node = _node()
    try:
        with _workshop(output.parent) as workshop:
            earlier = history.read(history_file)
            new_history = workshop / "history.jsonl"
            new_history.write_text(earlier.without(results.outcomes), encoding="utf-8")
            folders = [*results.folders, _metadata(workshop, results)]
            _run_allure(node, folders, workshop / "html", new_history)
            _strip_analytics(workshop / "html")
            _put_in_place(workshop / "html", output)
            return history.replace(history_file, new_history, earlier)
    except OSError as error:
        raise _unwritable(error, output) from error


def save_overview(output: Path, file: Path) -> None:
    """Save the overview of a report in `output` as one file that can be sent to somebody.

    Raises:
        NoReport: the file cannot be written.
    """
    try:
        shutil.copyfile(output / OVERVIEW, file)
    except OSError as error:
        raise _unwritable(error, file) from error


def _unwritable(error: OSError, path: Path) -> NoReport:
    return NoReport(unwritable(Path(error.filename or path), error))


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        raise NoReport(f"the HTML report needs Node.js {OLDEST_NODE} or later: install it, then: npm ci")
    found = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    if int(re.sub(r"\D.*", "", found.removeprefix("v")) or 0) < OLDEST_NODE:
        raise NoReport(f"the HTML report needs Node.js {OLDEST_NODE} or later; this is {found or 'none'}")
    if not ALLURE.is_file():
        raise NoReport("the HTML report needs the Allure command line tool: install it with: npm ci")
    return node


@contextmanager
def _workshop(beside: Path) -> Iterator[Path]:
    """A folder on the disk of the report, so that what is made there can be moved into place at once."""
    with tempfile.TemporaryDirectory(prefix=".report-", dir=beside) as folder:
        yield Path(folder)


def _metadata(workshop: Path, results: Results) -> Path:
    """What is known of the results only now, in a folder of its own: theirs may be somebody else's."""
    folder = workshop / "metadata"
    folder.mkdir()
    (folder / "executor.json").write_text(json.dumps(executor()), encoding="utf-8")
    categories = files("support.evidence.report") / "categories.json"
    (folder / "categories.json").write_bytes(categories.read_bytes())
    if len(results.parts) > 1:
        _describe_whole_run(folder, results)
    return folder


def _describe_whole_run(folder: Path, results: Results) -> None:
    """What shards say of themselves is not what is to be said of all of them: the last word is this."""
    facts = {name: "; ".join(values) for name, values in results.facts.items()}
    facts[SCENARIOS] = str(results.announced)
    lines = [f"{name} = {value}\n" for name, value in facts.items()]
    (folder / ENVIRONMENT).write_text("".join(lines), encoding="utf-8")
    errors = [{"message": problem} for problem in problems(results.parts)]
    (folder / "shards-globals.json").write_text(json.dumps({"errors": errors}), encoding="utf-8")


def _run_allure(node: str, folders: list[Path], output: Path, history_file: Path) -> None:
    command = [node, str(ALLURE), "generate", *(str(folder.resolve()) for folder in folders)]
    options = ["--config", str(CONFIGURATION), "--output", str(output.resolve())]
    environment = {"ALLURE_NO_ANALYTICS": "true", "REPORT_HISTORY": str(history_file.resolve())}
    try:
        done = subprocess.run(
            [*command, *options],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoReport(f"the Allure command line tool did not end within {TIME_LIMIT} s") from None
    if done.returncode or not (output / OVERVIEW).is_file():
        said = (done.stdout + done.stderr).strip() or f"exit code {done.returncode}"
        raise NoReport(f"the Allure command line tool failed:\n{said}")


def _strip_analytics(folder: Path) -> None:
    """Take out what would tell others whenever somebody opens the report; one look has no setting for it."""
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if _TRACKER in text:
            text = _ANALYTICS.sub("", text)
            page.write_text(text, encoding="utf-8")
        if _TRACKER in text:
            raise NoReport(
                f"{page.name} would call {_TRACKER}: the pages of this version of Allure are others"
            )


def _put_in_place(made: Path, output: Path) -> None:
    """Swap the new report for the old one, which goes only when the new one is there."""
    old = made.with_name("old")
    if output.exists():
        output.rename(old)
    made.rename(output)
