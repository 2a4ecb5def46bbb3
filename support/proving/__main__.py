"""`python -m support.proving`: run the suite against wrong services, and see which of them it notices."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from support.proving import campaign, excuses, page
from support.proving.campaign import UnsoundSuite
from support.proving.judging import Judgement
from support.proving.page import Campaign
from support.proving.suite import CannotRun, Suite
from support.sandbox.faults import FAULTS, Fault
from support.suggestions import did_you_mean

OF_ALL = Path("docs") / "proof.md"
OF_SOME = Path("reports") / "proof.md"
MISSED = 1
CANNOT_PROVE = 2


def main(arguments: list[str] | None = None) -> int:
    """Try the faults, write the page, and return 0 only if each was noticed or is excused."""
    options = _parser().parse_args(arguments)
    faults = [FAULTS[name] for name in options.faults] or list(FAULTS.values())
    try:
        excused = excuses.load()
        tried = _tried(faults, Suite(Path()), options.at_a_time)
    except (UnsoundSuite, CannotRun, excuses.ExcuseError) as problem:
        print(problem, file=sys.stderr)
        return CANNOT_PROVE
    written = OF_SOME if options.faults else OF_ALL
    written.parent.mkdir(exist_ok=True)
    written.write_text(page.render(tried, excused), encoding="utf-8")
    print(f"{tried.figure[0].upper()}{tried.figure[1:]}. The page is {written}.")
    return _complain(tried.judgements, excused)


def _tried(faults: Sequence[Fault], suite: Suite, at_a_time: int) -> Campaign:
    print("First everything without a fault, which takes about two minutes.", flush=True)
    scenarios = campaign.require_green(suite.run)
    print(f"All {scenarios} scenarios are green. Now the faults, {at_a_time} at a time.", flush=True)
    judgements = []
    for judgement in campaign.try_all(faults, suite.run, at_a_time):
        judgements.append(judgement)
        noticed = f"{len(judgement.witnesses)} of {judgement.asked}"
        print(f"{judgement.clarity:10} {noticed:>10}  {judgement.fault.name}", flush=True)
    return Campaign(judgements, scenarios, date.today())


def _complain(judgements: Sequence[Judgement], excused: Mapping[str, str]) -> int:
    """Name what was missed without a reason, and reasons that are not needed any more."""
    missed = {each.fault.name for each in judgements if not each.witnesses}
    noticed = {each.fault.name for each in judgements if each.witnesses}
    problems = [
        *(f"missed: {name}. {FAULTS[name].story}" for name in sorted(missed - excused.keys())),
        *(f"noticed, though missed.toml excuses it: {name}" for name in sorted(noticed & excused.keys())),
    ]
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return MISSED if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m support.proving",
        description=__doc__,
        epilog="Whatever is asked for, the whole suite is run without a fault first. For a quick look at one "
        "fault: behave -D fault=NAME --tags=@RULE",
    )
    parser.add_argument("faults", nargs="*", type=_fault, metavar="FAULT", help="by name; all by default")
    parser.add_argument("--at-a-time", type=int, default=3, metavar="N", help="faults (default: %(default)s)")
    return parser


def _fault(name: str) -> str:
    if name not in FAULTS:
        raise argparse.ArgumentTypeError(f"there is no fault {name!r}. {did_you_mean(name, FAULTS)}")
    return name


if __name__ == "__main__":
    sys.exit(main())
