"""kill -9 at random moments: of a run, of all its processes, of a worker, of the service."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random

from support.cleanup.ledger import Ledger
from tests.chaos.observation import Observation, verdict_of
from tests.chaos.runs import BYSTANDER, LEDGERS, Run, clean_up, started
from tests.chaos.target import Target
from tests.meta.our_features import FEATURES

SCENARIOS = ("--tags=not @known-defect", FEATURES / "life_cycle", FEATURES / "recording/identity.feature")
"""What is run: scenarios that make records all the time, and would pass."""
SPREAD = 3.0
"""Seconds after the first record within which the kill falls: no machine is through with all by then."""
LIMIT = 60.0
"""Seconds in which the last process must have ended after the kill of the run or of the service."""
WHOLE_RUN = 180.0
"""Seconds in which a run must be over that goes on without a worker."""
VERDICTS = {
    "the run": {"killed"},
    "the run, in one process": {"killed"},
    "the run with all its workers": {"killed"},
    "a worker": {"broken", "exit code 1"},  # the latter where it had nothing to do at that moment
    "the service": {"broken"},
}
"""What may be killed, and the verdicts that are right then."""


@dataclass(frozen=True)
class Kill:
    """What is killed, and the seed of the moment."""

    victim: str
    seed: int

    def __str__(self) -> str:
        return f"{self.victim}, seed {self.seed}"


def kills(count: int, seed: int) -> list[Kill]:
    """So many kills, of everything in turn, whose moments follow from a seed."""
    random = Random(seed)
    victims = islice(cycle(VERDICTS), count)
    return [Kill(victim, random.randrange(10**6)) for victim in victims]


def kill(which: Kill, target: Target, folder: Path) -> Observation:
    """Kill something at a random moment, let the janitor clean up, and tell what was left when."""
    random = Random(which.seed)
    jobs = "1" if which.victim == "the run, in one process" else "3"
    with _bystanders(target, folder) as bystanders:
        with started(folder, target.profile, ["-j", jobs, *SCENARIOS]) as run:
            run.await_first_record()
            time.sleep(random.uniform(0, SPREAD))
            killed_at = time.monotonic()
            _kill(which.victim, run, target, random)
            limit = WHOLE_RUN if which.victim == "a worker" else LIMIT
            run.await_end(limit)
            seconds = time.monotonic() - killed_at
        observation = Observation(f"kill -9 of {which.victim}", _verdict(run), seconds, limit)
        if observation.verdict not in VERDICTS[which.victim]:
            observation.objections.append(f"the verdict should be one of {VERDICTS[which.victim]}")
        _clean_up(which, run, target, observation)
        if which.victim != "the service":
            missing = bystanders - target.living().keys()
            observation.objections += [f"{each} is not the run's, and is gone" for each in missing]
    return observation


@contextmanager
def _bystanders(target: Target, folder: Path) -> Iterator[set[str]]:
    """Records of a second run that is alive, and of somebody who keeps no ledger: their ids."""
    path = folder / LEDGERS / f"{BYSTANDER}.jsonl"
    with closing(Ledger(path, "deployment", target.ready["events_table"])) as ledger:
        identifier, ours = target.record(BYSTANDER)
        ledger.intended(identifier, "Postman_Auth")
        ledger.recorded(identifier, ours)
        unanswered, theirs = target.record(BYSTANDER)
        ledger.intended(unanswered, "Postman_Auth")
        yield {ours, theirs, target.record("nobody")[1]}


def _kill(victim: str, run: Run, target: Target, random: Random) -> None:
    match victim:
        case "a worker":
            os.kill(random.choice(run.workers()), signal.SIGKILL)
        case "the service":
            target.kill()
        case "the run with all its workers":
            run.kill_all()
        case _:
            run.kill()


def _verdict(run: Run) -> str:
    return "killed" if run.process.returncode == -signal.SIGKILL else verdict_of(run.result)


def _clean_up(which: Kill, run: Run, target: Target, observation: Observation) -> None:
    if which.victim == "the service":
        code, said = clean_up(run.folder, target.profile)
        if code != 2:
            observation.objections.append(f"the janitor should see that the service is away: {code}, {said}")
        target.start_again()
    observation.let_the_janitor_clean_up_after(run, target)
