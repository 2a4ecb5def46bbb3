"""`python -m support.evidence.report html`, `summary` or `gate`: the report, a few lines, the verdict."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from behave.exception import ConfigError

from support.evidence.headlines import headline
from support.evidence.report import gate, html, shards
from support.evidence.report.job_summary import LONGEST_REASON, markdown
from support.evidence.report.results import NoResults, Results, read
from support.evidence.storage import require_writable
from support.evidence.verdicts import Verdict

REPORTS = Path("reports")
REFUSED = 1


def main(arguments: Sequence[str]) -> int:
    """Do what is asked for; the exit code is 0 only if it could be done and nothing stands against it."""
    options = _parser().parse_args(arguments)
    try:
        results = read(options.results)
        return int(options.run(results, options))
    except (NoResults, html.NoReport, ConfigError) as problem:
        print(problem, file=sys.stderr)
        return REFUSED


def _html(results: Results, options: argparse.Namespace) -> int:
    if not results.outcomes:
        reasons = "\n".join((*results.unreadable, *results.run_errors))
        raise html.NoReport(f"there are no results to make a report of\n{reasons}".strip())
    for path in filter(None, (options.output, options.history, options.file)):
        require_writable(path.parent)
    warning = html.generate(results, options.output, options.history)
    if options.file:
        html.save_overview(options.output, options.file)
    print(f"Report on {len(results.outcomes)} scenarios: {options.file or options.output / 'index.html'}")
    lacking = [f"the report lacks {each}" for each in results.unreadable] + shards.problems(results.parts)
    for problem in (*filter(None, [warning]), *lacking):
        print(problem, file=sys.stderr)
    return REFUSED if lacking else 0


def _summary(results: Results, options: argparse.Namespace) -> int:
    print(markdown(results, gate.objections(results, options.shards)), end="")
    return 0


def _gate(results: Results, options: argparse.Namespace) -> int:
    objections = gate.objections(results, options.shards)
    for objection in objections:
        print(objection, file=sys.stderr)
    for outcome in results.outcomes:
        if outcome.verdict is Verdict.FLAKY:
            print(f"flaky: {outcome.feature}: {outcome.name}: {headline(outcome.reason, LONGEST_REASON)}")
    if not objections:
        print(f"{len(results.outcomes)} scenarios, and nothing stands against them")
    return REFUSED if objections else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m support.evidence.report", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="html | summary | gate")
    for name, run, help_text in (
        ("html", _html, "make the HTML report"),
        ("summary", _summary, "print counts, and scenarios that did not just pass, as Markdown"),
        ("gate", _gate, "exit with 1 if anything stands against the results, and say what"),
    ):
        command = commands.add_parser(name, help=help_text, description=help_text)
        command.set_defaults(run=run)
        command.add_argument(
            "results",
            type=Path,
            nargs="*",
            default=[REPORTS / "allure-results"],
            help="folders of Allure results, one for each shard; by default reports/allure-results",
        )
    _add_html_options(commands.choices["html"])
    for name in ("summary", "gate"):
        commands.choices[name].add_argument("--shards", type=int, help="how many there must be")
    return parser


def _add_html_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--output", type=Path, default=REPORTS / "allure", help="the report's folder")
    command.add_argument(
        "--history", type=Path, default=REPORTS / "history.jsonl", help="earlier runs, for the trend"
    )
    command.add_argument("--file", type=Path, help="save the overview as one file, too, to be sent around")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
