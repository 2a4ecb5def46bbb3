"""What can go wrong between a run, the service and the disk, and the verdict that is right."""

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.chaos import misbehaviours as on
from tests.chaos.misbehaving import Misbehaviour, misbehaving_target
from tests.chaos.observation import Observation, verdict_of
from tests.chaos.runs import HTTP_TIMEOUT, Surroundings, started
from tests.chaos.target import Target
from tests.meta.behave_run import Result
from tests.meta.our_features import FEATURES, RECORDING

START_AND_END = 60.0
"""Seconds that a run may take besides what it waits for, on a busy machine."""
RETRIES = 3.0
"""Seconds of all pauses before a 502 is given up: 0, 1 and 2."""
JUMPING_CLOCK = """
import glob, time

_real, _jumps = time.time, []

def _time():
    if not _jumps and any("intended" in open(path).read() for path in glob.glob("reports/ledgers/*")):
        _jumps.append(3600)
    return _real() - sum(_jumps)

time.time = _time
"""
"""Puts the clock back by an hour when the first record is about to be asked for."""


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong, and what is right then."""

    what: str
    verdict: str
    says: str = ""
    """What the reason, or the console, must contain."""
    waits: float = 0.0
    """Seconds that the settings allow for it."""
    api: Callable[[], Misbehaviour] = lambda: on.nothing
    tokens: Callable[[Target], Misbehaviour] = on.granting
    dynamodb: Callable[[], Misbehaviour] = lambda: on.nothing
    scenarios: tuple[str | Path, ...] = ("--name", RECORDING, FEATURES / "recording")
    surroundings: Callable[[Path], Surroundings] = lambda _: Surroundings()

    def __str__(self) -> str:
        return self.what

    @property
    def limit(self) -> float:
        """Seconds in which the run must be over."""
        return START_AND_END + self.waits


def see(fault: Fault, target: Target, folder: Path) -> Observation:
    """Let a run meet a fault, let the janitor clean up when it has passed, and tell what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        profile = stack.enter_context(
            misbehaving_target(
                target.ready, folder, api=fault.api(), tokens=fault.tokens(target), dynamodb=fault.dynamodb()
            )
        )
        run = stack.enter_context(started(folder, profile, fault.scenarios, fault.surroundings(folder)))
        began = time.monotonic()
        run.await_end(fault.limit)
        seen = Observation(fault.what, verdict_of(run.result), time.monotonic() - began, fault.limit)
    if seen.verdict != fault.verdict:
        seen.objections.append(f"the verdict should be {fault.verdict}: {run.result.console}")
    if fault.says not in (said := _said(run.result)):
        seen.objections.append(f"it should say {fault.says!r}: {said}")
    seen.let_the_janitor_clean_up_after(run, target)
    return seen


def _said(result: Result) -> str:
    """All that a run says, in one line."""
    messages = [each.get("statusDetails", {}).get("message", "") for each in result.allure_results]
    return " ".join("\n".join([result.console, *messages]).split())


def _tiny_files(_: Path) -> Surroundings:
    """A disk that is full as soon as a file has 3 KiB; what is printed has all the room that it wants."""
    return Surroundings(("bash", "-c", 'set -o pipefail; (ulimit -f 3; exec "$0" "$@") 2>&1 | cat'))


def _jumping_clock(folder: Path) -> Surroundings:
    place = folder / "clock"
    place.mkdir()
    (place / "sitecustomize.py").write_text(JUMPING_CLOCK, encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(place), os.environ.get("PYTHONPATH"))))
    return Surroundings(environ={"PYTHONPATH": path})


