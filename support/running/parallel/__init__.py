"""Running the scenarios of one run in several processes, one scenario at a time in each.

The leader is the process that the run was started in: it selects, orders and hands out, and tells all
reports. The workers run behave's own machinery, hooks included, and send back what they found.

| module | tells |
|---|---|
| `plan` | what is to be run, in which order |
| `crew`, `worker` | the leader's side: who does what, and what the death of a worker means |
| `process`, `leader`, `excerpt` | the workers' side: how one scenario is run |
| `messages`, `outcome` | what goes from one to the other |
| `one_run`, `replay` | how formatters and reporters come to see one run |
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
from support.running.parallel.plan import Plan, planned
from support.running.parallel.process import Equip, Place
from support.running.parallel.worker import prepare
from support.running.timings import Timings

__all__ = ["Job", "prepare", "run"]

LOGS = "worker-*.log"


@dataclass(frozen=True)
class Job:
    """What is to be done in parallel."""

    jobs: int
    """The most workers at a time."""
    equip: Equip
    """Called in each worker, around all that it runs."""
    answer: Callable[[Any], Any]
    """Called in the leader, with what workers ask."""
    scenario_limit: float
    """Seconds after which a scenario is taken to hang."""
    logs: Path
    """The folder that receives what workers print."""
    timings: Timings
    clean_up_after: Callable[[Collection[int]], None]
    """Called in the leader, with the numbers of workers that may not have cleaned up after themselves."""


def run(runner: Runner, errors: RunErrors, job: Job) -> bool:
    """Run the selected scenarios of a runner in workers, and tell its formatters and reporters of them.

    Args:
        runner: with features parsed, steps loaded, formatters made and recording begun.
        errors: receives what belongs to no scenario.
        job: how to run.

    Returns whether the run failed.
    """
    _empty(job.logs)
    plan = Plan(planned(runner.features, runner.config, job.timings.expected))
    one_run = OneRun(runner, errors)

    def place(number: int) -> Place:
        return Place(number, job.logs / LOGS.replace("*", str(number)), job.equip)

    orders = Orders(job.jobs, place, job.answer, job.scenario_limit, runner.config.stop)
    crew = Crew(orders, plan, one_run)
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


def _empty(logs: Path) -> None:
    logs.mkdir(parents=True, exist_ok=True)
    for log in logs.glob(LOGS):
        log.unlink()
