"""`python -m support.proving.mutation`: change the sandbox's own rules at random, and see who notices."""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from support.evidence.report.results import Outcome
from support.proving.campaign import JOBS
from support.proving.judging import NOTICING, refusal
from support.proving.mutants import Mutant, rule_files, sample
from support.proving.suite import PARTS, CannotRun, Suite, TargetRefused

SURVIVED = 1
HERE = Path()


def main(arguments: list[str] | None = None) -> int:
    """Try a sample of mutants, print who noticed each, and return 0 only if none survived."""
    options = _parser().parse_args(arguments)
    mutants = sample(rule_files(HERE), HERE, options.sample, options.seed)
    survivors = []
    for number, mutant in enumerate(mutants, start=1):
        noticed = try_one(mutant)
        what = f"by {noticed.name!r}" if noticed else "SURVIVED"
        print(f"[{number}/{len(mutants)}] {mutant}\n    {what}", flush=True)
        survivors += [] if noticed else [mutant]
    print(f"{len(mutants) - len(survivors)} of {len(mutants)} mutants were noticed (seed {options.seed})")
    return SURVIVED if survivors else 0


def try_one(mutant: Mutant) -> Outcome | None:
    """Run the suite against a mutant until somebody notices; None if nobody does.

    Raises:
        CannotRun: the run left no results.
    """
    with _suite_with(mutant) as suite:
        try:
            outcomes = suite.run(["--jobs", JOBS, "--stop"]).outcomes
        except TargetRefused as refused:
            return refusal(str(refused))
        return first_red(outcomes)


def first_red(outcomes: Sequence[Outcome]) -> Outcome | None:
    """The first scenario that noticed something."""
    red = [outcome for outcome in outcomes if outcome.verdict in NOTICING]
    return min(red, key=lambda outcome: outcome.start, default=None)


@contextmanager
def _suite_with(mutant: Mutant) -> Iterator[Suite]:
    """The suite of this folder with a sandbox that is changed: the folder itself stays as it is."""
    with TemporaryDirectory(prefix="imms-mutant-") as folder:
        copy = Path(folder)
        for part in PARTS:
            (copy / part).symlink_to((HERE / part).resolve())
        shutil.copytree(HERE / "support", copy / "support", ignore=shutil.ignore_patterns("__pycache__"))
        (copy / mutant.path).write_text(mutant.mutated, encoding="utf-8")
        yield Suite(copy, (*PARTS, "support"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m support.proving.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, default=20, metavar="N", help="mutants (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the sample (default: %(default)s)")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotRun as problem:
        sys.exit(f"The suite could not be run: {problem}")
