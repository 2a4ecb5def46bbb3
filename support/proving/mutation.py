"""`python -m support.proving.mutation`: change the sandbox's own rules at random, and see who notices."""

import argparse
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from support.evidence.report.results import Outcome, Results
from support.evidence.verdicts import Verdict
from support.proving.campaign import JOBS, Run
from support.proving.judging import NOTICING, refusal
from support.proving.mutants import Mutant, rule_files, sample
from support.proving.suite import PARTS, CannotRun, Suite, TargetRefused

SURVIVED = 1
SAME_VALUES = ("-D", "seed=1")
"""What is red for the values that were drawn must be red for them again."""
GREEN = (Verdict.PASSED, Verdict.FLAKY, Verdict.KNOWN_DEFECT)
MOST = 10
"""So many red scenarios are run again: if there is a reason, it shows in one of them."""
HERE = Path()


def main(arguments: list[str] | None = None) -> int:
    """Try a sample of mutants, print who noticed each, and return 0 only if none survived.

    A mutant against which the suite could not be run, as one that keeps the sandbox from starting, is not
    counted: nobody looked at it.
    """
    options = _parser().parse_args(arguments)
    mutants = sample(rule_files(HERE), HERE, options.sample, options.seed)
    counted = noticed = 0
    for number, mutant in enumerate(mutants, start=1):
        try:
            witness = try_one(mutant)
            what = f"by {witness.name!r}" if witness else "SURVIVED"
            counted, noticed = counted + 1, noticed + bool(witness)
        except CannotRun as problem:
            what = f"not counted, for the suite could not be run: {' '.join(str(problem).split())}"
        print(f"[{number}/{len(mutants)}] {mutant}\n    {what}", flush=True)
    print(f"{noticed} of {counted} mutants were noticed (seed {options.seed})")
    return 0 if counted and noticed == counted else SURVIVED


def try_one(mutant: Mutant) -> Outcome | None:
    """Run the suite against a mutant until somebody notices; None if nobody does.

    Raises:
        CannotRun: the suite could not be run against it.
    """
    with _suite_with(mutant) as mutated:
        return who_noticed(mutated.run, Suite(HERE).run)


def who_noticed(mutated: Run, right: Run) -> Outcome | None:
    """Choose the first scenario that noticed a mutant; None if nobody did.

    To be red once is not enough, for that may have any reason. Whoever was red is run once more with none but
    the like, and noticed the mutant if it is red against it again, and green against the right sandbox. If
    nobody did, those that were red have kept others from being run: so then all are run. A target that is
    refused was noticed.

    Raises:
        CannotRun: the suite could not be run against one of them.
    """
    for choice in (["--stop"], []):
        try:
            red = _red(mutated([*SAME_VALUES, "--jobs", JOBS, *choice]))[:MOST]
            again = _among(red, _red(mutated(_alone(red)))) if red else []
        except TargetRefused as refused:
            return refusal(str(refused))
        if not red:
            return None
        if again and (sure := _among(again, _green(right(_alone(again))))):
            return sure[0]
    return None


def _red(results: Results) -> list[Outcome]:
    """Those that are red, the earliest first."""
    red = (outcome for outcome in results.outcomes if outcome.verdict in NOTICING)
    return sorted(red, key=lambda outcome: outcome.start)


def _green(results: Results) -> list[Outcome]:
    return [outcome for outcome in results.outcomes if outcome.verdict in GREEN]


def _among(some: Iterable[Outcome], others: Iterable[Outcome]) -> list[Outcome]:
    """Those whose scenarios are among others."""
    identities = {outcome.identity for outcome in others}
    return [outcome for outcome in some if outcome.identity in identities]


def _alone(outcomes: Iterable[Outcome]) -> list[str]:
    """The arguments that choose these scenarios, and of an outline all rows."""
    names = dict.fromkeys(outcome.name.partition(" (")[0] for outcome in outcomes)
    return [*SAME_VALUES, *(part for name in names for part in ("--name", f"^{re.escape(name)}"))]


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
    sys.exit(main())
