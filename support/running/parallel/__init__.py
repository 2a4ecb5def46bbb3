"""Running the scenarios of one run in several processes, one scenario at a time in each.

The leader is the process that the run was started in: it selects, orders and hands out, and tells all
reports. The workers run behave's own machinery, hooks included, and send back what they found.

| module | tells |
|---|---|
| `plan` | what is to be run, in which order |
| `staff`, `crew`, `worker` | the leader's side: who does what, and what the death of a worker means |
| `process`, `leader`, `excerpt` | the workers' side: how one scenario is run |
| `messages`, `outcome` | what goes from one to the other |
| `one_run` | how formatters and reporters come to see one run, with `support.running.replay` |
| `interruption` | what Ctrl-C does |
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave.runner import Runner

from support.evidence.run_errors import RunErrors
from support.running.parallel.crew import Crew, Orders
from support.running.parallel.one_run import OneRun
from support.running.parallel.plan import Order, Plan, longest_first, planned, shuffled
from support.running.parallel.process import Equip, Place
from support.running.parallel.staff import Staff

__all__ = ["Job", "Order", "Staff", "longest_first", "run", "shuffled", "staff"]

LOGS = "worker-*.log"


@dataclass(frozen=True)
class Job:
    """What the leader contributes to a run."""

    answer: Callable[[Any], Any]
    """Answers what workers ask, in several threads at once."""
    scenario_limit: float
    """Seconds without a question after which a scenario is taken to hang."""
    order: Order
    """In which scenarios begin, but for those that run alone: they begin when all others have ended."""
    clean_up_after: Callable[[Collection[int]], None]
    """Is told the numbers of workers that may not have cleaned up after themselves."""


def staff(jobs: int, equip: Equip, logs: Path) -> Staff:
    """Workers for a run, to be entered where the fork server has been started.

    Args:
        jobs: how many.
        equip: called in each worker, around all that it runs.
        logs: the folder that receives what they print, in place of what was there.
    """
    logs.mkdir(parents=True, exist_ok=True)
    for log in logs.glob(LOGS):
        log.unlink()
    return Staff(jobs, lambda number: Place(number, logs / LOGS.replace("*", str(number)), equip))


def run(runner: Runner, errors: RunErrors, workers: Staff, job: Job) -> bool:
    """Let workers run the selected scenarios of a runner, and tell its formatters and reporters of them.

    Args:
        runner: with features parsed, steps loaded, formatters made and recording begun.
        errors: receives what belongs to no scenario.
        workers: entered.
        job: how to run.

    Returns whether the run failed.
    """
    scenarios = job.order(planned(runner.features, runner.config))
    print(f"{len(scenarios)} scenarios, {workers.size} at a time")
    one_run = OneRun(runner, errors)
    orders = Orders(job.answer, job.scenario_limit, runner.config.stop)
    crew = Crew(workers, orders, Plan(scenarios), one_run)
    crew.work()
    if crew.cut_short:
        _clean_up_after(crew.cut_short, job, errors)
    one_run.close()
    return crew.failed or one_run.red


def _clean_up_after(workers: Collection[int], job: Job, errors: RunErrors) -> None:
    try:
        job.clean_up_after(workers)
    except Exception as error:
        errors.record("clean-up after workers that were ended", error)
