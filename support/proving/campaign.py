"""The trial of many faults: the suite is asked about each of them, several at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from support.evidence.headlines import headline
from support.evidence.report.gate import objections
from support.evidence.report.results import Results
from support.proving.judging import NOTICING, Judgement, refusal, witnesses
from support.proving.suite import CannotRun, TargetRefused
from support.sandbox.faults import Fault

Run = Callable[[Sequence[str]], Results]
"""Runs scenarios with arguments of behave."""

JOBS = "6"
"""Processes of a run of many scenarios, which mostly wait."""
LONGEST_REASON = 200


class UnsoundSuite(Exception):
    """The suite is not green without any fault, so that its red means nothing."""


def require_green(run: Run) -> int:
    """Run everything against a sandbox without faults, and return how many scenarios there are.

    Raises:
        UnsoundSuite: it is not green; the message names each scenario that is red, and says why.
        CannotRun: nothing could be run.
    """
    results = run(["--jobs", JOBS])
    if against := objections(results, due=1):
        red = (
            f"  {each.verdict}: {each.feature}: {each.name}: {headline(each.reason, LONGEST_REASON)}"
            for each in results.outcomes
            if each.verdict in NOTICING
        )
        told = f"The suite is not green without any fault: {'; '.join(against)}"
        raise UnsoundSuite("\n".join([told, *red]))
    return len(results.outcomes)


def try_all(faults: Sequence[Fault], run: Run, at_a_time: int) -> Iterator[Judgement]:
    """Try faults, and yield a judgement of each as it is reached.

    Raises:
        CannotRun: the suite could not be run against one of them; the message names it.
    """
    with ThreadPoolExecutor(at_a_time) as pool:
        trials = [pool.submit(try_one, fault, run) for fault in faults]
        try:
            for trial in as_completed(trials):
                yield trial.result()
        finally:
            pool.shutdown(cancel_futures=True)


def try_one(fault: Fault, run: Run) -> Judgement:
    """Ask those who should notice: the scenarios of the rules that it breaks. Only then ask all others.

    Raises:
        CannotRun: the suite could not be run against it.
    """
    tags = " or ".join(f"@{rule}" for rule in fault.breaks)
    with_fault = ("-D", f"fault={fault.name}")
    try:
        first = run([*with_fault, "--tags", tags]).outcomes
        if noticed := witnesses(fault, first):
            return Judgement(fault, noticed, len(first), by_its_rules=True)
        rest = run([*with_fault, "--tags", f"not ({tags})", "--jobs", JOBS, "--stop"]).outcomes
    except TargetRefused as refused:
        return Judgement(fault, (refusal(str(refused)),), 0, by_its_rules=False)
    except CannotRun as problem:
        raise CannotRun(f"{fault.name}: {problem}") from None
    return Judgement(fault, witnesses(fault, rest), len(first) + len(rest), by_its_rules=False)
