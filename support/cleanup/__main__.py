"""Delete what earlier runs left behind: `python -m support.cleanup -D env=internal-dev`."""

import argparse
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from support.calls import Tally
from support.cleanup import employing, report
from support.cleanup.runs import gather
from support.preflight import TargetUnusable
from support.running.doors import open_doors
from support.settings import Settings, SettingsError, load
from support.waiting import Patience, Turns

LEDGERS = Path("reports/ledgers")
CLEAN, LEFT_BEHIND, UNUSABLE = range(3)
"""Exit codes."""
CHOOSE = "To clean up another environment: -D env=internal-dev"


def main(arguments: Sequence[str]) -> int:
    """Clean up; 0 when all went well, 1 when something is left or may be, 2 when there is no way to tell."""
    options = _parser().parse_args(arguments)
    try:
        settings = load(_userdata(options.userdata))
        if settings.embedded:
            report.say([f"nothing to do: the records of {settings.environment} end with it. {CHOOSE}"])
            return CLEAN
        return _clean_up(settings, options)
    except (SettingsError, TargetUnusable) as problem:
        print(f"The clean-up cannot start.\n{problem}", file=sys.stderr)
        return UNUSABLE


def _clean_up(settings: Settings, options: argparse.Namespace) -> int:
    handed_over = options.ledgers or ([LEDGERS] if LEDGERS.exists() else [])
    runs, problems = gather(handed_over)
    doors = open_doors(settings, Turns(settings.http.rate_limit), Tally())
    waiting = settings.waiting
    given = replace(
        employing.orders(settings, host=None if options.ledgers else socket.gethostname()),
        kept=options.kept,
        patience=Patience(settings.http.timeout, waiting.first_step, waiting.longest_step),
    )
    done = employing.janitor(doors.api, doors.tables, settings, given).clean_up(runs)
    conclusion = f"{settings.environment}: {report.conclusion(done, complete=not problems)}"
    report.say([*problems, *report.outcomes(done), *report.left_alone(done), conclusion])
    return LEFT_BEHIND if problems or not report.is_clean(done) else CLEAN


def _userdata(given: Sequence[str]) -> Mapping[str, str]:
    """Read what followed each -D, as behave does: without a value it means true."""
    pairs = [text.partition("=") for text in given]
    return {name: value if equals else "true" for name, equals, value in pairs}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m support.cleanup", description=__doc__)
    parser.add_argument(
        "ledgers",
        type=Path,
        nargs="*",
        help="ledgers, or folders of them, of runs that are over, on whichever machine; "
        f"by default those of this machine in {LEDGERS}",
    )
    parser.add_argument(
        "-D",
        dest="userdata",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting, as for a run: env=internal-dev",
    )
    parser.add_argument("--kept", action="store_true", help="also delete what keep_data kept")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