FAULTS = [
    Fault("502, once", "passed", api=lambda: on.creates(on.once(on.answering(502)))),
    Fault(
        "502, once, for a create that was carried out",
        "broken",
        "answered 502, 422: the service seems to have done what was answered 502",
        api=lambda: on.creates(on.once(on.carried_out(on.answering(502)))),
    ),
    Fault(
        "502, once, then a wrong answer",
        "failed",
        "response.status",
        api=lambda: on.creates(on.once(on.answering(502), then=on.with_status(200))),
    ),
    Fault(
        "502, for ever",
        "broken",
        "answered 502, 502, 502, 502",
        RETRIES,
        api=lambda: on.creates(on.answering(502)),
    ),
    Fault(
        "502 for every delete",
        "broken",
        "not cleaned up after the scenario",
        RETRIES,
        api=lambda: on.deletes(on.answering(502)),
    ),
    Fault("429 with Retry-After, once", "passed", waits=1, api=lambda: on.creates(on.once(on.too_many("1")))),
    Fault("429 without Retry-After, once", "passed", waits=5, api=lambda: on.creates(on.once(on.too_many()))),
    Fault(
        "429 with Retry-After, for ever",
        "broken",
        "set http.rate_limit",
        3,
        api=lambda: on.creates(on.too_many("1")),
    ),
    Fault(
        "429 without Retry-After, for ever",
        "broken",
        "set http.rate_limit",
        60,
        api=lambda: on.creates(on.too_many()),
    ),
    Fault("connection reset before a create", "broken", "Unreachable", api=lambda: on.creates(on.reset)),
    Fault(
        "connection reset after a create",
        "broken",
        "Unreachable",
        api=lambda: on.creates(on.carried_out(on.reset)),
    ),
    Fault(
        "no answer to a create that was carried out",
        "broken",
        "no answer in time",
        HTTP_TIMEOUT,
        api=lambda: on.creates(on.carried_out(on.silence(2 * HTTP_TIMEOUT))),
    ),
    Fault(
        "an answer that trickles and does not end",
        "broken",
        "no answer in time",
        2 * HTTP_TIMEOUT,
        api=lambda: on.creates(on.trickle(0.2)),
    ),
    Fault("half an answer to a create", "broken", "cut off", api=lambda: on.creates(on.half)),
    Fault("DynamoDB throttles, once", "passed", waits=5, dynamodb=lambda: on.reads(on.once(on.throttling))),
    Fault(
        "DynamoDB throttles, for ever",
        "broken",
        "TableUnusable",
        5 * 4,
        dynamodb=lambda: on.reads(on.throttling),
    ),
    Fault("DynamoDB refuses", "broken", "not authorized", dynamodb=lambda: on.reads(on.refusing)),
    Fault(
        "DynamoDB resets connections", "broken", "TableUnusable", 5 * 4, dynamodb=lambda: on.reads(on.reset)
    ),
    Fault("half an answer of DynamoDB", "broken", "TableUnusable", 5 * 4, dynamodb=lambda: on.reads(on.half)),
    Fault(
        "the token end point is away for a moment",
        "passed",
        waits=RETRIES,
        tokens=lambda target: on.times(2, on.answering(503), then=on.granting(target)),
    ),
    Fault(
        "the token end point is away from the start",
        "exit code 2",
        "no token for Postman_Auth",
        RETRIES,
        tokens=lambda _: on.reset,
    ),
    Fault(
        "the token end point goes away during the run",
        "broken",
        "no token for",
        5 * RETRIES,
        tokens=lambda target: on.times(3, on.granting(target, lifetime=1), then=on.answering(503)),
        scenarios=(FEATURES / "publishing" / "left_out_suppliers.feature",),
    ),
    Fault(
        "a full disk for ledger and reports",
        "broken",
        "File too large",
        scenarios=(
            "-j2",
            "--tags=not @known-defect",
            FEATURES / "recording" / "record_a_vaccination.feature",
        ),
        surroundings=_tiny_files,
    ),
    Fault(
        "the clock is put back by an hour",
        "broken",
        "ClockJumped",
        surroundings=_jumping_clock,
    ),
]
IN_EVERY_TEST_RUN = (
    "502, once, for a create that was carried out",
    "half an answer to a create",
    "DynamoDB throttles, for ever",
    "a full disk for ledger and reports",
)
"""What `make test` sees as well: the others are left to the campaign."""
